package io.ledgerline.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseConfig;
import io.ledgerline.records.index.IndexerConfig;
import io.ledgerline.records.index.RecordsIndexer;
import io.ledgerline.records.query.AuditQueries;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy that an older version filled, brought to the newest schema on a server of its own. */
class RecordsMigrationIT {
  private static final UUID LATER = UUID.fromString("0190a0a0-0000-7000-8000-000000000002");
  private static final Path BINARIES =
      Path.of(System.getProperty("java.io.tmpdir"), "ledgerline-test-cache");

  private static final String MONTHS =
      """
      SELECT string_agg(DISTINCT reloptions::text, ', ') || ' from ' || min(relname)
      FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
      WHERE inhparent = 'records.entry'::regclass
      """;

  @Test
  void whatAnOlderVersionWroteStaysBehindTheSameWallsAndIsGoneOnWith(@TempDir Path folder)
      throws Exception {
    try (var database = Database.open(new DatabaseConfig.Embedded(folder, BINARIES))) {
      asOf130(database);
      RecordsSchema.migrate(database.migrator());

      assertThat(calls(database, "threadco")).isEqualTo(1);
      assertThat(calls(database, "homely")).isZero();
      assertThat(calls(database, "")).isZero();
      assertThatThrownBy(() -> count(database, "", "records.call_all"))
          .hasMessageContaining("permission denied");
      assertThat(goOn(database)).as("into the month that was there, and the call").isEqualTo(2);
      assertThat(calls(database, "threadco")).isEqualTo(2);
      assertThat(count(database, "threadco", "records.entry")).isEqualTo(2);
    }
  }

  @Test
  void aCallThatHoldsItsDocumentKeepsItAndTakesMore(@TempDir Path folder) throws Exception {
    try (var database = Database.open(new DatabaseConfig.Embedded(folder, BINARIES))) {
      asOf130(database);
      RecordsSchema.migrate(database.migrator());
      assertThat(document(database, "req-1"))
          .isEqualTo("{\"model\":\"m\",\"status\":\"completed\"}");

      var entries =
          new Entries(1)
              .raw(
                  "threadco",
                  EntryBuilder.entry(EventType.COST_ADJUSTED, LATER, Entries.START, "threadco")
                      .text(Field.TENANT, "threadco")
                      .text(Field.REQUEST_ID, "req-1")
                      .usd(Field.COST_USD, 5_000_000)
                      .build());
      copy(database, entries);
      assertThat(document(database, "req-1"))
          .contains("\"model\":\"m\"")
          .contains("\"cost_usd\":\"0.005\"");
    }
  }

  @Test
  void aCopyOfVersion200IsLookedUpByRequestAndItsMonthsKeepTheirRowsTogether(@TempDir Path folder)
      throws Exception {
    try (var database = Database.open(new DatabaseConfig.Embedded(folder, BINARIES))) {
      asOf(database, "200");
      assertThat(primaryKey(database)).isEqualTo("tenant, request_id");

      RecordsSchema.migrate(database.migrator());
      assertThat(primaryKey(database)).isEqualTo("request_id, tenant");
      assertThat(document(database, "req-1"))
          .isEqualTo("{\"model\":\"m\",\"status\":\"completed\"}");
      assertThat(goOn(database)).isEqualTo(2);
      assertThat(calls(database, "threadco")).isEqualTo(2);
      assertThat(calls(database, "homely")).isZero();
      try (var connection = database.system().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("SELECT records.ensure_month('2027-01-01')");
      }
      assertThat(one(database, MONTHS)).isEqualTo("{toast_tuple_target=4080} from entry_2026_11");
    }
  }

  private static String primaryKey(Database database) throws SQLException {
    return one(
        database,
        """
        SELECT string_agg(a.attname, ', ' ORDER BY k.place)
        FROM pg_constraint c, unnest(c.conkey) WITH ORDINALITY k(column_number, place), pg_attribute a
        WHERE c.conrelid = 'records.call'::regclass AND c.contype = 'p'
          AND a.attrelid = c.conrelid AND a.attnum = k.column_number
        """);
  }

  private static String one(Database database, String query) throws SQLException {
    try (var connection = database.migrator().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static String document(Database database, String requestId) throws SQLException {
    var call = new AuditQueries(database.app()).call(ReadScope.tenant("threadco"), requestId);
    return call.call().document().toString();
  }

  private static void asOf130(Database database) throws SQLException {
    asOf(database, "130");
  }

  private static void asOf(Database database, String version) throws SQLException {
    Flyway.configure()
        .dataSource(database.migrator())
        .schemas("records")
        .createSchemas(true)
        .locations(RecordsSchema.MIGRATIONS)
        .target(version)
        .load()
        .migrate();
    try (var connection = database.system().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SELECT records.ensure_month('2026-11-01')");
      statement.execute(
          """
          INSERT INTO records.call (tenant, request_id, ts, id, status, document)
          VALUES ('threadco', 'req-1', '2026-11-20', '0190a0a0-0000-7000-8000-000000000001',
            'completed', '{"model":"m","status":"completed"}')
          """);
    }
  }

  private static long goOn(Database database) throws Exception {
    var entries = new Entries(1);
    var call = entries.call("threadco", "f", "claude-opus-4", "u_1");
    entries.admitted(call).completed(call, 1, 2, 3);
    return copy(database, entries);
  }

  private static long copy(Database database, Entries entries) throws Exception {
    try (var indexer =
        new RecordsIndexer(
            entries, database.system(), IndexerConfig.defaults(), Clock.systemUTC())) {
      return indexer.catchUp();
    }
  }

  private static long calls(Database database, String tenant) throws SQLException {
    return count(database, tenant, "records.call");
  }

  private static long count(Database database, String tenant, String table) throws SQLException {
    try (var connection = database.app().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET LOCAL ledgerline.tenant = '" + tenant + "'");
      try (var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
        rows.next();
        return rows.getLong(1);
      } finally {
        connection.rollback();
      }
    }
  }
}

package io.ledgerline.records.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.records.Entries;
import io.ledgerline.records.ReadScope;
import io.ledgerline.records.RecordsDatabase;
import io.ledgerline.records.query.AuditFilter;
import io.ledgerline.records.query.AuditQueries;
import io.ledgerline.records.query.CostQueries;
import io.ledgerline.records.query.CostQuery;
import io.ledgerline.records.query.CostReport;
import io.ledgerline.records.query.EntryRow;
import io.ledgerline.records.query.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordsIndexerIT {
  private static final IndexerConfig SMALL =
      new IndexerConfig(
          3,
          1 << 20,
          Duration.ZERO,
          Duration.ofMillis(20),
          1_000_000,
          Duration.ofMillis(20),
          Duration.ofMillis(100));

  private RecordsDatabase database;
  private Entries entries;

  @BeforeEach
  void prepare() throws Exception {
    database = new RecordsDatabase();
    entries = new Entries(1);
  }

  private RecordsIndexer indexer() {
    return new RecordsIndexer(entries, database.system(), SMALL, Clock.systemUTC());
  }

  private List<byte[]> copied(String stream) throws Exception {
    return new AuditQueries(database.app())
            .entries(ReadScope.organization(), AuditFilter.ALL, new PageRequest(null, 1000, true))
            .items()
            .stream()
            .filter(row -> row.stream().equals(stream))
            .map(EntryRow::bytes)
            .toList();
  }

  private CostReport cost(String by) throws Exception {
    return new CostQueries(database.app())
        .report(ReadScope.organization(), CostQuery.of(Map.of("by", by)));
  }

  @Test
  void copiesEveryEntryOnceAndByteForByte() throws Exception {
    fill(20);
    try (var indexer = indexer()) {
      assertThat(indexer.catchUp()).isEqualTo(40);
      assertThat(indexer.catchUp()).isZero();
      assertThat(indexer.lag().entries()).isZero();
    }
    assertThat(copied("threadco")).containsExactlyElementsOf(entries.of("threadco"));
    assertThat(copied("homely")).containsExactlyElementsOf(entries.of("homely"));
  }

  @Test
  void goesOnWhereItsCursorIsAfterARestart() throws Exception {
    fill(5);
    try (var first = indexer()) {
      first.catchUp();
    }
    fill(5);
    try (var second = indexer()) {
      assertThat(second.catchUp()).isEqualTo(10);
    }
    assertThat(copied("threadco")).containsExactlyElementsOf(entries.of("threadco"));
    assertThat(cost("brand").total().calls()).isEqualTo(10);
  }

  @Test
  void aBatchNeverReadsAllOfHistory() throws Exception {
    long before = rowsReadByScans();
    try (var indexer = indexer()) {
      for (int round = 0; round < 30; round++) { // enough for PostgreSQL to keep its plans
        fill(2);
        indexer.catchUp();
      }
    }
    assertThat(rowsReadByScans()).isEqualTo(before);
  }

  @Test
  void aCallIsFoundWithoutReadingItsTenantsOthers() throws Exception {
    try (var indexer = indexer()) {
      long before = callsRead();
      int rounds = 60;
      for (int round = 0; round < rounds; round++) {
        var call = entries.call("threadco", "f", "claude-opus-4", "u_1");
        entries.admitted(call);
        indexer.catchUp();
        entries.completed(call, 1, 2, 3);
        indexer.catchUp();
      }
      assertThat(callsRead() - before).isLessThan(4L * rounds);
    }
  }

  @Test
  void aCallThatIsThereMayBeginAgain() throws Exception {
    var call = entries.call("threadco", "f", "claude-opus-4", "u_1");
    entries.admitted(call).completed(call, 1, 2, 3);
    try (var indexer = indexer()) {
      indexer.catchUp();
      entries.admitted(call);
      indexer.catchUp();
    }
    assertThat(copied("threadco")).containsExactlyElementsOf(entries.of("threadco"));
    assertThat(status(call)).isEqualTo("completed");
    assertThat(cost("brand").total().calls()).isEqualTo(1);
  }

  @Test
  void anEntryOfMoreThanTwoKilobytesStaysInItsRow() throws Exception {
    var call = entries.call("threadco", "f", "claude-opus-4", "u_1");
    var hashes = Collections.nCopies(40, "feature".repeat(7));
    entries.append(call, EventType.CALL_ADMITTED, e -> e.texts(Field.API_FEATURES, hashes));
    try (var indexer = indexer()) {
      indexer.catchUp();
    }
    try (var connection = database.system().getConnection();
        var statement =
            connection.prepareStatement(
                """
                SELECT pg_column_compression(bytes), octet_length(bytes)
                FROM records.entry
                """);
        var row = statement.executeQuery()) {
      row.next();
      assertThat(row.getString(1)).isNull();
      assertThat(row.getInt(2)).isBetween(2_500, 4_000);
    }
  }

  private long callsRead() throws Exception {
    try (var connection = database.system().getConnection();
        var flush = connection.prepareStatement("SELECT pg_stat_force_next_flush()");
        var reads =
            connection.prepareStatement(
                """
                SELECT coalesce(sum(seq_tup_read), 0) + coalesce(sum(idx_tup_fetch), 0)
                FROM pg_stat_user_tables WHERE schemaname = 'records' AND relname = 'call_all'
                """)) {
      flush.execute();
      try (var row = reads.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private long rowsReadByScans() throws Exception {
    try (var connection = database.system().getConnection();
        var flush = connection.prepareStatement("SELECT pg_stat_force_next_flush()");
        var scans =
            connection.prepareStatement(
                """
                SELECT sum(seq_tup_read) FROM pg_stat_user_tables
                WHERE schemaname = 'records' AND relname IN ('call_all', 'usage_hour', 'unreadable')
                """)) {
      flush.execute();
      try (var row = scans.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Test
  void twoIndexersOfOneLedgerCopyNothingTwice() throws Exception {
    fill(30);
    try (var one = indexer();
        var two = indexer()) {
      var other =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      two.catchUp();
                    } catch (Exception failed) {
                      throw new AssertionError(failed);
                    }
                  });
      one.catchUp();
      other.join();
      one.catchUp();
    }
    assertThat(copied("threadco")).containsExactlyElementsOf(entries.of("threadco"));
    assertThat(cost("brand").total().costNano()).isEqualTo(30 * 1_000_001L);
  }

  @Test
  void joinsTheEntriesOfACallAcrossBatches() throws Exception {
    var call = entries.call("threadco", "order-help", "claude-opus-4", "u_ann");
    entries.admitted(call);
    try (var indexer = indexer()) {
      indexer.catchUp();
      assertThat(status(call)).isEqualTo("open");
      entries.completed(call, 10, 20, 3_000_001);
      indexer.catchUp();
      entries.append(
          call,
          EventType.CALL_OUTCOME,
          e -> e.decimal(Field.CONFIDENCE_SCORE, 0.75).text(Field.APPROVED_BY, "u_boss"));
      entries.append(call, EventType.COST_ADJUSTED, e -> e.usd(Field.COST_USD, 2_000_001));
      indexer.catchUp();
    }
    assertThat(status(call)).isEqualTo("completed");
    var document = detail(call).call().document();
    assertThat(document.path("approved_by").stringValue()).isEqualTo("u_boss");
    assertThat(document.path("confidence_score").doubleValue()).isEqualTo(0.75);
    assertThat(detail(call).entries()).hasSize(4);
    assertThat(cost("brand").total())
        .isEqualTo(new CostReport.Row(List.of(), 1, 0, 0, 10, 20, 7, 0, 2_000_001));
  }

  @Test
  void readsACallFromWhatIsLeftOfItsEntries() throws Exception {
    var call = entries.call("threadco", "order-help", "claude-opus-4", "u_ann");
    entries.admitted(call).completed(call, 10, 20, 3_000_001);
    try (var indexer = indexer()) {
      indexer.catchUp();
    }
    try (var connection = database.system().getConnection()) {
      assertThat(Forgetting.below(connection, "threadco", 1)).isEqualTo(1);
    }
    var left = detail(call);
    assertThat(left.entries()).hasSize(1);
    assertThat(left.call().status()).isEqualTo("completed");
    assertThat(left.call().document().has("cost_reserved_usd")).isFalse();
    assertThat(left.call().document().path("tokens_output").intValue()).isEqualTo(20);
  }

  @Test
  void storesWhatEntriesSayOnce() throws Exception {
    fill(3);
    try (var indexer = indexer()) {
      indexer.catchUp();
    }
    try (var connection = database.system().getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery("SELECT count(*), count(document) FROM records.call")) {
      rows.next();
      assertThat(rows.getLong(1)).isEqualTo(3);
      assertThat(rows.getLong(2)).isZero();
    }
  }

  @Test
  void countsRefusedAndFailedCallsApart() throws Exception {
    var refused = entries.call("threadco", "order-help", "claude-opus-4", "u_ann");
    entries.append(refused, EventType.CALL_REFUSED, e -> e.text(Field.RULE, "budget"));
    var failed = entries.call("threadco", "order-help", "claude-opus-4", "u_ann");
    entries.admitted(failed).append(failed, EventType.CALL_FAILED, e -> e.usd(Field.COST_USD, 0));
    try (var indexer = indexer()) {
      indexer.catchUp();
    }
    var total = cost("brand").total();
    assertThat(total.calls()).isEqualTo(1);
    assertThat(total.refused()).isEqualTo(1);
    assertThat(total.failed()).isEqualTo(1);
  }

  @Test
  void countsWhatACallCostWhoseAnswerWasRefused() throws Exception {
    var call = entries.call("threadco", "order-help", "claude-opus-4", "u_ann");
    entries.admitted(call);
    entries.append(
        call,
        EventType.CALL_REFUSED,
        e -> e.text(Field.RULE, "promise").usd(Field.COST_USD, 9_000_000));
    try (var indexer = indexer()) {
      indexer.catchUp();
      assertThat(cost("brand").total())
          .isEqualTo(new CostReport.Row(List.of(), 0, 1, 0, 0, 0, 0, 0, 9_000_000));
      entries.append(
          call,
          EventType.COST_ADJUSTED,
          e -> e.number(Field.TOKENS_INPUT, 10).usd(Field.COST_USD, 2_000_001));
      indexer.catchUp();
    }
    assertThat(cost("brand").total())
        .isEqualTo(new CostReport.Row(List.of(), 0, 1, 0, 10, 0, 0, 0, 2_000_001));
  }

  @Test
  void keepsBytesThatAreNoEntryAndGoesOn() throws Exception {
    entries.raw("threadco", "not json".getBytes(UTF_8));
    entries.raw("threadco", "{\"id\":\"x\"}".getBytes(UTF_8));
    fill(2);
    try (var indexer = indexer()) {
      indexer.catchUp();
      assertThat(indexer.lag().unreadable()).isEqualTo(2);
      assertThat(indexer.lag().entries()).isZero();
    }
    assertThat(cost("brand").total().calls()).isEqualTo(2);
  }

  @Test
  void findsTheOneEntryWhoseValuesTheDatabaseRefuses() throws Exception {
    fill(4);
    var huge = entries.call("threadco", "order-help", "claude-opus-4", "u_ann");
    entries.admitted(huge).completed(huge, 1, 1, Long.MAX_VALUE - 1);
    entries.completed(entries.call("threadco", "order-help", "m", "u_ann"), 1, 1, Long.MAX_VALUE);
    fill(4);
    try (var indexer = indexer()) {
      indexer.catchUp();
      assertThat(indexer.lag().entries()).isZero();
    }
    assertThat(copied("threadco")).hasSizeGreaterThanOrEqualTo(9);
  }

  @Test
  void buildsTheSameCopyAgain() throws Exception {
    fill(10);
    try (var indexer = indexer()) {
      indexer.catchUp();
      var before = cost("brand,feature,user");
      indexer.rebuild();
      assertThat(copied("threadco")).isEmpty();
      indexer.catchUp();
      assertThat(cost("brand,feature,user")).isEqualTo(before);
    }
    assertThat(copied("threadco")).containsExactlyElementsOf(entries.of("threadco"));
  }

  @Test
  void putsEachMonthIntoItsOwnPartition() throws Exception {
    entries.at(java.time.Instant.parse("2026-10-31T23:59:59.998Z"));
    fill(2);
    try (var indexer = indexer()) {
      indexer.catchUp();
    }
    assertThat(cost("month").rows())
        .extracting(CostReport.Row::labels)
        .containsExactlyInAnyOrder(List.of("2026-10"), List.of("2026-11"));
    try (var connection = database.migrator().getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery("SELECT to_regclass('records.entry_2026_10') IS NOT NULL")) {
      rows.next();
      assertThat(rows.getBoolean(1)).isTrue();
    }
  }

  private void fill(int calls) {
    for (int i = 0; i < calls; i++) {
      var call =
          entries.call(
              i % 2 == 0 ? "threadco" : "homely", "f-" + i % 3, "claude-opus-4", "u_" + i % 4);
      entries.admitted(call).completed(call, 10, 20, 1_000_001);
    }
  }

  private String status(Entries.Call call) throws Exception {
    return detail(call).call().status();
  }

  private io.ledgerline.records.query.CallDetail detail(Entries.Call call) throws Exception {
    return new AuditQueries(database.app())
        .call(ReadScope.tenant(call.tenant()), call.id().toString());
  }
}

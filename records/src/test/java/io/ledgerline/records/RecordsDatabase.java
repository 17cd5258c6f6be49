package io.ledgerline.records;

import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty database with the schema {@code records}, on the server that the tests share. */
public final class RecordsDatabase {
  private final String name = "records_" + UUID.randomUUID().toString().replace("-", "");

  public RecordsDatabase() throws SQLException {
    execute(
        of("postgres", "postgres"),
        """
        DO $$ BEGIN
          CREATE ROLE ledgerline_migrator LOGIN;
          CREATE ROLE ledgerline_app LOGIN;
          CREATE ROLE ledgerline_system LOGIN;
        EXCEPTION WHEN duplicate_object THEN NULL; END $$
        """);
    execute(of("postgres", "postgres"), "CREATE DATABASE " + name + " OWNER ledgerline_migrator");
    RecordsSchema.migrate(of(name, "ledgerline_migrator"));
  }

  public DataSource app() {
    return of(name, "ledgerline_app");
  }

  public DataSource system() {
    return of(name, "ledgerline_system");
  }

  public DataSource migrator() {
    return of(name, "ledgerline_migrator");
  }

  private static DataSource of(String database, String user) {
    var source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://127.0.0.1:55432/" + database);
    source.setUser(user);
    return source;
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

package io.ledgerline.records;

import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The embedded PostgreSQL with an empty copy; one server serves all tests of this process. */
public final class RecordsDatabase {
  private static final Database SERVER = start();

  /** Empties the copy. */
  public RecordsDatabase() throws SQLException {
    try (var connection = SERVER.system().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SELECT records.reset()");
    }
  }

  public DataSource app() {
    return SERVER.app();
  }

  public DataSource system() {
    return SERVER.system();
  }

  public DataSource migrator() {
    return SERVER.migrator();
  }

  private static Database start() {
    try {
      var folder = Files.createTempDirectory("ledgerline-records");
      var database =
          Database.open(
              new DatabaseConfig.Embedded(
                  folder, Path.of(System.getProperty("java.io.tmpdir"), "ledgerline-test-cache")));
      database.stopAtExit();
      RecordsSchema.migrate(database.migrator());
      return database;
    } catch (Exception failed) {
      throw new IllegalStateException("the embedded PostgreSQL does not start", failed);
    }
  }
}

package io.ledgerline.governance.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One real PostgreSQL per test JVM; each test class takes fresh tables from it. */
public final class TestDatabase {
  private static final Path FOLDER = temporary();
  private static final Database SHARED = start();

  private TestDatabase() {}

  /** Where binaries are unpacked for tests: the build folder, once for all runs. */
  public static Path cache() {
    return Path.of(System.getProperty("java.io.tmpdir"), "ledgerline-test-cache");
  }

  /** The shared database with every table empty. */
  public static Database empty() {
    try {
      var owner = ServerFolderPasswords.of(FOLDER).credential("ledgerline_owner");
      String url =
          "jdbc:postgresql://127.0.0.1:"
              + Files.readString(FOLDER.resolve("port")).strip()
              + "/ledgerline";
      try (var connection = DriverManager.getConnection(url, owner.user(), owner.password());
          var statement = connection.createStatement()) {
        statement.execute(
            """
            truncate governance.tenant, governance.setting, governance.setting_version,
              governance.principal, governance.service_key, governance.prompt_version,
              governance.conversation_pin, governance.outbox_stream, governance.outbox cascade;
            update governance.settings_version set version = 0;
            """);
      }
      return SHARED;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static Database start() {
    try {
      Database database = Database.open(new DatabaseConfig.Embedded(FOLDER, cache()));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database)));
      return database;
    } catch (DatabaseStartException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void stop(Database database) {
    database.close();
    try (var paths = Files.walk(FOLDER)) {
      for (Path path : paths.toList().reversed()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("ledgerline-postgres-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.ledgerline.governance.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A database with a small pool per role. */
final class PooledDatabase implements Database {
  private static final int APP_CONNECTIONS = 10;
  private static final int SYSTEM_CONNECTIONS = 10;
  private static final long CONNECT_MILLIS = 3_000;
  private static final int ANSWER_SECONDS = 60;

  private final DataSource migrator;
  private final HikariDataSource app;
  private final HikariDataSource system;
  private final @Nullable EmbeddedServer server;

  private PooledDatabase(DatabaseConfig.External at, @Nullable EmbeddedServer server) {
    this.server = server;
    this.migrator = plain(at.jdbcUrl(), at.migrator());
    this.app = pool("app", at.jdbcUrl(), at.app(), APP_CONNECTIONS);
    this.system = pool("system", at.jdbcUrl(), at.system(), SYSTEM_CONNECTIONS);
  }

  static Database open(DatabaseConfig config) throws DatabaseStartException {
    return switch (config) {
      case DatabaseConfig.Embedded embedded -> embedded(embedded);
      case DatabaseConfig.External external -> migrated(external, null);
    };
  }

  @Override
  public DataSource app() {
    return app;
  }

  @Override
  public DataSource system() {
    return system;
  }

  @Override
  public DataSource migrator() {
    return migrator;
  }

  @Override
  public <T> T inTenant(String tenant, Work<T> work) {
    return transaction(app, "ledgerline.tenant", tenant, work);
  }

  @Override
  public <T> T inOrganization(Work<T> work) {
    return transaction(app, "ledgerline.scope", "organization", work);
  }

  @Override
  public <T> T inSystem(Work<T> work) {
    return transaction(system, null, "", work);
  }

  @Override
  public boolean reachable() {
    try (Connection connection = app.getConnection()) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void stopAtExit() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "ledgerline-database-stop"));
  }

  @Override
  public void close() {
    app.close();
    system.close();
    if (server != null) {
      server.close();
    }
  }

  private static Database embedded(DatabaseConfig.Embedded config) throws DatabaseStartException {
    Binaries binaries = Binaries.unpacked(config.cache());
    try {
      ServerFolder folder = ServerFolder.take(config.folder());
      EmbeddedServer server = started(folder, binaries);
      try {
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/";
        Bootstrap.run(url, folder);
        return settled(migrated(external(url, folder), server), server);
      } catch (SQLException | IOException | DatabaseStartException e) {
        server.close();
        throw e;
      }
    } catch (IOException | SQLException e) {
      throw new DatabaseStartException(
          "The embedded PostgreSQL in %s can't be used: %s"
              .formatted(config.folder(), e.getMessage()),
          e);
    }
  }

  /** The database once its files are on the disk, however soon it could be asked. */
  private static Database settled(Database database, EmbeddedServer server)
      throws DatabaseStartException, IOException {
    try {
      server.settle();
      return database;
    } catch (DatabaseStartException | IOException e) {
      database.close();
      throw e;
    } catch (InterruptedException e) {
      database.close();
      Thread.currentThread().interrupt();
      throw new DatabaseStartException("Interrupted while PostgreSQL was starting.", e);
    }
  }

  private static EmbeddedServer started(ServerFolder folder, Binaries binaries)
      throws DatabaseStartException, IOException {
    try {
      return EmbeddedServer.start(folder, binaries);
    } catch (DatabaseStartException | IOException e) {
      folder.close();
      throw e;
    } catch (InterruptedException e) {
      folder.close();
      Thread.currentThread().interrupt();
      throw new DatabaseStartException("Interrupted while PostgreSQL was starting.", e);
    }
  }

  private static DatabaseConfig.External external(String url, ServerFolder folder) {
    return new DatabaseConfig.External(
        url + Bootstrap.DATABASE,
        folder.credential("ledgerline_migrator"),
        folder.credential("ledgerline_app"),
        folder.credential("ledgerline_system"));
  }

  private static Database migrated(DatabaseConfig.External at, @Nullable EmbeddedServer server)
      throws DatabaseStartException {
    var database = new PooledDatabase(at, server);
    try {
      Migrations.run(database.migrator, "governance", "classpath:db/governance");
      StartChecks.run(database.app, database.system);
    } catch (SQLException | FlywayException e) {
      database.close();
      throw new DatabaseStartException(
          "The database can't be used: %s".formatted(e.getMessage()), e);
    } catch (DatabaseStartException e) {
      database.close();
      throw e;
    }
    return database;
  }

  private static <T> T transaction(
      DataSource role, @Nullable String setting, String value, Work<T> work) {
    try (Connection connection = role.getConnection()) {
      connection.setAutoCommit(false);
      try {
        if (setting != null) {
          set(connection, setting, value);
        }
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollback(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static void set(Connection connection, String setting, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config(?, ?, true)")) {
      statement.setString(1, setting);
      statement.setString(2, value);
      statement.execute();
    }
  }

  private static void rollback(Connection connection, Exception reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private static DataSource plain(String url, Credential role) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(role.user());
    source.setPassword(role.password());
    source.setApplicationName("ledgerline");
    return source;
  }

  private static HikariDataSource pool(String name, String url, Credential role, int size) {
    var config = new HikariConfig();
    config.setPoolName("ledgerline-" + name);
    config.setJdbcUrl(url);
    config.setUsername(role.user());
    config.setPassword(role.password());
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setValidationTimeout(CONNECT_MILLIS / 2);
    config.setInitializationFailTimeout(CONNECT_MILLIS);
    config.addDataSourceProperty("ApplicationName", "ledgerline");
    config.addDataSourceProperty("socketTimeout", ANSWER_SECONDS);
    config.addDataSourceProperty("tcpKeepAlive", true);
    return new HikariDataSource(config);
  }
}

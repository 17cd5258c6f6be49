package io.ledgerline.vault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The PostgreSQL schema {@code vault}, which holds wrapped keys and no content. The roles {@code
 * ledgerline_app} and {@code ledgerline_system} must exist before it is brought up to date.
 */
public final class VaultSchema {
  private VaultSchema() {}

  /**
   * Brings the schema to the newest version; does nothing when it is there.
   *
   * @param migrator connections of the role that owns the tables
   * @throws org.flywaydb.core.api.FlywayException when a migration fails or was edited
   */
  public static void migrate(DataSource migrator) {
    Flyway.configure(VaultSchema.class.getClassLoader())
        .dataSource(migrator)
        .schemas("vault")
        .createSchemas(true)
        .locations("classpath:db/vault")
        .cleanDisabled(true)
        .load()
        .migrate();
  }

  /**
   * Checks that a query without a tenant returns no keys.
   *
   * @param app connections of the role that serves callers
   * @throws SQLException if it does, or the database can't be asked
   */
  public static void requireWalls(DataSource app) throws SQLException {
    try (Connection connection = app.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select (select count(*) from vault.content_key)
                     + (select count(*) from vault.tenant_key)
                     + (select count(*) from vault.destroyed),
                       (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where n.nspname = 'vault' and c.relkind in ('r', 'p')
                           and exists (select 1 from pg_attribute a where a.attrelid = c.oid
                                        and a.attname = 'tenant' and a.attnum > 0)
                           and not (c.relrowsecurity and c.relforcerowsecurity))
                """)) {
      row.next();
      if (row.getLong(1) != 0 || row.getLong(2) != 0) {
        throw new SQLException(
            "keys of the vault are visible without a tenant: row-level security is not in force");
      }
    }
  }

  /**
   * Gives the space of deleted keys back, so that later ones overwrite it. Best effort: what the
   * database's log files and backups hold is out of its reach.
   *
   * @param migrator connections of the role that owns the tables, committing by themselves
   */
  public static void vacuum(DataSource migrator) throws SQLException {
    try (Connection connection = migrator.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum (index_cleanup on) vault.content_key");
    }
  }
}

package io.ledgerline.governance.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What must hold of a database before it is used; what does not is a sentence. */
final class StartChecks {
  private StartChecks() {}

  static void run(DataSource app, DataSource system) throws SQLException, DatabaseStartException {
    for (DataSource role : new DataSource[] {app, system}) {
      try (Connection connection = role.getConnection();
          Statement statement = connection.createStatement()) {
        requireOrdinaryRole(statement);
        requireDurable(statement);
      }
    }
    try (Connection connection = app.getConnection();
        Statement statement = connection.createStatement()) {
      requireWalls(statement);
    }
  }

  private static void requireOrdinaryRole(Statement statement)
      throws SQLException, DatabaseStartException {
    try (ResultSet row =
        statement.executeQuery(
            """
            select rolname, rolsuper or rolbypassrls,
                   exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where n.nspname = 'governance' and c.relkind = 'r'
                              and pg_has_role(current_user, c.relowner, 'MEMBER'))
              from pg_roles where rolname = current_user
            """)) {
      row.next();
      if (row.getBoolean(2) || row.getBoolean(3)) {
        throw new DatabaseStartException(
            "The database role %s may see rows of every tenant (superuser, BYPASSRLS or owner of the tables): use an ordinary role."
                .formatted(row.getString(1)));
      }
    }
  }

  private static void requireDurable(Statement statement)
      throws SQLException, DatabaseStartException {
    try (ResultSet row =
        statement.executeQuery(
            "select current_setting('fsync'), current_setting('synchronous_commit')")) {
      row.next();
      if (!row.getString(1).equals("on") || row.getString(2).equals("off")) {
        throw new DatabaseStartException(
            "The database would lose commits in a power cut (fsync %s, synchronous_commit %s): switch both on."
                .formatted(row.getString(1), row.getString(2)));
      }
    }
  }

  /** Every table of ours with a tenant must force its policies, and show nothing without one. */
  private static void requireWalls(Statement statement)
      throws SQLException, DatabaseStartException {
    try (ResultSet row =
        statement.executeQuery(
            """
            select string_agg(c.relname, ', ')
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = 'governance' and c.relkind in ('r', 'p')
               and exists (select 1 from pg_attribute a
                            where a.attrelid = c.oid and a.attname = 'tenant' and a.attnum > 0)
               and not (c.relrowsecurity and c.relforcerowsecurity)
            """)) {
      row.next();
      if (row.getString(1) != null) {
        throw new DatabaseStartException(
            "Tables without forced row-level security: %s; run the migrations again as their owner."
                .formatted(row.getString(1)));
      }
    }
    try (ResultSet row =
        statement.executeQuery(
            """
            select (select count(*) from governance.tenant) + (select count(*) from governance.setting)
                 + (select count(*) from governance.service_key)
            """)) {
      row.next();
      if (row.getLong(1) != 0) {
        throw new DatabaseStartException(
            "A query without a tenant returned rows: row-level security is not in force.");
      }
    }
  }
}

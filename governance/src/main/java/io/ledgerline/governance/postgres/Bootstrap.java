package io.ledgerline.governance.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The database and the three roles inside an embedded server, made by its owner at first start; one
 * that was cut short is done again, and who may connect is said at every start.
 */
final class Bootstrap {
  static final String DATABASE = "ledgerline";

  private static final String TEMPLATE = "template1";
  private static final String EMPTY = "postgres";

  private Bootstrap() {}

  static void run(String server, ServerFolder folder) throws SQLException {
    Credential owner = folder.credential(ServerFolder.OWNER);
    try (Connection connection =
        DriverManager.getConnection(server + TEMPLATE, owner.user(), owner.password())) {
      if (!exists(connection)) {
        for (String role : ServerFolder.ROLES.subList(1, ServerFolder.ROLES.size())) {
          createRole(connection, folder.credential(role));
        }
        // The empty one that every server is made with: copying it would be the same, and slower.
        execute(connection, "alter database " + EMPTY + " rename to " + DATABASE);
        execute(connection, "alter database " + DATABASE + " owner to ledgerline_migrator");
      }
      execute(connection, "revoke all on database " + DATABASE + " from public");
      execute(
          connection,
          "grant connect on database " + DATABASE + " to ledgerline_app, ledgerline_system");
    }
  }

  private static boolean exists(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select 1 from pg_database where datname = ?")) {
      query.setString(1, DATABASE);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** Role names and passwords are ours and hexadecimal; DDL takes no parameters. */
  private static void createRole(Connection connection, Credential role) throws SQLException {
    execute(connection, "drop role if exists " + role.user());
    execute(
        connection,
        "create role %s login nosuperuser nobypassrls nocreatedb nocreaterole password '%s'"
            .formatted(role.user(), role.password()));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

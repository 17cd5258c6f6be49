package io.ledgerline.governance.hold;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of holds: rows in and out, and the gate that orders holds and destructions. */
final class HoldRows {
  private static final String COLUMNS =
      """
      select hold, tenant, matter, subject, workspace, use_case, from_time, to_time, set_by, set_at,
             cleared_at
        from governance.hold
      """;

  private HoldRows() {}

  /** Waits for every other hold and destruction of the tenant, and makes those behind it wait. */
  static void passGate(Connection connection, String tenant) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into governance.retention_gate (tenant) values (?)
            on conflict (tenant) do update set tenant = excluded.tenant
            """)) {
      statement.setString(1, tenant);
      statement.executeUpdate();
    }
  }

  static void insert(Connection connection, Hold hold) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into governance.hold
              (hold, tenant, matter, subject, workspace, use_case, from_time, to_time, set_by, set_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      statement.setString(1, hold.id());
      statement.setString(2, hold.tenant());
      statement.setString(3, hold.matter());
      statement.setString(4, hold.subject());
      statement.setString(5, hold.workspace());
      statement.setString(6, hold.useCase());
      statement.setTimestamp(7, timestamp(hold.from()));
      statement.setTimestamp(8, timestamp(hold.to()));
      statement.setString(9, hold.setBy());
      statement.setTimestamp(10, Timestamp.from(hold.setAt()));
      statement.executeUpdate();
    }
  }

  static void clear(Connection connection, String id, String by, Instant at, String approval)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update governance.hold set cleared_by = ?, cleared_at = ?, approval = ? where hold = ?")) {
      statement.setString(1, by);
      statement.setTimestamp(2, Timestamp.from(at));
      statement.setString(3, approval);
      statement.setString(4, id);
      statement.executeUpdate();
    }
  }

  static Optional<Hold> find(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS + " where hold = ?")) {
      statement.setString(1, id);
      return rows(statement).stream().findFirst();
    }
  }

  /** Those of a tenant that hold now. */
  static List<Hold> living(Connection connection, String tenant) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            COLUMNS + " where tenant = ? and cleared_at is null order by set_at, hold")) {
      statement.setString(1, tenant);
      return rows(statement);
    }
  }

  /** Those of every tenant that the transaction may see and that hold now. */
  static List<Hold> everyLiving(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            COLUMNS + " where cleared_at is null order by tenant, set_at, hold")) {
      return rows(statement);
    }
  }

  /** Those the transaction may see, newest first. */
  static List<Hold> list(Connection connection, boolean cleared, @Nullable String after, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            COLUMNS
                + """
                 where (? or cleared_at is null)
                   and (?::text is null or (set_at, hold) <
                        (select set_at, hold from governance.hold where hold = ?))
                 order by set_at desc, hold desc limit ?
                """)) {
      statement.setBoolean(1, cleared);
      statement.setString(2, after);
      statement.setString(3, after);
      statement.setInt(4, limit);
      return rows(statement);
    }
  }

  private static List<Hold> rows(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      var found = new ArrayList<Hold>();
      while (row.next()) {
        found.add(
            new Hold(
                row.getString("hold"),
                row.getString("tenant"),
                row.getString("matter"),
                row.getString("subject"),
                row.getString("workspace"),
                row.getString("use_case"),
                instant(row.getTimestamp("from_time")),
                instant(row.getTimestamp("to_time")),
                row.getString("set_by"),
                row.getTimestamp("set_at").toInstant(),
                instant(row.getTimestamp("cleared_at"))));
      }
      return found;
    }
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}

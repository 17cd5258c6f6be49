package io.ledgerline.governance.approval;

import io.ledgerline.governance.setting.SpecJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of approvals: rows in and out. */
final class ApprovalRows {
  private static final String COLUMNS =
      """
      select approval, tenant, action, target, details, requested_by, requested_owner, requested_at,
             expires_at, state, decided_by, decided_owner, decided_at, outcome
        from governance.approval
      """;

  private ApprovalRows() {}

  static void insert(Connection connection, Approval row) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into governance.approval
              (approval, tenant, action, target, details, requested_by, requested_owner,
               requested_at, expires_at, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')
            """)) {
      statement.setString(1, row.id());
      statement.setString(2, row.tenant());
      statement.setString(3, row.action());
      statement.setString(4, row.target());
      statement.setObject(5, SpecJson.write(new HashMap<>(row.details())), Types.OTHER);
      statement.setString(6, row.requestedBy());
      statement.setString(7, row.requestedOwner());
      statement.setTimestamp(8, Timestamp.from(row.requestedAt()));
      statement.setTimestamp(9, Timestamp.from(row.expiresAt()));
      statement.executeUpdate();
    }
  }

  /** The row, locked until the transaction ends: whoever decides it next waits for this one. */
  static Optional<Approval> lock(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(COLUMNS + " where approval = ? for update")) {
      statement.setString(1, id);
      return rows(statement).stream().findFirst();
    }
  }

  static Optional<Approval> find(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(COLUMNS + " where approval = ?")) {
      statement.setString(1, id);
      return rows(statement).stream().findFirst();
    }
  }

  static Optional<Approval> open(
      Connection connection, String tenant, String action, String target, Instant now)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            COLUMNS
                + """
                 where tenant = ? and action = ? and target = ?
                   and state in ('waiting', 'approved') and expires_at > ?
                 order by requested_at desc limit 1
                """)) {
      statement.setString(1, tenant);
      statement.setString(2, action);
      statement.setString(3, target);
      statement.setTimestamp(4, Timestamp.from(now));
      return rows(statement).stream().findFirst();
    }
  }

  /** Those the transaction may see, newest first. */
  static List<Approval> list(
      Connection connection, Approval.@Nullable State state, @Nullable String after, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            COLUMNS
                + """
                 where (?::text is null or state = ?)
                   and (?::text is null or (requested_at, approval) <
                        (select requested_at, approval from governance.approval where approval = ?))
                 order by requested_at desc, approval desc limit ?
                """)) {
      statement.setString(1, state == null ? null : state.wireName());
      statement.setString(2, state == null ? null : state.wireName());
      statement.setString(3, after);
      statement.setString(4, after);
      statement.setInt(5, limit);
      return rows(statement);
    }
  }

  /** Those that nobody decided or did in time, locked; those another node is at are left out. */
  static List<Approval> due(Connection connection, Instant now, int limit) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            COLUMNS
                + """
                 where state in ('waiting', 'approved') and expires_at <= ?
                 order by expires_at limit ? for update skip locked
                """)) {
      statement.setTimestamp(1, Timestamp.from(now));
      statement.setInt(2, limit);
      return rows(statement);
    }
  }

  static void decide(Connection connection, String id, Approval.State state, Asker by, Instant at)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            update governance.approval
               set state = ?, decided_by = ?, decided_owner = ?, decided_at = ? where approval = ?
            """)) {
      statement.setString(1, state.wireName());
      statement.setString(2, by.actor().subject());
      statement.setString(3, by.owner());
      statement.setTimestamp(4, Timestamp.from(at));
      statement.setString(5, id);
      statement.executeUpdate();
    }
  }

  /** Nobody's decision any more: what was approved and not done in time needs to be asked anew. */
  static void expire(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            update governance.approval
               set state = 'expired', decided_by = null, decided_owner = null, decided_at = null
             where approval = ?
            """)) {
      statement.setString(1, id);
      statement.executeUpdate();
    }
  }

  /**
   * Those that are open and whose text nobody can see, since the process was killed before it was
   * kept.
   */
  static List<Approval> withoutText(Connection connection, Set<String> actions, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            COLUMNS
                + """
                 where state in ('waiting', 'approved') and action = any (?)
                   and not exists (select 1 from governance.held_input h
                                    where h.approval = approval.approval)
                 limit ? for update skip locked
                """)) {
      statement.setArray(1, connection.createArrayOf("text", actions.toArray()));
      statement.setInt(2, limit);
      return rows(statement);
    }
  }

  /** It ends, and says why. */
  static void end(Connection connection, String id, Map<String, Object> outcome)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            update governance.approval
               set state = 'expired', decided_by = null, decided_owner = null, decided_at = null,
                   outcome = ?
             where approval = ?
            """)) {
      statement.setObject(1, SpecJson.write(outcome), Types.OTHER);
      statement.setString(2, id);
      statement.executeUpdate();
    }
  }

  static void done(Connection connection, String id, Map<String, Object> outcome)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update governance.approval set state = 'done', outcome = ? where approval = ?")) {
      statement.setObject(1, SpecJson.write(outcome), Types.OTHER);
      statement.setString(2, id);
      statement.executeUpdate();
    }
  }

  private static List<Approval> rows(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      var found = new ArrayList<Approval>();
      while (row.next()) {
        found.add(approval(row));
      }
      return found;
    }
  }

  private static Approval approval(ResultSet row) throws SQLException {
    var details = new HashMap<String, String>();
    SpecJson.read(row.getString("details"))
        .forEach((name, value) -> details.put(name, String.valueOf(value)));
    Timestamp decided = row.getTimestamp("decided_at");
    String outcome = row.getString("outcome");
    return new Approval(
        row.getString("approval"),
        row.getString("tenant"),
        row.getString("action"),
        row.getString("target"),
        details,
        row.getString("requested_by"),
        row.getString("requested_owner"),
        row.getTimestamp("requested_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        Approval.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("decided_by"),
        row.getString("decided_owner"),
        decided == null ? null : decided.toInstant(),
        outcome == null ? Map.of() : SpecJson.read(outcome));
  }
}

package io.ledgerline.governance.key;

import io.ledgerline.governance.policy.KeyGrant;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of keys: rows in and out. */
public final class KeyRows {
  private static final String COLUMNS =
      """
      select k.key_id, k.tenant, k.name, k.sha256, k.principal, k.owner, k.role, k.scope, k.workspace,
             k.use_cases, k.grants, k.expires_at, k.issued_at, k.revoked_at, p.kind, o.identity
        from governance.service_key k
        join governance.principal p on p.pseudonym = k.principal
        join governance.principal o on o.pseudonym = k.owner
      """;

  private KeyRows() {}

  /**
   * A key as stored.
   *
   * @param key what administrators see
   * @param sha256 the hash of its secret
   */
  public record Row(KeyRecord key, byte[] sha256) {}

  /** Keys that changed after this version of the settings, revoked ones included. */
  public static List<Row> changedSince(Connection connection, long revision) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(COLUMNS + " where k.revision > ?")) {
      statement.setLong(1, revision);
      return rows(statement);
    }
  }

  static List<Row> all(Connection connection, int most) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            COLUMNS + " order by k.tenant nulls first, k.name, k.issued_at limit ?")) {
      statement.setInt(1, most);
      return rows(statement);
    }
  }

  static Optional<Row> find(Connection connection, String keyId) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(COLUMNS + " where k.key_id = ?")) {
      statement.setString(1, keyId);
      return rows(statement).stream().findFirst();
    }
  }

  static boolean isNameTaken(Connection connection, @Nullable String tenant, String name)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select 1 from governance.service_key
             where tenant is not distinct from ? and name = ? and revoked_at is null
            """)) {
      statement.setString(1, tenant);
      statement.setString(2, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  static void insert(Connection connection, Row row, String issuedBy, long revision)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into governance.service_key
              (key_id, tenant, name, sha256, principal, owner, role, scope, workspace, use_cases,
               grants, expires_at, issued_at, issued_by, revision)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      KeyGrant grant = row.key().grant();
      statement.setString(1, grant.keyId());
      statement.setString(2, grant.tenant());
      statement.setString(3, grant.keyName());
      statement.setBytes(4, row.sha256());
      statement.setString(5, grant.principal().pseudonym());
      statement.setString(6, grant.principal().owner());
      statement.setString(7, grant.role().wireName());
      statement.setString(8, grant.scope().wireName());
      statement.setString(9, grant.workspace());
      statement.setArray(10, array(connection, grant.useCases()));
      statement.setArray(11, array(connection, grant.grants()));
      statement.setTimestamp(12, timestamp(grant.expiresAt()));
      statement.setTimestamp(13, timestamp(row.key().issuedAt()));
      statement.setString(14, issuedBy);
      statement.setLong(15, revision);
      statement.executeUpdate();
    }
  }

  static void revoke(
      Connection connection, String keyId, Instant at, String revokedBy, long revision)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            update governance.service_key set revoked_at = ?, revoked_by = ?, revision = ?
             where key_id = ?
            """)) {
      statement.setTimestamp(1, timestamp(at));
      statement.setString(2, revokedBy);
      statement.setLong(3, revision);
      statement.setString(4, keyId);
      statement.executeUpdate();
    }
  }

  private static List<Row> rows(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      var keys = new ArrayList<Row>();
      while (rows.next()) {
        keys.add(row(rows));
      }
      return keys;
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    Set<String> useCases = texts(row.getArray("use_cases"));
    var principal =
        new Principal(
            row.getString("principal"),
            Principal.Kind.valueOf(upper(row.getString("kind"))),
            row.getString("owner"));
    var grant =
        new KeyGrant(
            row.getString("key_id"),
            row.getString("name"),
            principal,
            Role.valueOf(upper(row.getString("role"))),
            scope(row),
            row.getString("tenant"),
            row.getString("workspace"),
            useCases.size() == 1 ? useCases.iterator().next() : null,
            useCases,
            texts(row.getArray("grants")),
            instant(row.getTimestamp("expires_at")));
    Instant issuedAt = row.getTimestamp("issued_at").toInstant();
    Instant revokedAt = instant(row.getTimestamp("revoked_at"));
    var key = new KeyRecord(grant, row.getString("identity"), issuedAt, revokedAt);
    return new Row(key, row.getBytes("sha256"));
  }

  private static Scope scope(ResultSet row) throws SQLException {
    return switch (row.getString("scope")) {
      case "organization" -> new Scope.Organization();
      case "tenant" -> new Scope.Tenant(row.getString("tenant"));
      case "workspace" -> new Scope.Workspace(row.getString("tenant"), row.getString("workspace"));
      default -> throw new SQLException("scope: " + row.getString("scope"));
    };
  }

  private static Array array(Connection connection, Set<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.stream().sorted().toArray());
  }

  private static Set<String> texts(Array array) throws SQLException {
    return Set.of((String[]) array.getArray());
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}

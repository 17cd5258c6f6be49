package io.ledgerline.governance.setting;

import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings and their history. A reader whose scope is a tenant sees that tenant's and the
 * organization's model tiers, nothing else; the database sees to it.
 */
public final class Settings {
  private static final int MOST = 200_000;

  private final Database database;

  /** Reads from this database. */
  public Settings(Database database) {
    this.database = database;
  }

  /** Every setting of a kind that the scope may see, by tenant and name; at most 200,000. */
  public List<Setting> list(Scope scope, Kind kind) {
    return within(
        scope,
        connection ->
            query(
                connection,
                "from governance.setting where kind = ? and not removed"
                    + " order by tenant nulls first, name limit "
                    + MOST,
                kind.wireName()));
  }

  /** The newest version of one setting, if it exists and the scope may see it. */
  public Optional<Setting> get(Scope scope, SettingKey key) {
    return within(scope, connection -> get(connection, key)).filter(found -> !found.removed());
  }

  /** Every version of one setting that the scope may see, newest first. */
  public List<Setting> history(Scope scope, SettingKey key) {
    return within(
        scope,
        connection ->
            query(
                connection,
                "from governance.setting_version where kind = ? and tenant is not distinct from ?"
                    + " and name = ? order by version desc limit "
                    + MOST,
                key.kind().wireName(),
                key.tenant(),
                key.name()));
  }

  /** Runs work with the walls of this scope. */
  public <T> T within(Scope scope, Work<T> work) {
    String tenant = scope.tenantName();
    return tenant == null ? database.inOrganization(work) : database.inTenant(tenant, work);
  }

  /** The newest version of one setting as this transaction sees it, also one that takes it back. */
  public static Optional<Setting> get(Connection connection, SettingKey key) throws SQLException {
    return query(
            connection,
            "from governance.setting where kind = ? and tenant is not distinct from ? and name = ?",
            key.kind().wireName(),
            key.tenant(),
            key.name())
        .stream()
        .findFirst();
  }

  private static List<Setting> query(
      Connection connection, String from, @Nullable String... parameters) throws SQLException {
    String sql =
        "select kind, tenant, name, version, hash, spec, changed_at, changed_by, removed " + from;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        var settings = new ArrayList<Setting>();
        while (rows.next()) {
          settings.add(setting(rows));
        }
        if (settings.size() == MOST) {
          throw new SQLException("settings: " + MOST + " or more (expected: fewer)", "54000");
        }
        return List.copyOf(settings);
      }
    }
  }

  private static Setting setting(ResultSet row) throws SQLException {
    Kind kind = Kind.of(row.getString("kind")).orElseThrow();
    return new Setting(
        new SettingKey(kind, row.getString("tenant"), row.getString("name")),
        row.getInt("version"),
        row.getString("hash"),
        SpecJson.read(row.getString("spec")),
        row.getTimestamp("changed_at").toInstant(),
        row.getString("changed_by"),
        row.getBoolean("removed"));
  }
}

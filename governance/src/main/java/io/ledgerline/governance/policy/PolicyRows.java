package io.ledgerline.governance.policy;

import io.ledgerline.governance.key.KeyRows;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.SettingKey;
import io.ledgerline.governance.setting.SettingWriter;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.governance.setting.SpecJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed in the database after a version: everything a snapshot is made from.
 *
 * @param version the newest version that was committed before any row here was read
 * @param tenants new tenants with their secrets
 * @param settings settings whose newest version is newer
 * @param keys keys issued or revoked since
 */
record PolicyRows(
    long version, List<TenantRow> tenants, List<SettingRow> settings, List<KeyRows.Row> keys) {

  /** A tenant and its secret. */
  record TenantRow(String name, TenantKey key) {}

  /**
   * The newest version of a setting.
   *
   * @param owner the pseudonym of a use case's owner
   * @param removed whether that version takes it back
   */
  record SettingRow(
      SettingKey key, int version, Spec spec, @Nullable String owner, boolean removed) {}

  /**
   * Reads what changed after a version. What commits while it reads may already be part of it; as
   * the version was read first, that is read again the next time.
   */
  static PolicyRows since(Connection connection, long version) throws SQLException {
    long newest = SettingWriter.revision(connection);
    if (newest == version) {
      return new PolicyRows(newest, List.of(), List.of(), List.of());
    }
    return new PolicyRows(
        newest,
        tenants(connection, version),
        settings(connection, version),
        KeyRows.changedSince(connection, version));
  }

  private static List<TenantRow> tenants(Connection connection, long version) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select tenant, commitment_key from governance.tenant where revision > ?")) {
      statement.setLong(1, version);
      try (ResultSet rows = statement.executeQuery()) {
        var tenants = new ArrayList<TenantRow>();
        while (rows.next()) {
          tenants.add(new TenantRow(rows.getString(1), new TenantKey(rows.getBytes(2))));
        }
        return tenants;
      }
    }
  }

  private static List<SettingRow> settings(Connection connection, long version)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select s.kind, s.tenant, s.name, s.spec, p.pseudonym, s.version, s.removed
              from governance.setting s
              left join governance.principal p
                on p.tenant = s.tenant and p.kind = 'user' and p.identity = s.spec ->> 'owner'
             where s.revision > ?
            """)) {
      statement.setLong(1, version);
      try (ResultSet rows = statement.executeQuery()) {
        var settings = new ArrayList<SettingRow>();
        while (rows.next()) {
          Kind kind = Kind.of(rows.getString(1)).orElseThrow();
          var key = new SettingKey(kind, rows.getString(2), rows.getString(3));
          var spec = new Spec(SpecJson.read(rows.getString(4)));
          settings.add(
              new SettingRow(key, rows.getInt(6), spec, rows.getString(5), rows.getBoolean(7)));
        }
        return settings;
      }
    }
  }
}

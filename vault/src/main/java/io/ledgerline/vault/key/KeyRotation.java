package io.ledgerline.vault.key;

import io.ledgerline.vault.VaultUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lists a tenant's keys and wraps everything under a new one, inside a transaction of the caller.
 * Content keys stay what they are, so nothing that is kept changes; the old tenant's key is
 * deleted.
 */
public final class KeyRotation {
  private static final int PAGE = 500;

  private final Wrapping wrapping;
  private final InstantSource clock;

  /** Rotations of those keys. */
  public KeyRotation(VaultKeys keys) {
    this.wrapping = keys.wrapping();
    this.clock = keys.clock();
  }

  /**
   * One key of a tenant.
   *
   * @param version counted from 1
   * @param master id of the installation key that it is wrapped under
   * @param contentKeys how many content keys are wrapped under it
   */
  public record TenantKeyLine(int version, String master, Instant createdAt, long contentKeys) {}

  /** The keys of a tenant, newest first; more than one only while a rotation is half done. */
  public static List<TenantKeyLine> list(Connection connection, String tenant) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select version, master, created_at,
                   (select count(*) from vault.content_key c
                     where c.tenant = t.tenant and c.version = t.version)
              from vault.tenant_key t where tenant = ? order by version desc
            """)) {
      statement.setString(1, tenant);
      var lines = new ArrayList<TenantKeyLine>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          lines.add(
              new TenantKeyLine(
                  row.getInt(1),
                  row.getString(2),
                  row.getTimestamp(3).toInstant(),
                  row.getLong(4)));
        }
      }
      return lines;
    }
  }

  /**
   * Makes a new tenant's key and wraps every content key under it.
   *
   * @return the new key's line
   * @throws SQLException if a key does not open, or the database fails; then nothing is changed
   */
  public TenantKeyLine rotate(Connection connection, String tenant) throws SQLException {
    KeyRows.lockOut(connection, tenant);
    KeyRows.TenantRow newest = KeyRows.newestTenantKey(connection, tenant);
    int version = newest == null ? 1 : newest.version() + 1;
    RawKey fresh = wrapping.fresh();
    Map<Integer, RawKey> old = new HashMap<>();
    try {
      KeyRows.insertTenantKey(
          connection, tenant, wrapping.wrapTenant(tenant, version, fresh), clock.instant());
      UUID after = null;
      do {
        after = wrapPage(connection, tenant, version, fresh, old, after);
      } while (after != null);
      deleteBelow(connection, tenant, version);
      return list(connection, tenant).getFirst();
    } catch (VaultUnavailableException e) {
      throw new SQLException(e.getMessage(), e);
    } finally {
      fresh.destroy();
      old.values().forEach(RawKey::destroy);
    }
  }

  /** Wraps one page again; returns where to go on, or null at the end. */
  private @Nullable UUID wrapPage(
      Connection connection,
      String tenant,
      int version,
      RawKey fresh,
      Map<Integer, RawKey> old,
      @Nullable UUID after)
      throws SQLException, VaultUnavailableException {
    List<KeyRows.Row> page = KeyRows.page(connection, tenant, after, PAGE);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update vault.content_key set version = ?, wrapped = ? where key_id = ?")) {
      for (KeyRows.Row row : page) {
        RawKey content = open(tenant, row, old);
        try {
          statement.setInt(1, version);
          statement.setBytes(
              2, wrapping.wrapContent(fresh, tenant, row.id(), row.subject(), content));
          statement.setObject(3, row.id());
          statement.addBatch();
        } finally {
          content.destroy();
        }
      }
      statement.executeBatch();
    }
    return page.size() < PAGE ? null : page.getLast().id();
  }

  private RawKey open(String tenant, KeyRows.Row row, Map<Integer, RawKey> old)
      throws VaultUnavailableException {
    int version = row.tenantKey().version();
    RawKey tenantKey = old.get(version);
    if (tenantKey == null) {
      tenantKey = wrapping.openTenant(tenant, row.tenantKey());
      old.put(version, tenantKey);
    }
    return wrapping.openContent(tenantKey, tenant, row.id(), row.subject(), row.wrapped());
  }

  private static void deleteBelow(Connection connection, String tenant, int version)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "delete from vault.tenant_key where tenant = ? and version < ?")) {
      statement.setString(1, tenant);
      statement.setInt(2, version);
      statement.executeUpdate();
    }
  }
}

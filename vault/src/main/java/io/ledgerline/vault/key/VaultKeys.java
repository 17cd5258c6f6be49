package io.ledgerline.vault.key;

import io.ledgerline.vault.VaultUnavailableException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives out keys: from memory, else from the database, else a new one. Without the database it goes
 * on with the keys in memory, and whoever needs another one is told so. Thread-safe; blocking.
 */
public final class VaultKeys {
  private static final int TRIES = 5;

  private final TenantTransactions database;
  private final Wrapping wrapping;
  private final InstantSource clock;
  private final KeyCache cache;

  /**
   * Keys in this database.
   *
   * @param clock the node's: erasures are dated by it, so keys are too
   * @param most how many are open in memory at a time
   */
  public VaultKeys(
      TenantTransactions database,
      MasterKey master,
      SecureRandom random,
      InstantSource clock,
      int most) {
    this.database = database;
    this.wrapping = new Wrapping(master, random);
    this.clock = clock;
    this.cache = new KeyCache(most);
  }

  /** The key of a scope, made at first use. */
  public ContentKey.Lease lease(KeyScope scope) throws VaultUnavailableException {
    KeyCache.Name name = KeyCache.Name.of(scope);
    ContentKey.Lease known = cache.lease(name);
    if (known != null) {
      return known;
    }
    for (int i = 0; i < TRIES; i++) {
      long since = cache.generation();
      Optional<ContentKey> read =
          inTenant(scope.tenant(), connection -> findOrMake(connection, scope));
      ContentKey.Lease lease = read.isEmpty() ? null : cache.put(since, name, read.get());
      if (lease != null) {
        return lease;
      }
    }
    throw new VaultUnavailableException(
        "keys of the vault are being destroyed faster than one can be read");
  }

  /** The key of an id, or null where the tenant has none of it any more. */
  public ContentKey.@Nullable Lease find(String tenant, UUID id) throws VaultUnavailableException {
    ContentKey.Lease known = cache.lease(tenant, id);
    if (known != null) {
      return known;
    }
    for (int i = 0; i < TRIES; i++) {
      long since = cache.generation();
      Optional<KeyRows.Row> found =
          inTenant(tenant, connection -> KeyRows.find(connection, tenant, id));
      if (found.isEmpty()) {
        return null;
      }
      KeyRows.Row row = found.get();
      var name = new KeyCache.Name(tenant, row.subject(), row.period(), row.className());
      ContentKey.Lease lease = cache.put(since, name, open(tenant, row));
      if (lease != null) {
        return lease;
      }
    }
    throw new VaultUnavailableException(
        "keys of the vault are being destroyed faster than one can be read");
  }

  /** Has a key fall under further tags, and be kept no shorter than until then. */
  public void alsoAbout(
      String tenant, UUID id, Collection<String> tags, @Nullable Instant keepLeast)
      throws VaultUnavailableException {
    int unused =
        inTenant(tenant, connection -> KeyRows.alsoAbout(connection, tenant, id, tags, keepLeast));
  }

  KeyCache cache() {
    return cache;
  }

  Wrapping wrapping() {
    return wrapping;
  }

  InstantSource clock() {
    return clock;
  }

  TenantTransactions database() {
    return database;
  }

  private Optional<ContentKey> findOrMake(Connection connection, KeyScope scope)
      throws SQLException, VaultUnavailableException {
    Optional<KeyRows.Row> there = KeyRows.find(connection, scope);
    if (there.isEmpty()) {
      make(connection, scope);
      there = KeyRows.find(connection, scope);
    }
    return there.isEmpty() ? Optional.empty() : Optional.of(open(scope.tenant(), there.get()));
  }

  private void make(Connection connection, KeyScope scope)
      throws SQLException, VaultUnavailableException {
    String tenant = scope.tenant();
    KeyRows.lockIn(connection, tenant);
    KeyRows.TenantRow row = tenantKey(connection, tenant);
    RawKey tenantKey = wrapping.openTenant(tenant, row);
    RawKey fresh = wrapping.fresh();
    try {
      UUID id = UUID.randomUUID();
      byte[] wrapped = wrapping.wrapContent(tenantKey, tenant, id, scope.subject(), fresh);
      KeyRows.insert(connection, id, scope, row.version(), wrapped, clock.instant());
    } finally {
      fresh.destroy();
      tenantKey.destroy();
    }
  }

  private KeyRows.TenantRow tenantKey(Connection connection, String tenant) throws SQLException {
    KeyRows.TenantRow row = KeyRows.newestTenantKey(connection, tenant);
    if (row != null) {
      return row;
    }
    RawKey fresh = wrapping.fresh();
    try {
      KeyRows.insertTenantKey(
          connection, tenant, wrapping.wrapTenant(tenant, 1, fresh), clock.instant());
    } finally {
      fresh.destroy();
    }
    row = KeyRows.newestTenantKey(connection, tenant);
    if (row == null) {
      throw new SQLException("the key of tenant " + tenant + " was not stored");
    }
    return row;
  }

  private ContentKey open(String tenant, KeyRows.Row row) throws VaultUnavailableException {
    RawKey tenantKey = wrapping.openTenant(tenant, row.tenantKey());
    try {
      return new ContentKey(
          row.id(),
          tenant,
          row.period(),
          row.className(),
          wrapping.openContent(tenantKey, tenant, row.id(), row.subject(), row.wrapped()));
    } finally {
      tenantKey.destroy();
    }
  }

  /** Work of ours that may find the vault unavailable inside its transaction. */
  private interface Step<T> {
    T in(Connection connection) throws SQLException, VaultUnavailableException;
  }

  private <T> T inTenant(String tenant, Step<T> step) throws VaultUnavailableException {
    var failed = new VaultUnavailableException[1];
    try {
      T done =
          database.inTenant(
              tenant,
              connection -> {
                try {
                  return step.in(connection);
                } catch (VaultUnavailableException e) {
                  failed[0] = e;
                  throw new SQLException(e);
                }
              });
      return done;
    } catch (SQLException e) {
      throw failed[0] != null
          ? failed[0]
          : new VaultUnavailableException(
              "the database with the keys of the vault does not answer", e);
    }
  }
}

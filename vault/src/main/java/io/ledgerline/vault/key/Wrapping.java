package io.ledgerline.vault.key;

import io.ledgerline.vault.VaultUnavailableException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Wraps tenants' keys under the installation's and content keys under their tenant's. Every wrapped
 * key is bound to its place: moved to another line, tenant or subject it does not open.
 */
final class Wrapping {
  private static final String TENANT = "ledgerline.vault.tenant-key.v1";
  private static final String CONTENT = "ledgerline.vault.content-key.v1";

  private volatile MasterKey master;

  /** Opens what is not wrapped under the other one yet, or was read before it was. */
  private volatile @Nullable MasterKey former;

  private final SecureRandom random;

  Wrapping(MasterKey master, SecureRandom random) {
    this.master = master;
    this.random = random;
  }

  /** The installation's key that is in use. */
  MasterKey master() {
    return master;
  }

  /** Wraps under another installation key from now on; what is under the one before still opens. */
  void use(MasterKey next) {
    former = master;
    master = next;
  }

  private @Nullable MasterKey named(String id) {
    MasterKey before = former;
    if (master.id().equals(id)) {
      return master;
    }
    return before != null && before.id().equals(id) ? before : null;
  }

  RawKey fresh() {
    byte[] bytes = new byte[RawKey.LENGTH];
    random.nextBytes(bytes);
    return new RawKey(bytes);
  }

  KeyRows.TenantRow wrapTenant(String tenant, int version, RawKey key) {
    return wrapTenant(tenant, version, key, master);
  }

  KeyRows.TenantRow wrapTenant(String tenant, int version, RawKey key, MasterKey under) {
    return new KeyRows.TenantRow(
        version, under.id(), wrap(under.secret(), tenantPlace(tenant, version), key));
  }

  RawKey openTenant(String tenant, KeyRows.TenantRow row) throws VaultUnavailableException {
    MasterKey under = named(row.master());
    if (under == null) {
      throw new VaultUnavailableException(
          "the vault key of tenant %s belongs to installation key %s, and this node has %s: give every node that shares the database the same file keys/vault"
              .formatted(tenant, row.master(), master.id()));
    }
    return open(under.secret(), tenantPlace(tenant, row.version()), row.wrapped());
  }

  byte[] wrapContent(RawKey tenantKey, String tenant, UUID id, String subject, RawKey key) {
    return wrap(tenantKey, contentPlace(tenant, id, subject), key);
  }

  RawKey openContent(RawKey tenantKey, String tenant, UUID id, String subject, byte[] wrapped)
      throws VaultUnavailableException {
    return open(tenantKey, contentPlace(tenant, id, subject), wrapped);
  }

  private byte[] wrap(RawKey under, byte[] place, RawKey key) {
    byte[] plain = key.getEncoded();
    try {
      return Sealing.seal(under, place, plain, random);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static RawKey open(RawKey under, byte[] place, byte[] wrapped)
      throws VaultUnavailableException {
    try {
      return new RawKey(Sealing.open(under, place, wrapped));
    } catch (Sealing.NotOursException e) {
      throw new VaultUnavailableException("a key of the vault does not open: " + e.getMessage(), e);
    }
  }

  private static byte[] tenantPlace(String tenant, int version) {
    return Sealing.context(TENANT, tenant, version);
  }

  private static byte[] contentPlace(String tenant, UUID id, String subject) {
    return Sealing.context(CONTENT, tenant, id, subject);
  }
}

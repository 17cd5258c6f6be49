package io.ledgerline.admin.port;

import io.ledgerline.vault.key.KeyRotation.TenantKeyLine;
import java.util.List;
import java.util.function.Function;

/** The tenants' keys that content keys are wrapped under. Blocking. */
public interface VaultKeyDesk {
  /** A tenant's keys, newest first. */
  List<TenantKeyLine> list(String tenant);

  /**
   * Wraps everything of a tenant under a new key; the entry about it is written in the same
   * transaction.
   *
   * @param entry makes the entry from the new key's line
   */
  TenantKeyLine rotate(String tenant, Function<TenantKeyLine, byte[]> entry);
}

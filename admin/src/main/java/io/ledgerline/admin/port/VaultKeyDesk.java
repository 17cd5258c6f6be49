package io.ledgerline.admin.port;

import io.ledgerline.vault.key.KeyRotation.TenantKeyLine;
import io.ledgerline.vault.key.MasterRotation.Rotated;
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

  /** How many logs of other nodes are known in the database. */
  int otherNodesLogs();

  /**
   * Gives the installation another key; the entry about it is written in the same transaction.
   *
   * @throws Exception if it did not come about; the sentence says why
   */
  Rotated rotateInstallation(Function<Rotated, byte[]> entry) throws Exception;
}

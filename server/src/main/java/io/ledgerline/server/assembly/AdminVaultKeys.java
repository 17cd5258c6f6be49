package io.ledgerline.server.assembly;

import io.ledgerline.admin.port.VaultKeyDesk;
import io.ledgerline.governance.outbox.Outbox;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.vault.key.KeyRotation;
import io.ledgerline.vault.key.KeyRotation.TenantKeyLine;
import java.util.List;
import java.util.function.Function;

/** The vault's tenant keys for the admin API: a rotation and its entry are one transaction. */
final class AdminVaultKeys implements VaultKeyDesk {
  private final Database database;
  private final KeyRotation rotation;
  private final Runnable rotated;

  /**
   * Keys in this database.
   *
   * @param rotated run after each rotation
   */
  AdminVaultKeys(Database database, KeyRotation rotation, Runnable rotated) {
    this.database = database;
    this.rotation = rotation;
    this.rotated = rotated;
  }

  @Override
  public List<TenantKeyLine> list(String tenant) {
    return database.inTenant(tenant, connection -> KeyRotation.list(connection, tenant));
  }

  @Override
  public TenantKeyLine rotate(String tenant, Function<TenantKeyLine, byte[]> entry) {
    TenantKeyLine made =
        database.inTenant(
            tenant,
            connection -> {
              TenantKeyLine line = rotation.rotate(connection, tenant);
              Outbox.add(connection, tenant, entry.apply(line));
              return line;
            });
    rotated.run();
    return made;
  }
}

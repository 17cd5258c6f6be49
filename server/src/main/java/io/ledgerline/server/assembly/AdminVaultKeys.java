package io.ledgerline.server.assembly;

import io.ledgerline.admin.port.VaultKeyDesk;
import io.ledgerline.governance.outbox.Outbox;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.vault.key.KeyRotation;
import io.ledgerline.vault.key.KeyRotation.TenantKeyLine;
import io.ledgerline.vault.key.MasterRotation;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** The vault's tenant keys for the admin API: a rotation and its entry are one transaction. */
final class AdminVaultKeys implements VaultKeyDesk {
  private final Database database;
  private final KeyRotation rotation;
  private final Runnable rotated;
  private final Installation installation;
  private final IntSupplier others;

  /** Gives the installation another key. */
  interface Installation {
    MasterRotation.Rotated rotate(MasterRotation.Record entry) throws IOException, SQLException;
  }

  /**
   * Keys in this database.
   *
   * @param rotated run after each rotation
   * @param others how many logs of other nodes are known
   */
  AdminVaultKeys(
      Database database,
      KeyRotation rotation,
      Runnable rotated,
      Installation installation,
      IntSupplier others) {
    this.installation = installation;
    this.others = others;
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

  @Override
  public int otherNodesLogs() {
    return others.getAsInt();
  }

  @Override
  public MasterRotation.Rotated rotateInstallation(Function<MasterRotation.Rotated, byte[]> entry)
      throws IOException, SQLException {
    return installation.rotate(
        (connection, done) -> Outbox.add(connection, null, entry.apply(done)));
  }
}

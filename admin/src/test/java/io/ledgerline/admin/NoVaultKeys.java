package io.ledgerline.admin;

import io.ledgerline.admin.port.VaultKeyDesk;
import io.ledgerline.vault.key.KeyRotation.TenantKeyLine;
import io.ledgerline.vault.key.MasterRotation.Rotated;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** No tenant has made a key yet, and another node shares the database. */
final class NoVaultKeys implements VaultKeyDesk {
  /** The entry about the last rotation of the installation's key. */
  volatile byte[] recorded = new byte[0];

  @Override
  public int otherNodesLogs() {
    return 3;
  }

  @Override
  public Rotated rotateInstallation(Function<Rotated, byte[]> entry) {
    var done = new Rotated("0123456789abcdef", "fedcba9876543210", 2);
    recorded = entry.apply(done);
    return done;
  }

  @Override
  public List<TenantKeyLine> list(String tenant) {
    return List.of();
  }

  @Override
  public TenantKeyLine rotate(String tenant, Function<TenantKeyLine, byte[]> entry) {
    return new TenantKeyLine(1, "0123456789abcdef", Instant.parse("2026-11-25T12:00:00Z"), 0);
  }
}

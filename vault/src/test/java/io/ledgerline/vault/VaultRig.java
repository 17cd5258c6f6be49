package io.ledgerline.vault;

import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseConfig;
import io.ledgerline.governance.postgres.DatabaseException;
import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.key.KeyProtection;
import io.ledgerline.vault.key.ContentClass;
import io.ledgerline.vault.key.DestroyedKeys;
import io.ledgerline.vault.key.KeyPeriod;
import io.ledgerline.vault.key.KeyScope;
import io.ledgerline.vault.key.MasterKey;
import io.ledgerline.vault.key.TenantTransactions;
import io.ledgerline.vault.key.VaultKeys;
import io.ledgerline.vault.segment.SegmentLimits;
import io.ledgerline.vault.segment.SegmentStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A node's vault over the embedded PostgreSQL; one server serves all tests of this process. */
public final class VaultRig implements AutoCloseable {
  public static final Database DATABASE = start();
  public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  public final Vault vault;
  public final VaultKeys keys;
  public final DestroyedKeys destroyed;
  public volatile boolean away;

  /** After how many more transactions {@link #afterwards} runs, once. */
  public final AtomicInteger transactions = new AtomicInteger();

  /** What the node takes for the time. */
  public volatile Instant now = Instant.now();

  public volatile Runnable afterwards = () -> {};

  public VaultRig(Path folder) throws Exception {
    this(folder, "n1");
  }

  public VaultRig(Path folder, String node) throws Exception {
    var random = new SecureRandom();
    var master =
        MasterKey.at(
            new RealDisk(),
            Path.of(MASTER.toString(), "vault"),
            List.of(KeyProtection.none()),
            random);
    TenantTransactions inTenant =
        new TenantTransactions() {
          @Override
          public <T> T inTenant(String tenant, Work<T> work) throws SQLException {
            if (away) {
              throw new SQLException("the test's database is away");
            }
            try {
              return DATABASE.inTenant(tenant, work::in);
            } catch (DatabaseException e) {
              throw new SQLException(e);
            } finally {
              if (transactions.decrementAndGet() == 0) {
                afterwards.run();
              }
            }
          }
        };
    keys = new VaultKeys(inTenant, master, random, () -> now, 1_000);
    var segments = SegmentStore.open(new RealDisk(), folder, SegmentLimits.DEFAULT);
    vault = new Vault(keys, inTenant, segments, random, node);
    destroyed = new DestroyedKeys(DATABASE.system(), keys, () -> {});
    destroyed.follow();
  }

  public static KeyScope scope(String tenant, String subject) {
    return scope(tenant, subject, KeyPeriod.month(NOW));
  }

  public static KeyScope scope(String tenant, String subject, KeyPeriod period) {
    var about = new ContentClass("support", null, null, List.of(), List.of());
    return new KeyScope(tenant, subject, period, about, null);
  }

  @Override
  public void close() {
    vault.close();
  }

  public static final Path MASTER = folder();

  private static Path folder() {
    try {
      return Files.createTempDirectory("ledgerline-vault-key");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Database start() {
    try {
      var folder = Files.createTempDirectory("ledgerline-vault");
      var database =
          Database.open(
              new DatabaseConfig.Embedded(
                  folder, Path.of(System.getProperty("java.io.tmpdir"), "ledgerline-test-cache")));
      database.stopAtExit();
      VaultSchema.migrate(database.migrator());
      return database;
    } catch (Exception failed) {
      throw new IllegalStateException("the embedded PostgreSQL does not start", failed);
    }
  }
}

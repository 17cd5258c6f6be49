package io.ledgerline.server.assembly;

import io.ledgerline.gateway.content.Contents;
import io.ledgerline.gateway.content.KeepingParts;
import io.ledgerline.governance.hold.LiveHolds;
import io.ledgerline.governance.key.Subjects;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseException;
import io.ledgerline.governance.postgres.Listener;
import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.key.KeyProtection;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.vault.Vault;
import io.ledgerline.vault.VaultSchema;
import io.ledgerline.vault.VaultUnavailableException;
import io.ledgerline.vault.key.DestroyedKeys;
import io.ledgerline.vault.key.KeyRotation;
import io.ledgerline.vault.key.MasterKey;
import io.ledgerline.vault.key.MasterRotation;
import io.ledgerline.vault.key.TenantTransactions;
import io.ledgerline.vault.key.VaultKeys;
import io.ledgerline.vault.segment.SegmentLimits;
import io.ledgerline.vault.segment.SegmentStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The content vault over this node's folder and the shared database, and what keeps it current. */
final class VaultPart implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(VaultPart.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int KEYS_IN_MEMORY = 50_000;

  private final Patience patience =
      new Patience(Duration.ofSeconds(2), Duration.ofSeconds(5), System::nanoTime);
  private final Database database;
  private final MasterRotation installation;
  private final VaultKeys keys;
  private final Vault vault;
  private final Subjects subjects;
  private final LiveHolds holds;
  private final DestroyedKeys destroyed;
  private final Listener listener;
  private final AtomicBoolean somethingWent = new AtomicBoolean(true);

  private VaultPart(
      Database database,
      GovernancePart governance,
      MasterKey master,
      MasterRotation installation,
      Path data,
      String node,
      InstantSource clock)
      throws IOException {
    var random = new SecureRandom();
    TenantTransactions transactions = transactions(database, patience);
    this.keys = new VaultKeys(transactions, master, random, clock, KEYS_IN_MEMORY);
    var segments = SegmentStore.open(new RealDisk(), data.resolve("vault"), SegmentLimits.DEFAULT);
    this.installation = installation;
    this.database = database;
    this.vault = new Vault(keys, transactions, segments, random, node);
    this.subjects = governance.subjects();
    this.holds = new LiveHolds(database);
    this.destroyed = new DestroyedKeys(database.system(), keys, this::heardOfDestruction);
    this.listener = new Listener(database.system(), "ledgerline_vault", POLL, this::look);
  }

  /**
   * Opens the vault.
   *
   * @throws ConfigException if this node's key is not the one that the database's keys are under
   */
  static VaultPart start(
      Database database,
      GovernancePart governance,
      Path data,
      List<KeyProtection> protections,
      String node,
      InstantSource clock) {
    Path file = data.resolve("keys/vault");
    try {
      var installation =
          new MasterRotation(
              new RealDisk(), file, protections, new SecureRandom(), organization(database));
      MasterKey master = installation.open();
      requireSameKey(database, master, file);
      VaultSchema.requireWalls(database.app());
      var part = new VaultPart(database, governance, master, installation, data, node, clock);
      part.look();
      part.listener.start();
      return part;
    } catch (IOException | SQLException e) {
      throw new ConfigException(
          "data", Sentence.of(e), "mend that before the start; nothing was changed");
    }
  }

  private static void requireSameKey(Database database, MasterKey master, Path file)
      throws SQLException {
    try (Connection connection = database.system().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select master from vault.tenant_key where master <> ? limit 1")) {
      statement.setString(1, master.id());
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          throw new ConfigException(
              "data",
              "the vault's keys in the database are under installation key %s, and %s is %s"
                  .formatted(row.getString(1), file, master.id()),
              "put the file that belongs to this database there; all nodes that share it need the same");
        }
      }
    }
  }

  /** Governance's transactions, with what goes wrong in them as the vault expects it. */
  private static TenantTransactions transactions(Database database, Patience patience) {
    return new TenantTransactions() {
      @Override
      public <T> T inTenant(String tenant, Work<T> work) throws SQLException {
        return patience.within(() -> database.inTenant(tenant, work::in));
      }
    };
  }

  private void look() throws SQLException {
    destroyed.follow();
    holds.refresh();
  }

  private void heardOfDestruction() {
    subjects.forget();
    somethingWent.set(true);
  }

  Vault vault() {
    return vault;
  }

  KeyRotation rotation() {
    return new KeyRotation(keys);
  }

  /** Gives the installation another key, with that entry. */
  MasterRotation.Rotated rotateInstallation(MasterRotation.Record entry)
      throws IOException, SQLException {
    return installation.rotate(keys, entry);
  }

  private static MasterRotation.OrganizationTransactions organization(Database database) {
    return new MasterRotation.OrganizationTransactions() {
      @Override
      public <T> T in(TenantTransactions.Work<T> work) throws SQLException {
        try {
          return database.inOrganization(work::in);
        } catch (DatabaseException e) {
          throw new SQLException(e.getMessage(), e);
        }
      }
    };
  }

  /** The next round of retention frees what was deleted. */
  void tidyLater() {
    somethingWent.set(true);
  }

  /** What the gateway needs of all this. */
  KeepingParts keeping() {
    return new KeepingParts(Contents.of(vault), this::pseudonym, holds::of);
  }

  private String pseudonym(String tenant, String name) {
    String known = subjects.known(tenant, name);
    if (known != null) {
      return known;
    }
    try {
      return patience.within(() -> subjects.pseudonym(tenant, name));
    } catch (SQLException e) {
      String remembered = subjects.remembered(tenant, name);
      if (remembered != null) {
        return remembered;
      }
      throw new DatabaseException(e);
    }
  }

  /** Frees the space of what was destroyed since the last time: in the database and on disk. */
  void tidy(Iterable<String> tenants) {
    if (!somethingWent.getAndSet(false)) {
      return;
    }
    try {
      VaultSchema.vacuum(database.migrator());
      for (String tenant : tenants) {
        int deleted = vault.deleteWhatIsOver(tenant);
        if (deleted > 0) {
          log.info(
              "{}: {} folders of texts deleted, all of whose keys are destroyed", tenant, deleted);
        }
      }
    } catch (SQLException | VaultUnavailableException e) {
      log.warn("vault: {}", e.getMessage());
      somethingWent.set(true);
    }
  }

  @Override
  public void close() {
    listener.close();
    vault.close();
  }
}

package io.ledgerline.vault.key;

import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.key.KeyProtection;
import io.ledgerline.vault.VaultUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Gives the installation another key: the next one is durable in a file beside the old, all
 * tenants' keys are wrapped under it in one transaction, and then its file takes the old one's
 * place, so that the old key is nowhere. Whatever is cut off in between is finished or undone by
 * the next start: the database says which. Content keys and texts stay as they are.
 */
public final class MasterRotation {
  private final Disk disk;
  private final Path file;
  private final List<KeyProtection> protections;
  private final SecureRandom random;
  private final OrganizationTransactions database;

  /** Transactions that see the rows of every tenant. */
  @FunctionalInterface
  public interface OrganizationTransactions {
    /**
     * Runs work in one transaction.
     *
     * @throws SQLException when it fails, or the database is away; nothing of it remains
     */
    <T> T in(TenantTransactions.Work<T> work) throws SQLException;
  }

  /**
   * What was done.
   *
   * @param from id of the key that is gone
   * @param to id of the one in its place
   * @param tenantKeys how many tenants' keys are wrapped under it
   */
  public record Rotated(String from, String to, long tenantKeys) {}

  /** Adds the entry about a rotation to its transaction. */
  @FunctionalInterface
  public interface Record {
    /** Called once, before the commit. */
    void in(Connection connection, Rotated rotated) throws SQLException;
  }

  /**
   * Rotations of the key in that file.
   *
   * @param protections as for {@link MasterKey#at}
   */
  public MasterRotation(
      Disk disk,
      Path file,
      List<KeyProtection> protections,
      SecureRandom random,
      OrganizationTransactions database) {
    this.disk = disk;
    this.file = file;
    this.protections = List.copyOf(protections);
    this.random = random;
    this.database = database;
  }

  private Path next() {
    return file.resolveSibling(file.getFileName() + ".next");
  }

  private MasterKey read(Path from) throws IOException {
    return MasterKey.at(disk, from, protections, random);
  }

  /**
   * The installation's key, made where there is none, once a rotation that was cut off is finished
   * or undone.
   */
  public MasterKey open() throws IOException, SQLException {
    MasterKey old = read(file);
    if (!disk.exists(next())) {
      return old;
    }
    MasterKey next = read(next());
    boolean committed =
        database.in(
            connection -> {
              KeyRows.lockOutAll(connection); // also waits for a commit that is still under way
              if (count(connection, next) == 0) {
                return false;
              }
              var wrapping = new Wrapping(old, random);
              wrapping.use(next);
              wrap(connection, wrapping, old, next);
              return true;
            });
    if (committed) {
      takeItsPlace();
      return next;
    }
    disk.delete(next());
    return old;
  }

  /**
   * Rotates; other nodes that share the database must not run, and need the new file afterwards.
   *
   * @param keys this node's, which use the new key from then on
   * @throws SQLException if it did not come about, or nobody knows: the next start does
   */
  public synchronized Rotated rotate(VaultKeys keys, Record entry)
      throws IOException, SQLException {
    Wrapping wrapping = keys.wrapping();
    MasterKey old = wrapping.master();
    if (disk.exists(next())) {
      throw new IOException(
          next()
              + " is there: an earlier rotation was cut off; start the node again, which ends it");
    }
    MasterKey next = read(next());
    Rotated rotated;
    try {
      rotated =
          database.in(
              connection -> {
                KeyRows.lockOutAll(connection);
                wrap(connection, wrapping, old, next);
                var done = new Rotated(old.id(), next.id(), count(connection, next));
                entry.in(connection, done);
                // From here on, and before anybody else can wrap: both open meanwhile.
                wrapping.use(next);
                return done;
              });
    } catch (SQLException | RuntimeException e) {
      if (wrapping.master() != old) {
        wrapping.use(old); // the commit failed, or nobody knows: both open until the next start
      }
      throw e;
    }
    takeItsPlace();
    return rotated;
  }

  private void takeItsPlace() throws IOException {
    disk.rename(next(), file);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      disk.syncFolder(folder);
    }
  }

  private static long count(Connection connection, MasterKey under) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select count(*) from vault.tenant_key where master = ?")) {
      statement.setString(1, under.id());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Wraps every tenant's key that is under the old one again; one that does not open stops it. */
  private static void wrap(Connection connection, Wrapping wrapping, MasterKey old, MasterKey next)
      throws SQLException {
    try (PreparedStatement rows =
            connection.prepareStatement(
                "select tenant, version, wrapped from vault.tenant_key where master = ?");
        PreparedStatement update =
            connection.prepareStatement(
                "update vault.tenant_key set master = ?, wrapped = ? where tenant = ? and version = ?")) {
      rows.setString(1, old.id());
      try (ResultSet row = rows.executeQuery()) {
        while (row.next()) {
          String tenant = row.getString(1);
          int version = row.getInt(2);
          RawKey key =
              wrapping.openTenant(
                  tenant, new KeyRows.TenantRow(version, old.id(), row.getBytes(3)));
          try {
            update.setString(1, next.id());
            update.setBytes(2, wrapping.wrapTenant(tenant, version, key, next).wrapped());
            update.setString(3, tenant);
            update.setInt(4, version);
            update.addBatch();
          } finally {
            key.destroy();
          }
        }
      }
      update.executeBatch();
    } catch (VaultUnavailableException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }
}

package io.ledgerline.vault;

import io.ledgerline.audit.ContentHash;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.Field;
import io.ledgerline.vault.key.ContentKey;
import io.ledgerline.vault.key.Destruction;
import io.ledgerline.vault.key.KeyPeriod;
import io.ledgerline.vault.key.KeyScope;
import io.ledgerline.vault.key.TenantTransactions;
import io.ledgerline.vault.key.VaultKeys;
import io.ledgerline.vault.segment.SegmentRecord;
import io.ledgerline.vault.segment.SegmentStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps texts of calls encrypted and gives them back, for as long as their keys live. Keys lie
 * wrapped in the database that all nodes share, ciphertexts in this node's data folder.
 * Thread-safe; blocking.
 */
public final class Vault implements SealedContent, AutoCloseable {
  private static final String LOST =
      "The entry says that it is kept, and %s; was an older copy of the data put back?";

  private final VaultKeys keys;
  private final TenantTransactions database;
  private final SegmentStore segments;
  private final SecureRandom random;
  private final String node;

  /** A vault over keys and files; it closes the files. */
  public Vault(
      VaultKeys keys,
      TenantTransactions database,
      SegmentStore segments,
      SecureRandom random,
      String node) {
    this.keys = keys;
    this.database = database;
    this.segments = segments;
    this.random = random;
    this.node = node;
  }

  /** The name of this node, as entries give it beside what is kept here. */
  public String node() {
    return node;
  }

  /** The longest text that can be kept, in bytes. */
  public int longest() {
    return segments.longest() - 64;
  }

  /** The key that salts and texts of a call derive from; made at its first use. */
  public ContentKey.Lease lease(KeyScope scope) throws VaultUnavailableException {
    return keys.lease(scope);
  }

  /**
   * One text to keep.
   *
   * @param texts which texts of the entry the bytes are, {@link ContentHash#bit} by bit
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Text(int texts, byte[] bytes) {}

  /**
   * Keeps texts of an entry; durable when this returns, so that the entry may say so.
   *
   * @throws VaultUnavailableException if they are not kept
   */
  public void keep(ContentKey.Lease key, UUID entry, List<Text> texts)
      throws VaultUnavailableException, InterruptedException {
    var records = new ArrayList<SegmentRecord>(texts.size());
    for (Text text : texts) {
      byte[] sealed = key.seal(entry, text.texts(), text.bytes(), random);
      records.add(new SegmentRecord(entry, key.keyId(), text.texts(), sealed));
    }
    try {
      segments.append(folder(key), records);
    } catch (IOException e) {
      throw new VaultUnavailableException("the vault can't write: " + e.getMessage(), e);
    }
  }

  /**
   * Has all that is under a key fall under the schedules of further tags too, as something that was
   * learnt later says; durable when this returns.
   *
   * @param keepLeast until when a schedule wants it kept then; null for no minimum
   */
  public void alsoAbout(ContentKey.Lease key, Collection<String> tags, @Nullable Instant keepLeast)
      throws VaultUnavailableException {
    keys.alsoAbout(key.tenant(), key.keyId(), tags, keepLeast);
  }

  private static Path folder(ContentKey.Lease key) {
    return folder(key.tenant(), key.period(), key.className());
  }

  private static Path folder(String tenant, KeyPeriod period, String className) {
    return Path.of(tenant, period.name(), className);
  }

  @Override
  public Sealed of(EntryView entry, ContentHash text) throws VaultUnavailableException {
    String tenant = entry.text(Field.TENANT);
    UUID key = keyId(entry);
    if (tenant == null || key == null || entry.text(text.field()) == null) {
      return new Sealed.NotKept();
    }
    try (ContentKey.Lease lease = keys.find(tenant, key)) {
      return lease == null ? gone(tenant, key) : read(lease, entry, text);
    }
  }

  /** The salt of an entry's commitments, or null where it is not there (any more). */
  public byte @Nullable [] salt(EntryView entry) throws VaultUnavailableException {
    String tenant = entry.text(Field.TENANT);
    UUID key = keyId(entry);
    if (tenant == null || key == null) {
      return null;
    }
    try (ContentKey.Lease lease = keys.find(tenant, key)) {
      return lease == null ? null : lease.salt(entry.id());
    }
  }

  /** The lease on the key that an entry names, or null where it names none that lives. */
  public ContentKey.@Nullable Lease keyOf(EntryView entry) throws VaultUnavailableException {
    String tenant = entry.text(Field.TENANT);
    UUID key = keyId(entry);
    return tenant == null || key == null ? null : keys.find(tenant, key);
  }

  private Sealed gone(String tenant, UUID key) throws VaultUnavailableException {
    try {
      Optional<Destruction.Ended> ended =
          database.inTenant(tenant, connection -> Destruction.ended(connection, tenant, key));
      if (ended.isEmpty()) {
        return new Sealed.Lost(LOST.formatted("its key is not in the database"));
      }
      UUID entry = ended.get().entry();
      return switch (ended.get().cause()) {
        case ERASED -> new Sealed.Erased(entry);
        case DISPOSED -> new Sealed.Disposed(entry);
      };
    } catch (SQLException e) {
      throw new VaultUnavailableException(
          "the database with the keys of the vault does not answer", e);
    }
  }

  private Sealed read(ContentKey.Lease key, EntryView entry, ContentHash text)
      throws VaultUnavailableException {
    byte[] salt = key.salt(entry.id());
    if (!kept(entry).contains(text.wireName())) {
      return new Sealed.SaltOnly(salt);
    }
    byte[] bytes = read(key, entry.id(), text.bit());
    if (bytes != null) {
      return new Sealed.Kept(bytes, salt);
    }
    return entry.object(Field.CONTENT).get("node") instanceof String other && !other.equals(node)
        ? new Sealed.Elsewhere(salt, other)
        : new Sealed.Lost(LOST.formatted("no file of this node has it whole"));
  }

  /** The bytes kept of an entry under a key whose set of texts holds that bit, or null. */
  public byte @Nullable [] read(ContentKey.Lease key, UUID entry, int bit)
      throws VaultUnavailableException {
    try {
      for (SegmentRecord record : segments.find(folder(key), entry)) {
        if ((record.texts() & bit) != 0 && record.key().equals(key.keyId())) {
          byte[] bytes = key.open(entry, record.texts(), record.sealed());
          if (bytes != null) {
            return bytes;
          }
        }
      }
      return null;
    } catch (IOException e) {
      throw new VaultUnavailableException("the vault can't read: " + e.getMessage(), e);
    }
  }

  /** What an entry says is kept, by name. */
  public static List<String> kept(EntryView entry) {
    return entry.object(Field.CONTENT).get("kept") instanceof List<?> names
        ? names.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static @Nullable UUID keyId(EntryView entry) {
    try {
      return entry.object(Field.CONTENT).get("key") instanceof String text
          ? UUID.fromString(text)
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Deletes the files of periods whose keys have all ended, as the database says.
   *
   * @return how many folders went
   */
  public int deleteWhatIsOver(String tenant) throws VaultUnavailableException {
    try {
      int deleted = 0;
      for (Path folder : segments.folders(tenant)) {
        KeyPeriod period = KeyPeriod.named(folder.getName(1).toString());
        if (period != null && deletedIfOver(tenant, period, folder)) {
          deleted++;
        }
      }
      return deleted;
    } catch (IOException | SQLException e) {
      throw new VaultUnavailableException(
          "files of the vault can't be let go: " + e.getMessage(), e);
    }
  }

  /**
   * What goes was written before the last look: a key that is made after it has its texts in a
   * segment of its own.
   */
  private boolean deletedIfOver(String tenant, KeyPeriod period, Path folder)
      throws SQLException, IOException {
    String className = folder.getName(2).toString();
    if (!isOver(tenant, period, className)) {
      return false;
    }
    List<Path> ended = segments.ended(folder);
    if (!isOver(tenant, period, className)) {
      return false;
    }
    segments.delete(folder, ended);
    return true;
  }

  private boolean isOver(String tenant, KeyPeriod period, String className) throws SQLException {
    return database.inTenant(
        tenant, connection -> Destruction.isOver(connection, tenant, period, className));
  }

  @Override
  public void close() {
    segments.close();
  }
}

package io.ledgerline.ledger.key;

import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.DiskFile;
import io.ledgerline.ledger.disk.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An installation's signing keys in a folder: one file {@code signing-<n>.keys} per generation,
 * mode 0600, and the file {@code signing.current} that names the one in use. Generations are only
 * added, so that old evidence stays verifiable. Thread-safe.
 */
public final class KeyStore {
  private static final String PREFIX = "signing-";
  private static final String SUFFIX = ".keys";
  private static final String CURRENT = "signing.current";

  private final Disk disk;
  private final Path folder;
  private final KeyProtection protection;

  // Read by every signing thread: never behind the lock under which keys are made and protected.
  private volatile List<KeyGeneration> generations = List.of();
  private volatile int current;

  private KeyStore(Disk disk, Path folder, KeyProtection protection) {
    this.disk = disk;
    this.folder = folder;
    this.protection = protection;
  }

  /** Whether the folder holds keys. */
  public static boolean isIn(Disk disk, Path folder) throws IOException {
    return disk.exists(folder.resolve(CURRENT));
  }

  /**
   * Reads the keys in that folder.
   *
   * @throws LedgerException if one can't be opened; the sentence says which and what to do
   */
  public static KeyStore read(Disk disk, Path folder, KeyProtection protection)
      throws LedgerException, IOException {
    KeyStore store = new KeyStore(disk, folder, protection);
    List<KeyGeneration> read = new ArrayList<>();
    for (int number = 1; disk.exists(store.file(number)); number++) {
      read.add(store.read(number));
    }
    store.generations = List.copyOf(read);
    String text = new String(WholeFile.read(disk, folder.resolve(CURRENT)), StandardCharsets.UTF_8);
    if (!text.strip().matches("[1-9][0-9]{0,5}")
        || Integer.parseInt(text.strip()) > store.generations.size()) {
      throw new LedgerException(
          folder.resolve(CURRENT)
              + " names a generation of keys that is not there: restore the folder's files");
    }
    store.current = Integer.parseInt(text.strip());
    return store;
  }

  /** Makes the first generation in that folder, durable when this returns. */
  public static KeyStore make(Disk disk, Path folder, KeyProtection protection, InstantSource clock)
      throws LedgerException, IOException {
    disk.makeFolders(folder);
    KeyStore store = new KeyStore(disk, folder, protection);
    store.generate(clock);
    store.use(1);
    return store;
  }

  private KeyGeneration read(int number) throws LedgerException, IOException {
    Path file = file(number);
    try {
      KeyFile read = KeyFile.parse(WholeFile.read(disk, file));
      if (read.number() != number) {
        throw new LedgerException(
            "signing keys " + file + " are of generation " + read.number() + ": it was renamed");
      }
      return read.generation(protection);
    } catch (KeyProtectionException | IllegalArgumentException e) {
      throw new LedgerException(
          "signing keys "
              + file
              + " can't be opened: "
              + e.getMessage()
              + "; restore the file, or set signing_keys.passphrase to what protected it",
          e);
    }
  }

  /** Makes another generation, durable when this returns; {@link #use} puts it to work. */
  public synchronized KeyGeneration generate(InstantSource clock)
      throws LedgerException, IOException {
    byte[] seeds = new byte[KeyGeneration.SEED_BYTES];
    new SecureRandom().nextBytes(seeds);
    int number = generations.size() + 1;
    KeyGeneration made = KeyGeneration.of(number, clock.instant(), seeds);
    try {
      writePrivate(file(number), KeyFile.format(made, seeds, protection));
    } catch (KeyProtectionException e) {
      throw new LedgerException("new signing keys can't be protected: " + e.getMessage(), e);
    } finally {
      Arrays.fill(seeds, (byte) 0);
    }
    List<KeyGeneration> more = new ArrayList<>(generations);
    more.add(made);
    generations = List.copyOf(more);
    return made;
  }

  /**
   * Says which generation signs from now on, durable when this returns. An older one than that in
   * use is passed over: what was rotated away does not come back.
   */
  public synchronized void use(int number) throws IOException {
    if (number < 1 || number > generations.size()) {
      throw new IllegalArgumentException(
          "generation: " + number + " (expected: 1 to " + generations.size() + ")");
    }
    if (number <= current) {
      return;
    }
    byte[] line = (number + "\n").getBytes(StandardCharsets.UTF_8);
    WholeFile.replaceDurably(disk, folder.resolve(CURRENT), line);
    current = number;
  }

  /** The generation in use. */
  public KeyGeneration current() {
    return generations.get(current - 1);
  }

  /** All generations, oldest first. */
  public List<KeyGeneration> generations() {
    return generations;
  }

  /** What protects the files, one word. */
  public String protection() {
    return protection.scheme();
  }

  private void writePrivate(Path file, byte[] bytes) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try (DiskFile opened = disk.createPrivate(temporary)) {
      WholeFile.writeAll(opened, ByteBuffer.wrap(bytes), 0);
      opened.sync();
    }
    disk.rename(temporary, file);
    disk.syncFolder(folder);
  }

  private Path file(int number) {
    return folder.resolve(PREFIX + number + SUFFIX);
  }
}

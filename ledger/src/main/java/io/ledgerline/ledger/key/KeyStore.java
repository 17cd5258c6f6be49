package io.ledgerline.ledger.key;

import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.checkpoint.NoteSigner;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * An installation's signing keys in a folder: one file {@code signing-<n>.keys} per generation,
 * mode 0600, and the file {@code signing.current} that names the one in use. Generations are only
 * added, so that old evidence stays verifiable; the secret of one that signs no more is destroyed.
 * Thread-safe.
 */
public final class KeyStore {
  private static final String PREFIX = "signing-";
  private static final String SUFFIX = ".keys";
  private static final String CURRENT = "signing.current";

  private final Disk disk;
  private final Path folder;
  private final List<KeyProtection> protections;

  // Read by every signing thread: never behind the lock under which keys are made and protected.
  private volatile List<KeyGeneration> generations = List.of();
  private volatile int current;
  private final Map<Integer, SecretKeys> opened = new ConcurrentHashMap<>();

  private KeyStore(Disk disk, Path folder, List<KeyProtection> protections) {
    this.disk = disk;
    this.folder = folder;
    this.protections = List.copyOf(protections);
  }

  /** Whether the folder holds keys. */
  public static boolean isIn(Disk disk, Path folder) throws IOException {
    return disk.exists(folder.resolve(CURRENT));
  }

  /**
   * Reads the keys in that folder, and opens those in use; older ones are opened if they have to
   * sign.
   *
   * @param protections what protects the keys, then what may have protected them before: what is
   *     found so is protected anew
   * @throws LedgerException if one can't be opened; the sentence says which and what to do
   */
  public static KeyStore read(Disk disk, Path folder, List<KeyProtection> protections)
      throws LedgerException, IOException {
    KeyStore store = new KeyStore(disk, folder, protections);
    List<KeyGeneration> read = new ArrayList<>();
    for (int number = 1; disk.exists(file(folder, number)); number++) {
      read.add(store.parse(number).generation());
    }
    store.generations = List.copyOf(read);
    store.current = store.readCurrent();
    store.secret(store.current);
    return store;
  }

  private int readCurrent() throws LedgerException, IOException {
    Path path = folder.resolve(CURRENT);
    String text = new String(WholeFile.read(disk, path), StandardCharsets.UTF_8);
    String number = text.split(" ", -1)[0];
    boolean whole = number.matches("[1-9][0-9]{0,5}") && text.equals(currentLine(number));
    if (!whole || Integer.parseInt(number) > generations.size()) {
      throw new LedgerException(
          path
              + (whole ? " names a generation of keys that is not there" : " is damaged")
              + ": restore the folder's files");
    }
    return Integer.parseInt(number);
  }

  private static String currentLine(String number) {
    CRC32C crc = new CRC32C();
    crc.update(number.getBytes(StandardCharsets.US_ASCII));
    return number + " crc32c " + HexFormat.of().toHexDigits((int) crc.getValue()) + '\n';
  }

  /** Makes the first generation in that folder, durable when this returns. */
  public static KeyStore make(
      Disk disk, Path folder, List<KeyProtection> protections, InstantSource clock)
      throws LedgerException, IOException {
    disk.makeFolders(folder);
    KeyStore store = new KeyStore(disk, folder, protections);
    store.generate(clock);
    store.use(1);
    return store;
  }

  private KeyFile parse(int number) throws LedgerException, IOException {
    Path file = file(folder, number);
    try {
      KeyFile read = KeyFile.parse(WholeFile.read(disk, file));
      if (read.generation().number() != number) {
        throw new LedgerException(
            "signing keys "
                + file
                + " are of generation "
                + read.generation().number()
                + ": it was renamed");
      }
      return read;
    } catch (IllegalArgumentException e) {
      throw new LedgerException(
          "signing keys " + file + " can't be read: " + e.getMessage() + "; restore the file", e);
    }
  }

  /** The lines that a checkpoint gets by that generation; none if its secret was destroyed. */
  public List<NoteSigner> signers(int number, String origin, InstantSource clock)
      throws IOException {
    SecretKeys keys = opened.get(number);
    try {
      if (keys == null && generations.get(number - 1).retired()) {
        return List.of();
      }
      return (keys == null ? secret(number) : keys).signers(origin, clock);
    } catch (LedgerException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private synchronized SecretKeys secret(int number) throws LedgerException, IOException {
    SecretKeys known = opened.get(number);
    if (known != null) {
      return known;
    }
    byte[] seeds = open(number, parse(number));
    SecretKeys keys = SecretKeys.of(seeds);
    Arrays.fill(seeds, (byte) 0);
    opened.put(number, keys);
    return keys;
  }

  private byte[] open(int number, KeyFile file) throws LedgerException, IOException {
    KeyProtection now = protections.getFirst();
    KeyProtectionException failure = null;
    for (KeyProtection each : protections) {
      if (each.scheme().equals(file.scheme())) {
        try {
          byte[] seeds = file.seeds(each);
          if (each != now) {
            replace(number, KeyFile.format(file.generation(), seeds, now));
          }
          return seeds;
        } catch (KeyProtectionException e) {
          failure = failure == null ? e : failure;
        }
      }
    }
    if (failure == null) {
      throw new LedgerException(
          cannotOpen(
              number,
              "it is protected by \""
                  + file.scheme()
                  + "\", and \""
                  + now.scheme()
                  + "\" is set up"));
    }
    throw new LedgerException(cannotOpen(number, String.valueOf(failure.getMessage())), failure);
  }

  private String cannotOpen(int number, String why) {
    return "signing keys "
        + file(folder, number)
        + " can't be opened: "
        + why
        + "; restore the file, or set signing_keys.protection (or .previous) to what protected it";
  }

  /** Makes another generation, durable when this returns; {@link #use} puts it to work. */
  public synchronized KeyGeneration generate(InstantSource clock)
      throws LedgerException, IOException {
    byte[] seeds = new byte[SecretKeys.SEED_BYTES];
    new SecureRandom().nextBytes(seeds);
    int number = generations.size() + 1;
    SecretKeys keys = SecretKeys.of(seeds);
    KeyGeneration made = keys.generation(number, clock.instant());
    try {
      writePrivate(file(folder, number), KeyFile.format(made, seeds, protections.getFirst()));
    } catch (KeyProtectionException e) {
      throw new LedgerException(
          "new signing keys can't be protected (signing_keys.protection): " + e.getMessage(), e);
    } finally {
      Arrays.fill(seeds, (byte) 0);
    }
    opened.put(number, keys);
    List<KeyGeneration> more = new ArrayList<>(generations);
    more.add(made);
    generations = List.copyOf(more);
    return made;
  }

  /**
   * Says which generation signs from now on, durable when this returns. An older one than that in
   * use is passed over: what was rotated away does not come back.
   */
  public synchronized void use(int number) throws LedgerException, IOException {
    if (number < 1 || number > generations.size()) {
      throw new IllegalArgumentException(
          "generation: " + number + " (expected: 1 to " + generations.size() + ")");
    }
    if (number <= current) {
      return;
    }
    secret(number);
    byte[] line = currentLine(String.valueOf(number)).getBytes(StandardCharsets.UTF_8);
    WholeFile.replaceDurably(disk, folder.resolve(CURRENT), line);
    current = number;
  }

  /**
   * Destroys the secret of a generation older than that in use: its bytes are overwritten, and the
   * file keeps the public keys. On flash and copy-on-write storage old blocks may outlive that.
   */
  public synchronized void retire(int number) throws LedgerException, IOException {
    if (number < 1 || number >= current) {
      throw new IllegalArgumentException(
          "generation: " + number + " (expected: 1 to " + (current - 1) + ")");
    }
    KeyFile file = parse(number);
    if (file.stored() != null) {
      replace(number, file.withoutSecret());
    }
    opened.remove(number);
    List<KeyGeneration> all = new ArrayList<>(generations);
    all.set(number - 1, file.generation().asRetired());
    generations = List.copyOf(all);
  }

  /** Puts another file in the place of a generation's, and overwrites what stood in the old one. */
  private void replace(int number, byte[] bytes) throws IOException {
    Path path = file(folder, number);
    try (DiskFile old = disk.open(path)) {
      int length = Math.toIntExact(old.size());
      writePrivate(path, bytes); // first, so that a crash leaves one of the two whole
      WholeFile.writeAll(old, ByteBuffer.allocate(length), 0);
      old.sync();
    }
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
    return protections.getFirst().scheme();
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

  private static Path file(Path folder, int number) {
    return folder.resolve(PREFIX + number + SUFFIX);
  }
}

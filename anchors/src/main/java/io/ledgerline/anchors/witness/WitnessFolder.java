package io.ledgerline.anchors.witness;

import io.ledgerline.audit.Sha256;
import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.NoteSigner;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.SigningKey;
import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.DiskFile;
import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.disk.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a witness keeps: its key and, per origin, the newest checkpoint that it signed. Both lie in
 * one folder on purpose: a witness that lost what it signed must not go on under the same key, and
 * a copy of the folder must never be put back. One process at a time.
 */
public final class WitnessFolder implements AutoCloseable {
  private static final String HEADER = "ledgerline-witness-key/v1";
  private static final String KEY = "witness.key";
  private static final String CHECKPOINTS = "checkpoints";

  private final Path folder;
  private final Disk disk = new RealDisk();
  private final FileChannel lock;
  private final String name;
  private final byte[] seed;

  private WitnessFolder(Path folder, FileChannel lock, String name, byte[] seed) {
    this.folder = folder;
    this.lock = lock;
    this.name = name;
    this.seed = seed;
  }

  /**
   * Makes a witness: a new key and an empty memory.
   *
   * @param name the witness's key name, a schema-less URL such as {@code witness.example/w1}
   * @throws IOException if there is a witness already, or the folder can't be written
   */
  public static void make(Path folder, String name, SecureRandom random) throws IOException {
    byte[] seed = new byte[SigningKey.SEED_BYTES];
    random.nextBytes(seed);
    // Refuses a bad name before anything is written.
    SigningKey.of(Algorithm.ED25519_COSIGNATURE, seed).signer(name, InstantSource.system());
    Disk disk = new RealDisk();
    if (disk.exists(folder.resolve(KEY))) {
      throw new IOException(folder + " holds a witness already; choose another folder");
    }
    disk.makeFolders(folder.resolve(CHECKPOINTS));
    String text =
        HEADER + "\nname " + name + "\nseed " + Base64.getEncoder().encodeToString(seed) + '\n';
    Path temporary = folder.resolve(KEY + ".tmp");
    try (DiskFile file = disk.createPrivate(temporary)) {
      WholeFile.writeAll(file, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
      file.sync();
    }
    disk.rename(temporary, folder.resolve(KEY));
    disk.syncFolder(folder);
  }

  /**
   * Opens a witness's folder for this process alone.
   *
   * @throws IOException if there is none, another process has it, or it can't be read
   */
  public static WitnessFolder open(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(KEY))
        || !Files.isDirectory(folder.resolve(CHECKPOINTS))) {
      throw new IOException(
          folder + " holds no whole witness; make one with 'ledgerline witness init'");
    }
    FileChannel lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock held = lock.tryLock();
      if (held == null) {
        throw new IOException("another process runs the witness in " + folder + "; stop it first");
      }
      String[] lines = Files.readString(folder.resolve(KEY)).split("\n");
      if (lines.length != 3
          || !lines[0].equals(HEADER)
          || !lines[1].startsWith("name ")
          || !lines[2].startsWith("seed ")) {
        throw new IOException(folder.resolve(KEY) + " is no witness key of this version");
      }
      byte[] seed = Base64.getDecoder().decode(lines[2].substring(5));
      return new WitnessFolder(folder, lock, lines[1].substring(5), seed);
    } catch (OverlappingFileLockException e) {
      lock.close();
      throw new IOException("this process runs the witness in " + folder + " already", e);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** The witness's signers: Ed25519 first, then ML-DSA-44, both timed. */
  public List<NoteSigner> signers(InstantSource clock) {
    return List.of(
        SigningKey.of(Algorithm.ED25519_COSIGNATURE, seed).signer(name, clock),
        SigningKey.of(Algorithm.ML_DSA_44, seed).signer(name, clock));
  }

  /** The newest checkpoint that was signed of an origin, with its lines; empty for none. */
  public Optional<SignedNote> latest(String origin) throws IOException {
    Path file = checkpoint(id(origin));
    return disk.exists(file)
        ? Optional.of(SignedNote.parse(WholeFile.read(disk, file)))
        : Optional.empty();
  }

  /** The bytes of the newest checkpoint of the origin with that id; empty for none. */
  public Optional<byte[]> published(String id) throws IOException {
    if (!id.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    Path file = checkpoint(id);
    return disk.exists(file) ? Optional.of(WholeFile.read(disk, file)) : Optional.empty();
  }

  /** Remembers a checkpoint; it is durable when this returns. */
  void remember(String origin, SignedNote note) throws IOException {
    WholeFile.replaceDurably(
        disk, checkpoint(id(origin)), note.format().getBytes(StandardCharsets.UTF_8));
  }

  /** What monitors call an origin: the SHA-256 of its name, in hex. */
  static String id(String origin) {
    return HexFormat.of().formatHex(Sha256.of(origin.getBytes(StandardCharsets.UTF_8)));
  }

  private Path checkpoint(String id) {
    return folder.resolve(CHECKPOINTS).resolve(id);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}

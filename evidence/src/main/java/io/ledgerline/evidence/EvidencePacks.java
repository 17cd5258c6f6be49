package io.ledgerline.evidence;

import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Makes packs into files of a private folder, to be handed out once it is recorded that they were
 * made. A few at a time; what an earlier process left is removed. Thread-safe.
 */
public final class EvidencePacks {
  private static final int AT_ONCE = 2;
  private static final int BUFFER = 1 << 16;
  private static final Duration COVERED = Duration.ofSeconds(10);

  private final Ledger ledger;
  private final PackExport export;
  private final Before before;
  private final Path folder;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /** What is to be in the ledger before a pack is made: which origins other nodes have. */
  @FunctionalInterface
  public interface Before {
    void pack() throws InterruptedException;
  }

  /**
   * Over the parts of a node.
   *
   * @param folder where files lie until they are handed out; only this may write there
   */
  public EvidencePacks(Ledger ledger, PackExport export, Before before, Path folder) {
    this.ledger = ledger;
    this.export = export;
    this.before = before;
    this.folder = folder;
  }

  /** A pack in a file that is gone once it is closed. */
  public record Pack(Path file, PackExport.Made made) implements AutoCloseable {
    /** The file's bytes. */
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(file);
    }
  }

  /** Too many packs are being made. */
  public static final class BusyException extends Exception {
    private static final long serialVersionUID = 1L;

    BusyException() {
      super(AT_ONCE + " packs are being made already; try again when one is done");
    }
  }

  /** Removes what an earlier process left. */
  public EvidencePacks prepared() throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*.part")) {
        for (Path each : left) {
          Files.deleteIfExists(each);
        }
      }
    }
    return this;
  }

  /**
   * Makes a pack.
   *
   * @throws BusyException if too many are being made
   * @throws NoSuchLogException if a log has no checkpoint, or is refused
   * @throws PackTooLargeException if the period is too long for one pack
   */
  public Pack make(PackRequest request) throws Exception {
    if (!places.tryAcquire()) {
      throw new BusyException();
    }
    try {
      before.pack();
      covered(export.streams(request.tenant()));
      return make(newFile(), request);
    } finally {
      places.release();
    }
  }

  private Pack make(Path file, PackRequest request) throws Exception {
    try (OutputStream out =
        new BufferedOutputStream(
            Channels.newOutputStream(FileChannel.open(file, StandardOpenOption.WRITE)), BUFFER)) {
      return new Pack(file, export.write(request, out, entries -> {}));
    } catch (Exception e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /**
   * Waits until a checkpoint covers what is there now in each of the logs; for a bounded time in
   * all, so that one log that is refused doesn't cost every pack the wait of a thousand.
   */
  private void covered(List<String> streams) throws LedgerException, InterruptedException {
    Map<String, Long> sizes = new LinkedHashMap<>();
    for (String each : streams) {
      sizes.put(each, ledger.size(each));
    }
    long end = System.nanoTime() + COVERED.toNanos();
    for (Map.Entry<String, Long> each : sizes.entrySet()) {
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      var unused = ledger.awaitPublished(each.getKey(), each.getValue(), left);
    }
  }

  private Path newFile() throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    Files.createDirectories(folder, posix ? mode("rwx------") : new FileAttribute<?>[0]);
    Path file = folder.resolve(UUID.randomUUID() + ".part");
    return Files.createFile(file, posix ? mode("rw-------") : new FileAttribute<?>[0]);
  }

  private static FileAttribute<?>[] mode(String permissions) {
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}

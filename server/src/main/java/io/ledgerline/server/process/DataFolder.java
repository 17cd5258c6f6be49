package io.ledgerline.server.process;

import io.ledgerline.server.config.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The claim of one process on one data folder.
 *
 * <p>The claim is an advisory lock of the operating system: it ends with the process, however that
 * ends, so no stale lock has to be removed by hand. The file tells a second start who holds it.
 */
public final class DataFolder implements AutoCloseable {
  private static final int MOST_NOTE_BYTES = 512;
  private final Path path;
  private final FileChannel file;
  private final FileLock lock;

  private DataFolder(Path path, FileChannel file, FileLock lock) {
    this.path = path;
    this.file = file;
    this.lock = lock;
  }

  /** Makes the folder (mode 0700) where it is missing and claims it; refused where another has. */
  public static DataFolder claim(Path path) {
    try {
      create(path);
      var file =
          FileChannel.open(
              path.resolve("ledgerline.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      var lock = tryLock(file);
      if (lock == null) {
        var holder = note(file);
        file.close();
        throw new ConfigException(
            "data",
            "the folder " + path + " is in use by " + holder,
            "stop that process, or choose another folder (--data DIR)");
      }
      var folder = new DataFolder(path, file, lock);
      folder.announce("process " + ProcessHandle.current().pid());
      return folder;
    } catch (IOException e) {
      throw new ConfigException(
          "data",
          "the folder " + path + " can't be written (" + e.getClass().getSimpleName() + ")",
          "check its owner, its permissions and the free space");
    }
  }

  private static void create(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    Files.createDirectories(path);
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String note(FileChannel file) throws IOException {
    var buffer = ByteBuffer.allocate(MOST_NOTE_BYTES);
    file.read(buffer, 0);
    var text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? "another process" : text;
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** Leaves a line for a second start, for example {@code process 4711 (http://127.0.0.1:8484)}. */
  public void announce(String holder) {
    try {
      file.truncate(0);
      file.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.ledgerline.ledger.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Files read and written in one go, on top of a {@link Disk}. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes all of the bytes, however short the disk's writes are. */
  public static void writeAll(DiskFile file, ByteBuffer bytes, long at) throws IOException {
    long position = at;
    while (bytes.hasRemaining()) {
      int written = file.write(bytes, position);
      if (written <= 0) {
        throw new IOException("wrote nothing at byte " + position);
      }
      position += written;
    }
  }

  /** Fills the buffer from there, or throws {@link EOFException}. */
  public static void readFully(DiskFile file, ByteBuffer into, long at) throws IOException {
    long position = at;
    while (into.hasRemaining()) {
      int read = file.read(into, position);
      if (read < 0) {
        throw new EOFException("ends at byte " + position);
      }
      position += read;
    }
  }

  /** The file's bytes. */
  public static byte[] read(Disk disk, Path path) throws IOException {
    try (DiskFile file = disk.openToRead(path)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
      readFully(file, bytes, 0);
      return bytes.array();
    }
  }

  /** Writes a file in place; durable only after a sync. */
  public static void write(Disk disk, Path path, ByteBuffer bytes) throws IOException {
    try (DiskFile file = disk.create(path)) {
      writeAll(file, bytes, 0);
    }
  }

  /**
   * As {@link #write}, the bytes durable when it returns; the name only after its folder's sync.
   */
  public static void writeDurably(Disk disk, Path path, ByteBuffer bytes) throws IOException {
    try (DiskFile file = disk.create(path)) {
      writeAll(file, bytes, 0);
      file.sync();
    }
  }

  /** Replaces a file as a whole; the name shows the old or the new bytes. Not yet durable. */
  public static void replace(Disk disk, Path path, byte[] bytes) throws IOException {
    Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
    write(disk, temporary, ByteBuffer.wrap(bytes));
    disk.rename(temporary, path);
  }

  /** As {@link #replace}, durable when it returns. */
  public static void replaceDurably(Disk disk, Path path, byte[] bytes) throws IOException {
    Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
    try (DiskFile file = disk.create(temporary)) {
      writeAll(file, ByteBuffer.wrap(bytes), 0);
      file.sync();
    }
    disk.rename(temporary, path);
    disk.syncFolder(folderOf(path));
  }

  /** Makes an existing file's bytes durable. */
  public static void sync(Disk disk, Path path) throws IOException {
    try (DiskFile file = disk.open(path)) {
      file.sync();
    }
  }

  private static Path folderOf(Path file) {
    Path folder = file.getParent();
    return folder == null ? Path.of("") : folder;
  }
}

package io.ledgerline.ledger.journal;

import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.DiskFile;
import io.ledgerline.ledger.disk.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Makes journal files ahead: zeros that are written, not sparse, so that a commit's sync needs no
 * metadata and what a crash tore can be told from what was damaged later.
 *
 * <p>A retired file is overwritten with zeros and gets a new number: its blocks stay where they
 * are, which spares the file system what allocating, freeing and discarding them costs. Until it is
 * all zeros it has the name of a half-made file, which a start deletes.
 */
final class JournalFiles {
  /**
   * So much is written and then synced at a time: a commit that syncs meanwhile waits for that much
   * in the disk's queue, not for a whole file.
   */
  private static final int PART = 1 << 20;

  private final Disk disk;
  private final Path folder;

  JournalFiles(Disk disk, Path folder) {
    this.disk = disk;
    this.folder = folder;
  }

  static String name(long number) {
    return String.format(Locale.ROOT, "%016d.journal", number);
  }

  private Path path(long number) {
    return folder.resolve(name(number));
  }

  private static Path temporary(Path path) {
    return path.resolveSibling(path.getFileName() + ".tmp");
  }

  /** A new file of zeros, durable. */
  OpenFile make(long number, int bytes) throws IOException {
    requireRoom(bytes + bytes / 8);
    Path temporary = temporary(path(number));
    try {
      DiskFile file = disk.create(temporary);
      return zeroed(file, bytes, temporary, number);
    } catch (IOException e) {
      disk.delete(temporary);
      throw e;
    }
  }

  /** Takes a file out of the journal, durable once the folder is synced. Idempotent. */
  void putAside(OpenFile file) throws IOException {
    if (!file.aside) {
      disk.rename(file.path, temporary(file.path));
      file.aside = true;
    }
  }

  /** A file that was put aside, as a new one of zeros. It is deleted if that fails. */
  OpenFile makeAgain(OpenFile old, long number) throws IOException {
    Path temporary = temporary(old.path);
    try {
      requireRoom(old.size / 8);
      return zeroed(old.file, (int) old.size, temporary, number);
    } catch (IOException e) {
      delete(old);
      throw e;
    }
  }

  /** Closes a file and removes it, put aside or not. */
  void delete(OpenFile file) throws IOException {
    file.file.close();
    disk.delete(file.aside ? temporary(file.path) : file.path);
  }

  private OpenFile zeroed(DiskFile file, int bytes, Path temporary, long number)
      throws IOException {
    try {
      zero(file, bytes);
      disk.rename(temporary, path(number));
      disk.syncFolder(folder);
      return new OpenFile(number, path(number), file, bytes);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static void zero(DiskFile file, int bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(bytes, PART));
    for (int at = 0; at < bytes; at += zeros.capacity()) {
      WholeFile.writeAll(file, zeros.clear().limit(Math.min(zeros.capacity(), bytes - at)), at);
      file.sync();
    }
  }

  /** Whether the disk has what bundles and tiles need to catch up with files of that size. */
  boolean isRoomBeside(int bytes) throws IOException {
    return disk.usableSpace(folder) >= bytes / 8;
  }

  private void requireRoom(long bytes) throws IOException {
    long usable = disk.usableSpace(folder);
    if (usable < bytes) { // leave what bundles and tiles need to catch up
      throw new IOException("the disk is full: " + usable + " bytes left in " + folder);
    }
  }
}

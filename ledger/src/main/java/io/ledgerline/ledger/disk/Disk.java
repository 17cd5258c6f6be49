package io.ledgerline.ledger.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The file operations that the ledger uses, so that tests can put a disk behind it that fails, is
 * full, writes short or forgets what was not synced. Thread-safe. Paths that are missing where they
 * should exist give {@link java.nio.file.NoSuchFileException}.
 */
public interface Disk {
  /** Opens an existing file for reading and writing. */
  DiskFile open(Path file) throws IOException;

  /** Opens an existing file for reading. */
  DiskFile openToRead(Path file) throws IOException;

  /** Makes a file, or empties the one that is there. */
  DiskFile create(Path file) throws IOException;

  /** As {@link #create}, readable and writable by the owner only from the first moment on. */
  DiskFile createPrivate(Path file) throws IOException;

  boolean exists(Path path) throws IOException;

  /** How many bytes may still be written to the file system that holds the folder. */
  long usableSpace(Path folder) throws IOException;

  /** The names in a folder, sorted; none if there is no such folder. */
  List<String> list(Path folder) throws IOException;

  /** Makes a folder and those above it. */
  void makeFolders(Path folder) throws IOException;

  /** Gives a file a new name, replacing what had it, atomically. */
  void rename(Path from, Path to) throws IOException;

  /** Removes a file or an empty folder; does nothing if it is not there. */
  void delete(Path path) throws IOException;

  /** Makes a folder's entries durable: creations, renames and deletions in it. */
  void syncFolder(Path folder) throws IOException;
}

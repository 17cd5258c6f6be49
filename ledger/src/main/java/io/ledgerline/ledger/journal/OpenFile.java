package io.ledgerline.ledger.journal;

import io.ledgerline.ledger.disk.DiskFile;
import java.nio.file.Path;

/** A journal file and how far it is written; the position belongs to the committing thread. */
final class OpenFile {
  final long number;
  final Path path;
  final DiskFile file;
  final long size;
  long position;
  long frames;

  /**
   * Whether it has left the journal; belongs to the thread that retires, then to who makes it anew.
   */
  boolean aside;

  OpenFile(long number, Path path, DiskFile file, long size) {
    this.number = number;
    this.path = path;
    this.file = file;
    this.size = size;
  }

  /** What may still be written, but for what its end may leave unused. */
  long room() {
    return Math.max(0, size - Journal.END_WASTE - position);
  }
}

package io.ledgerline.vault.segment;

import io.ledgerline.ledger.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A folder of segments in use: those that are finished and, once something is written, the one
 * being written, which gives way to the next when it is full. Guarded by the lock of {@link
 * SegmentStore}, except {@link #segments}.
 */
final class OpenFolder {
  private final Disk disk;
  private final Path root;
  private final Path path;
  private final SegmentLimits limits;
  private final SegmentFolder segments;
  private @Nullable SegmentWriter writer;

  /** A folder below the root of the store; nothing is read or written yet. */
  OpenFolder(Disk disk, Path root, Path path, SegmentLimits limits) {
    this.disk = disk;
    this.root = root;
    this.path = path;
    this.limits = limits;
    this.segments = new SegmentFolder(disk, path, limits.recordBytes() + SegmentRecord.FIXED);
  }

  /** The segments that are there. */
  SegmentFolder segments() {
    return segments;
  }

  /** The segment being written; null if none is. */
  @Nullable Path writing() {
    SegmentWriter now = writer;
    return now == null ? null : now.segment();
  }

  /** Where the records of an entry are in the segment being written. */
  List<SegmentIndex.Place> places(UUID entry) {
    SegmentWriter now = writer;
    return now == null ? List.of() : now.find(entry);
  }

  /** Writes a record; durable after the next {@link #sync}. */
  void write(SegmentRecord record) throws IOException {
    SegmentWriter into = writer;
    if (into != null && into.isFull(limits, record.length())) {
      into.sync();
      writer = null;
      into.finish();
      into = null;
    }
    if (into == null) {
      disk.makeFolders(path);
      syncAbove();
      into = SegmentWriter.create(disk, path, segments.next());
      writer = into;
    }
    into.write(record);
  }

  /** A new folder's name must be durable as well, up to the root. */
  private void syncAbove() throws IOException {
    Path parent = path.getParent();
    while (parent != null && parent.startsWith(root)) {
      disk.syncFolder(parent);
      parent = parent.getParent();
    }
  }

  /** Makes durable what was written. */
  void sync() throws IOException {
    if (writer != null) {
      writer.sync();
    }
  }

  /** Ends the segment being written; where its index can't be written, it is made again later. */
  void finish() {
    if (writer != null) {
      try {
        writer.finish();
      } catch (IOException e) {
        // Nothing is lost: the records are durable.
      }
    }
  }

  /** Closes the segment being written as it stands. */
  void abandon() {
    if (writer != null) {
      try {
        writer.close();
      } catch (IOException e) {
        // It is not written again in any case.
      }
    }
  }
}

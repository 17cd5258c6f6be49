package io.ledgerline.vault.segment;

import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.DiskFile;
import io.ledgerline.ledger.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The segment of a folder that is being written, with the places of its durable records. */
final class SegmentWriter {
  private final Disk disk;
  private final Path segment;
  private final DiskFile file;
  private final List<SegmentIndex.Place> pending = new ArrayList<>();
  private final ConcurrentHashMap<UUID, List<SegmentIndex.Place>> durable =
      new ConcurrentHashMap<>();
  private int records;
  private long length;
  private boolean synced = true;

  private SegmentWriter(Disk disk, Path segment, DiskFile file) {
    this.disk = disk;
    this.segment = segment;
    this.file = file;
  }

  /** Begins a segment; its name is durable when this returns. */
  static SegmentWriter create(Disk disk, Path folder, Path segment) throws IOException {
    DiskFile file = disk.createPrivate(segment);
    try {
      disk.syncFolder(folder);
      return new SegmentWriter(disk, segment, file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Writes a record behind the others; durable after {@link #sync}. */
  void write(SegmentRecord record) throws IOException {
    synced = false;
    WholeFile.writeAll(file, record.bytes(), length);
    pending.add(
        new SegmentIndex.Place(
            record.entry(), record.texts(), Math.toIntExact(length), record.length()));
    length += record.length();
  }

  /** Makes all that was written durable; only then it is found. */
  void sync() throws IOException {
    file.sync();
    for (SegmentIndex.Place place : pending) {
      durable.merge(
          place.entry(),
          List.of(place),
          (there, more) -> {
            var both = new ArrayList<>(there);
            both.addAll(more);
            return List.copyOf(both);
          });
    }
    records += pending.size();
    pending.clear();
    synced = true;
  }

  boolean isFull(SegmentLimits limits, int more) {
    return records + pending.size() > 0
        && (length + more > limits.segmentBytes()
            || records + pending.size() >= limits.segmentRecords());
  }

  Path segment() {
    return segment;
  }

  /** The places of an entry's durable records. */
  List<SegmentIndex.Place> find(UUID entry) {
    return durable.getOrDefault(entry, List.of());
  }

  /** Ends the segment with its index; nothing more is written to it. */
  void finish() throws IOException {
    close();
    if (synced) {
      var places = new ArrayList<SegmentIndex.Place>();
      durable.values().forEach(places::addAll);
      SegmentIndex.write(disk, SegmentFolder.indexOf(segment), places);
    }
  }

  /** Leaves the segment as it is: whoever comes next reads it from its bytes. */
  void close() throws IOException {
    file.close();
  }
}

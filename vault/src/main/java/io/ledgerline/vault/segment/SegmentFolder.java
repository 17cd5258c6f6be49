package io.ledgerline.vault.segment;

import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.DiskFile;
import io.ledgerline.ledger.disk.WholeFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The finished segments of one tenant, period and class. A segment without an index is one that a
 * crash or a failed write left behind: its whole records are found again by reading it, and what is
 * torn behind them is left out.
 */
final class SegmentFolder {
  private static final String SEGMENT = ".seg";
  private static final String INDEX = ".idx";

  private final Disk disk;
  private final Path path;
  private final int longest;
  private final ConcurrentHashMap<Path, SegmentIndex.Reach> reaches = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Path, List<SegmentIndex.Place>> unindexed =
      new ConcurrentHashMap<>();

  SegmentFolder(Disk disk, Path path, int longest) {
    this.disk = disk;
    this.path = path;
    this.longest = longest;
  }

  static Path indexOf(Path segment) {
    String name = segment.getFileName().toString();
    return segment.resolveSibling(name.substring(0, name.length() - SEGMENT.length()) + INDEX);
  }

  /** All segments, oldest first. */
  List<Path> segments() throws IOException {
    return disk.list(path).stream()
        .filter(name -> name.endsWith(SEGMENT))
        .map(path::resolve)
        .toList();
  }

  /** The name behind all that are there. */
  Path next() throws IOException {
    List<Path> there = segments();
    int number = 1;
    if (!there.isEmpty()) {
      String last = there.getLast().getFileName().toString();
      number = Integer.parseInt(last.substring(0, last.length() - SEGMENT.length())) + 1;
    }
    return path.resolve("%08d%s".formatted(number, SEGMENT));
  }

  /** Without room for the index the places stay in memory: reading goes on on a full disk. */
  private void index(Path segment, List<SegmentIndex.Place> places) {
    try {
      SegmentIndex.write(disk, indexOf(segment), places);
    } catch (IOException e) {
      unindexed.put(segment, places);
    }
  }

  private List<SegmentIndex.Place> scan(Path segment) throws IOException {
    var places = new ArrayList<SegmentIndex.Place>();
    try (DiskFile file = disk.openToRead(segment)) {
      long end = file.size();
      long at = 0;
      while (at < end) {
        SegmentRecord record = read(file, at, end);
        if (record == null) {
          break;
        }
        places.add(
            new SegmentIndex.Place(
                record.entry(), record.texts(), Math.toIntExact(at), record.length()));
        at += record.length();
      }
    }
    return places;
  }

  private @Nullable SegmentRecord read(DiskFile file, long at, long end) throws IOException {
    if (end - at < SegmentRecord.HEAD + SegmentRecord.FIXED) {
      return null;
    }
    ByteBuffer head = ByteBuffer.allocate(SegmentRecord.HEAD);
    WholeFile.readFully(file, head, at);
    int length = SegmentRecord.length(head);
    if (length < 0 || length > longest + SegmentRecord.HEAD || length > end - at) {
      return null;
    }
    return read(file, at, length);
  }

  private static @Nullable SegmentRecord read(DiskFile file, long at, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try {
      WholeFile.readFully(file, bytes, at);
    } catch (EOFException e) {
      return null;
    }
    return SegmentRecord.parse(bytes.array());
  }

  /**
   * The records of an entry in segments that nobody writes any more. One without an index gets it
   * here: an index of a segment that still grows would hide what comes later.
   */
  List<SegmentRecord> find(UUID entry, List<Path> finished) throws IOException {
    var found = new ArrayList<SegmentRecord>();
    for (Path segment : finished) {
      found.addAll(read(segment, places(segment, entry)));
    }
    return found;
  }

  private List<SegmentIndex.Place> places(Path segment, UUID entry) throws IOException {
    List<SegmentIndex.Place> inMemory = unindexed.get(segment);
    if (inMemory != null) {
      return inMemory.stream().filter(place -> place.entry().equals(entry)).toList();
    }
    if (!reaches.containsKey(segment) && !SegmentIndex.isWhole(disk, indexOf(segment))) {
      List<SegmentIndex.Place> places = scan(segment);
      index(segment, places);
      return places.stream().filter(place -> place.entry().equals(entry)).toList();
    }
    return mayHold(segment, entry) ? SegmentIndex.find(disk, indexOf(segment), entry) : List.of();
  }

  private boolean mayHold(Path segment, UUID entry) throws IOException {
    SegmentIndex.Reach reach = reaches.get(segment);
    if (reach == null) {
      reach = SegmentIndex.reach(disk, indexOf(segment));
      if (reach == null) {
        return false;
      }
      reaches.put(segment, reach);
    }
    return reach.mayHold(entry);
  }

  List<SegmentRecord> read(Path segment, List<SegmentIndex.Place> places) throws IOException {
    var records = new ArrayList<SegmentRecord>();
    if (places.isEmpty()) {
      return records;
    }
    try (DiskFile file = disk.openToRead(segment)) {
      for (SegmentIndex.Place place : places) {
        SegmentRecord record = read(file, place.offset(), place.length());
        if (record != null) {
          records.add(record);
        }
      }
    }
    return records;
  }

  /** Deletes those segments with their indexes. */
  void delete(List<Path> segments) throws IOException {
    for (Path each : segments) {
      disk.delete(each);
      disk.delete(indexOf(each));
    }
    disk.syncFolder(path);
  }

  /** Deletes every file and the folder. */
  void delete() throws IOException {
    for (String name : disk.list(path)) {
      disk.delete(path.resolve(name));
    }
    disk.delete(path);
    Path parent = path.getParent();
    if (parent != null) {
      disk.syncFolder(parent);
    }
  }
}

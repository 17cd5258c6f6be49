package io.ledgerline.vault.segment;

import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.DiskFile;
import io.ledgerline.ledger.disk.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of one finished segment are, sorted by the entry's id: a file beside it that
 * can be made again from it. A look-up reads the head and a few lines, whatever the segment's size.
 */
final class SegmentIndex {
  private static final int MAGIC = 0x4c4c5658;
  private static final int HEAD = 12;
  private static final int LINE = 16 + 1 + 4 + 4;

  private SegmentIndex() {}

  /** A record's place in its segment. */
  record Place(UUID entry, int texts, int offset, int length) {}

  static void write(Disk disk, Path file, List<Place> places) throws IOException {
    var sorted = new ArrayList<>(places);
    sorted.sort(Comparator.comparing(Place::entry, SegmentIndex::compare));
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + LINE * sorted.size());
    bytes.putInt(MAGIC).putInt(sorted.size()).putInt(0);
    for (Place place : sorted) {
      bytes.putLong(place.entry().getMostSignificantBits());
      bytes.putLong(place.entry().getLeastSignificantBits());
      bytes.put((byte) place.texts()).putInt(place.offset()).putInt(place.length());
    }
    bytes.putInt(8, crc(bytes.array()));
    WholeFile.replaceDurably(disk, file, bytes.array());
  }

  /** Whether the file is there and says what was written. */
  static boolean isWhole(Disk disk, Path file) throws IOException {
    if (!disk.exists(file)) {
      return false;
    }
    byte[] bytes = WholeFile.read(disk, file);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return bytes.length >= HEAD
        && buffer.getInt(0) == MAGIC
        && bytes.length == HEAD + (long) LINE * buffer.getInt(4)
        && buffer.getInt(8) == crc(bytes);
  }

  private static int crc(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes, 4, 4);
    crc.update(bytes, HEAD, bytes.length - HEAD);
    return (int) crc.getValue();
  }

  /** The first and last entry of an index; null for an empty one. */
  record Reach(UUID first, UUID last) {
    boolean mayHold(UUID entry) {
      return compare(first, entry) <= 0 && compare(entry, last) <= 0;
    }
  }

  static @Nullable Reach reach(Disk disk, Path file) throws IOException {
    try (DiskFile open = disk.openToRead(file)) {
      int count = count(open);
      return count == 0 ? null : new Reach(line(open, 0).entry(), line(open, count - 1).entry());
    }
  }

  /** The places of an entry's records. */
  static List<Place> find(Disk disk, Path file, UUID entry) throws IOException {
    try (DiskFile open = disk.openToRead(file)) {
      int low = 0;
      int high = count(open);
      int count = high;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (compare(line(open, middle).entry(), entry) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      var found = new ArrayList<Place>();
      for (int at = low; at < count; at++) {
        Place place = line(open, at);
        if (!place.entry().equals(entry)) {
          break;
        }
        found.add(place);
      }
      return found;
    }
  }

  private static int count(DiskFile open) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    WholeFile.readFully(open, head, 0);
    return head.getInt(4);
  }

  private static Place line(DiskFile open, int number) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(LINE);
    WholeFile.readFully(open, line, HEAD + (long) LINE * number);
    return new Place(
        new UUID(line.getLong(0), line.getLong(8)), line.get(16), line.getInt(17), line.getInt(21));
  }

  /** The order of the bytes: {@link UUID#compareTo} would take the halves as signed. */
  private static int compare(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }
}

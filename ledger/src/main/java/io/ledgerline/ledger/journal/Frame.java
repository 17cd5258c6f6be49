package io.ledgerline.ledger.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * What one commit writes: a header, a directory, entries; all integers big-endian, starting at a
 * multiple of 512 bytes.
 *
 * <pre>
 * header     "LLF1"  u32 version 1 and kind  u64 file  u64 offset  u64 number in the file
 *            u32 directory bytes  u32 records  u64 entry bytes  u32 CRC of directory  u32 zero
 *            u32 zero  u32 CRC of the header before it                                  (64 bytes)
 * directory  u16 n, n × (u8 length, stream, u64 size)     what the frame before this one reached
 *            records × (u8 length, stream, u64 index, u8 length, feed, u64 sequence,
 *                       u32 entry bytes, u32 CRC of the entry)
 * entries    one after another
 * </pre>
 *
 * <p>The header names its place, so what an older file left on the disk is never taken for it. The
 * directory repeats the reach of the frame before, so that a damaged frame can still be said to
 * belong to these streams and no others. A frame of kind VOID has as directory n × (u64 file, u64
 * offset): what those files hold from there on was never acknowledged and never will be.
 */
final class Frame {
  static final int ALIGNMENT = 512;
  static final int HEADER = 64;
  static final int MAGIC = 0x4C4C4631;
  static final byte ENTRIES = 1;
  static final byte VOID = 2;

  private static final int VERSION_AND_RESERVED = 0x0001_0000;

  private Frame() {}

  static int aligned(int length) {
    return (length + ALIGNMENT - 1) & -ALIGNMENT;
  }

  static int crc(ByteBuffer bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().position(from).limit(to));
    return (int) crc.getValue();
  }

  static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return (int) crc.getValue();
  }

  static int directoryBytes(Map<String, Long> reached, List<JournalRecord> records) {
    int bytes = 2;
    for (String stream : reached.keySet()) {
      bytes += 1 + stream.length() + 8;
    }
    for (JournalRecord each : records) {
      String feed = each.feed();
      bytes += 1 + each.stream().length() + 8 + 1 + (feed == null ? 0 : feed.length()) + 8 + 8;
    }
    return bytes;
  }

  /** Writes a frame of entries into the buffer, padded with zeros to the alignment. */
  static void encode(
      ByteBuffer out,
      Place place,
      Map<String, Long> reached,
      List<JournalRecord> records,
      long entryBytes) {
    out.clear().order(ByteOrder.BIG_ENDIAN).position(HEADER);
    out.putShort((short) reached.size());
    reached.forEach((stream, size) -> putName(out, stream).putLong(size));
    for (JournalRecord each : records) {
      String feed = each.feed();
      putName(out, each.stream()).putLong(each.index());
      putName(out, feed == null ? "" : feed).putLong(each.sequence());
      out.putInt(each.entry().length).putInt(crc(each.entry()));
    }
    int directoryEnd = out.position();
    for (JournalRecord each : records) {
      out.put(each.entry());
    }
    header(out, place, ENTRIES, directoryEnd - HEADER, records.size(), entryBytes);
  }

  /** Writes a frame that voids the ends of files. */
  static void encodeVoid(ByteBuffer out, Place place, Map<Long, Long> voids) {
    out.clear().order(ByteOrder.BIG_ENDIAN).position(HEADER);
    voids.forEach((file, offset) -> out.putLong(file).putLong(offset));
    header(out, place, VOID, out.position() - HEADER, voids.size(), 0);
  }

  /** Where a frame stands: the file's number, the offset in it, and its number in the file. */
  record Place(long file, long offset, long number) {}

  private static void header(
      ByteBuffer out, Place place, byte kind, int directory, int records, long entryBytes) {
    int end = out.position();
    int directoryCrc = crc(out, HEADER, HEADER + directory);
    out.position(0);
    out.putInt(MAGIC).putInt(VERSION_AND_RESERVED | kind);
    out.putLong(place.file()).putLong(place.offset()).putLong(place.number());
    out.putInt(directory).putInt(records).putLong(entryBytes).putInt(directoryCrc);
    out.putInt(0).putInt(0).putInt(crc(out, 0, HEADER - 4));
    out.position(end);
    while (out.position() % ALIGNMENT != 0) {
      out.put((byte) 0);
    }
    out.flip();
  }

  private static ByteBuffer putName(ByteBuffer out, String ascii) {
    byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
    return out.put((byte) bytes.length).put(bytes);
  }

  /**
   * A frame's header as read; it is whole and in its place.
   *
   * @param end where the next frame begins
   */
  record Header(byte kind, Place place, int directory, int directoryCrc, int records, long end) {
    /** Reads the header there, null if there is none that belongs there. */
    static @org.jspecify.annotations.Nullable Header read(ByteBuffer file, long number, int at) {
      if (file.limit() - at < HEADER || file.getInt(at) != MAGIC) {
        return null;
      }
      boolean good =
          crc(file, at, at + HEADER - 4) == file.getInt(at + HEADER - 4)
              && file.getLong(at + 8) == number
              && file.getLong(at + 16) == at
              && (file.getInt(at + 4) & 0xFFFF_FF00) == VERSION_AND_RESERVED;
      int directory = file.getInt(at + 32);
      long entryBytes = file.getLong(at + 40);
      long length = HEADER + (long) directory + entryBytes;
      if (!good || directory < 0 || entryBytes < 0 || at + length > file.limit()) {
        return null;
      }
      Place place = new Place(number, at, file.getLong(at + 24));
      return new Header(
          (byte) file.getInt(at + 4),
          place,
          directory,
          file.getInt(at + 48),
          file.getInt(at + 36),
          at + (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    }

    boolean directoryIsWhole(ByteBuffer file) {
      int start = (int) place.offset() + HEADER;
      return crc(file, start, start + directory) == directoryCrc;
    }
  }
}

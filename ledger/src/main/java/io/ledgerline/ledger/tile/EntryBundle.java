package io.ledgerline.ledger.tile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * The bytes of a bundle: up to 256 times a length (two bytes, big-endian) and an entry (C2SP
 * tlog-tiles). A cursor over them; not thread-safe.
 */
public final class EntryBundle {
  private static final int LENGTH_BYTES = 2;

  private final byte[] bytes;
  private int from;
  private int to;
  private boolean broken;

  /** A cursor before the first entry of those bytes, which are not copied. */
  public EntryBundle(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Goes to the next entry; false at the end or where a length reaches beyond it. */
  public boolean next() {
    int start = to;
    if (start == bytes.length || broken) {
      return false;
    }
    if (bytes.length - start < LENGTH_BYTES) {
      broken = true;
      return false;
    }
    int length = (bytes[start] & 0xFF) << 8 | bytes[start + 1] & 0xFF;
    if (bytes.length - start - LENGTH_BYTES < length) {
      broken = true;
      return false;
    }
    from = start + LENGTH_BYTES;
    to = from + length;
    return true;
  }

  /** Whether the bytes end in the middle of an entry; {@link #to()} is where the whole ones end. */
  public boolean isCut() {
    return broken;
  }

  /** Where the current entry begins in the bytes. */
  public int from() {
    return from;
  }

  /** Where the current entry ends in the bytes. */
  public int to() {
    return to;
  }

  /** A copy of the current entry. */
  public byte[] entry() {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }

  /** How many bytes the entry takes in a bundle. */
  public static int length(byte[] entry) {
    if (entry.length > 0xFFFF) {
      throw new IllegalArgumentException("entry: " + entry.length + " bytes (expected: <= 65535)");
    }
    return LENGTH_BYTES + entry.length;
  }

  /** Appends one entry in bundle form; {@link #length} says how much room that needs. */
  public static void put(ByteBuffer out, byte[] entry) {
    int length = length(entry) - LENGTH_BYTES;
    out.put((byte) (length >>> 8)).put((byte) length).put(entry);
  }

  /** Appends one entry in bundle form. */
  public static void write(ByteArrayOutputStream out, byte[] entry) {
    int length = length(entry) - LENGTH_BYTES;
    out.write(length >>> 8);
    out.write(length);
    out.write(entry, 0, length);
  }
}

package io.ledgerline.inspection.scan;

/** The bytes of a text under scan, and which letters stand at a place of it. */
public abstract sealed class Bytes permits Text {
  /** Of one character. */
  private static final int MOST_BYTES = 4;

  final byte[] bytes;
  final int from;
  final int to;

  Bytes(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /** The bytes; not to be changed. */
  public final byte[] bytes() {
    return bytes;
  }

  /** Where the scanned part begins. */
  public final int from() {
    return from;
  }

  /** Where the scanned part ends. */
  public final int to() {
    return to;
  }

  /** The byte at an offset as 0 to 255, or -1 outside the scanned part. */
  public final int at(int offset) {
    return offset < from || offset >= to ? -1 : bytes[offset] & 0xff;
  }

  /** Whether a letter or digit of any script begins at an offset, or goes on there. */
  public final boolean wordAt(int offset) {
    int b = at(offset);
    return b >= 0
        && (ByteClass.of((byte) b) & ByteClass.WORD) != 0
        && (b < 0x80 || !HighBytes.separates(bytes, offset, to));
  }

  /** Whether a letter or digit of any script stands right before an offset. */
  public final boolean wordBefore(int offset) {
    int p = offset - 1;
    while (p > from && offset - p < MOST_BYTES && (at(p) & 0xC0) == 0x80) {
      p--;
    }
    return wordAt(p);
  }

  /** The same, but not of a script without spaces, where a value ends and a letter follows. */
  public final boolean goesOnAt(int offset) {
    return wordAt(offset) && !HighBytes.isUnspaced(bytes, offset, to);
  }

  /** As {@link #wordBefore}, but not of a script without spaces. */
  public final boolean beganBefore(int offset) {
    return wordBefore(offset) && !isUnspacedBefore(offset);
  }

  /** Whether a letter of a script without spaces stands right before an offset. */
  public final boolean isUnspacedBefore(int offset) {
    int p = offset - 3;
    return p >= from && (at(p) & 0xF0) == 0xE0 && HighBytes.isUnspaced(bytes, p, to);
  }

  /** Whether the bytes at an offset are these ASCII characters. */
  public final boolean startsWith(int offset, String ascii) {
    if (offset < from || offset + ascii.length() > to) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[offset + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the letter of two or three bytes that ends at an offset is a small one: {@code я}. */
  final boolean isSmall(int end) {
    int last = bytes[end - 1];
    if (last >= 0) {
      return false;
    }
    int before = bytes[end - 2];
    boolean three = (before & 0xC0) == 0x80;
    int high = three ? (bytes[end - 3] & 0xF) << 6 | before & 0x3F : before & 0x1F;
    return Character.isLowerCase(high << 6 | last & 0x3F);
  }
}

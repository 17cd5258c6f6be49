package io.ledgerline.inspection.tenant;

/** Characters of UTF-8 that is known to be valid, one by one and without a copy. */
final class CodePoints {
  private static final int TAIL = 6;
  private static final int TWO_BYTES = 0x80;
  private static final int THREE_BYTES = 0x800;
  private static final int FOUR_BYTES = 0x10000;

  private CodePoints() {}

  /** How many bytes the character has that begins with one; at most so many as are there. */
  static int length(byte first, int most) {
    int length = first >= 0 ? 1 : first >= (byte) 0xF0 ? 4 : first >= (byte) 0xE0 ? 3 : 2;
    return Math.min(length, most);
  }

  /** The character that begins at a place. */
  static int at(byte[] text, int p, int to) {
    if (text[p] >= 0) {
      return text[p];
    }
    int length = length(text[p], to - p);
    int c = text[p] & 0x7F >> length;
    for (int i = 1; i < length; i++) {
      c = c << TAIL | text[p + i] & 0x3F;
    }
    return c;
  }

  /** How far a character is shifted for its first byte; by 6 less for each that follows. */
  static int lastShift(int c) {
    return c < TWO_BYTES ? 0 : c < THREE_BYTES ? TAIL : c < FOUR_BYTES ? 2 * TAIL : 3 * TAIL;
  }

  /** The byte of a character at a shift. */
  static byte byteOf(int c, int shift) {
    if (c < TWO_BYTES) {
      return (byte) c;
    }
    int head = shift == lastShift(c) ? 0xF0 << (3 * TAIL - shift) / TAIL & 0xFF : 0x80;
    int bits = c >> shift;
    return (byte) (head | (shift == lastShift(c) ? bits : bits & 0x3F));
  }
}

package io.ledgerline.inspection.normalise;

import io.ledgerline.inspection.scan.Eight;
import java.nio.charset.StandardCharsets;

/**
 * Text as bytes, one for each character: those of ASCII as they are, all others below 0. Most of
 * most texts is ASCII, and eight of its bytes are read as fast as one character. Behind the bytes
 * there are zeros, so that nobody has to look for the end.
 */
final class Ascii {
  /** How many zeros there are at least. */
  static final int ROOM = Long.SIZE + Long.BYTES;

  /** A character beyond ASCII. */
  static final byte OTHER = -1;

  private Ascii() {}

  /** Room for so many characters. */
  static byte[] room(int length) {
    return new byte[length + ROOM];
  }

  /** The bytes of some characters. */
  static byte[] of(char[] chars, int length) {
    byte[] bytes = room(length);
    for (int i = 0; i < length; i++) {
      int c = chars[i];
      bytes[i] = (byte) (c | Byte.MAX_VALUE - c >> Integer.SIZE - 1);
    }
    return bytes;
  }

  /** The first byte beyond ASCII from one on, or {@code to}. */
  static int end(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long high = Eight.within(bytes, at) & Eight.HIGH;
      if (high != 0) {
        return at + (Long.numberOfTrailingZeros(high) >>> 3);
      }
    }
    while (at < to && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /** The characters of bytes; only those of ASCII are what they were. */
  static char[] chars(byte[] bytes, int length) {
    char[] chars = new char[length];
    new String(bytes, 0, length, StandardCharsets.ISO_8859_1).getChars(0, length, chars, 0);
    return chars;
  }

  /** The same in small letters. */
  static byte[] lower(byte[] bytes, int length) {
    byte[] lower = room(length);
    for (int i = 0; i < length; i += Long.BYTES) {
      long eight = Eight.within(bytes, i);
      Eight.put(lower, i, eight | Eight.capitals(eight) >>> 2);
    }
    return lower;
  }
}

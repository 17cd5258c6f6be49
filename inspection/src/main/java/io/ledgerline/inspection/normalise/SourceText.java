package io.ledgerline.inspection.normalise;

import java.util.Arrays;

/** Reads UTF-8 into characters that know their bytes. Bytes that are not UTF-8 become U+FFFD. */
public final class SourceText {
  private static final char REPLACEMENT = '\uFFFD';

  private SourceText() {}

  /** The text of {@code utf8} from {@code from} to {@code to}; offsets stay those of the array. */
  public static MappedText of(byte[] utf8, int from, int to) {
    int length = to - from;
    byte[] bytes = Ascii.room(length);
    System.arraycopy(utf8, from, bytes, 0, length);
    char[] chars = Ascii.chars(bytes, length);
    int plain = Ascii.end(bytes, 0, length);
    return plain == length
        ? MappedText.direct(chars, bytes, from)
        : mapped(utf8, from, to, chars, bytes, plain);
  }

  /**
   * Reads text that is not ASCII only. Characters take no more room than their bytes, so they are
   * moved up where they stand.
   *
   * @param chars the bytes as characters
   * @param bytes the bytes themselves, with room behind them
   * @param plain how many of them are ASCII before the first that is not
   */
  private static MappedText mapped(
      byte[] utf8, int from, int to, char[] chars, byte[] bytes, int plain) {
    var places = new Places.Builder();
    if (plain > 0) {
      places.each(0, from, 1);
    }
    int length = plain;
    int at = from + plain;
    while (at < to) {
      if (utf8[at] < 0) {
        int end = character(utf8, at, to, chars, length, places);
        bytes[length] = Ascii.OTHER;
        length++;
        if (end - at == 4) {
          bytes[length] = Ascii.OTHER;
          length++;
        }
        at = end;
        continue;
      }
      places.each(length, at, 1);
      int some = Ascii.end(utf8, at, to) - at;
      System.arraycopy(chars, at - from, chars, length, some);
      System.arraycopy(utf8, at, bytes, length, some);
      length += some;
      at += some;
    }
    Arrays.fill(bytes, length, bytes.length, (byte) 0);
    return MappedText.at(chars, length, bytes, places.build(length));
  }

  /** Reads a character beyond ASCII, two where it takes four bytes; the offset behind it. */
  private static int character(
      byte[] utf8, int at, int to, char[] chars, int length, Places.Builder places) {
    int lead = utf8[at] & 0xFF;
    int size = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
    int codePoint = size == 1 ? -1 : lead & (0xFF >> (size + 1));
    for (int i = 1; i < size && codePoint >= 0; i++) {
      boolean continues = at + i < to && (utf8[at + i] & 0xC0) == 0x80;
      codePoint = continues ? codePoint << 6 | utf8[at + i] & 0x3F : -1;
    }
    if (codePoint < 0 || !shortest(codePoint, size) || isSurrogate(codePoint)) {
      chars[length] = REPLACEMENT;
      places.each(length, at, 1);
      return at + 1;
    }
    if (codePoint < 0x10000) {
      chars[length] = (char) codePoint;
      places.each(length, at, size);
    } else {
      chars[length] = Character.highSurrogate(codePoint);
      chars[length + 1] = Character.lowSurrogate(codePoint);
      places.all(length, at, size);
    }
    return at + size;
  }

  private static boolean shortest(int codePoint, int length) {
    int least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    return codePoint >= least && codePoint <= Character.MAX_CODE_POINT;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= 0xD800 && codePoint <= 0xDFFF;
  }
}

package io.ledgerline.inspection.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text that holds escaped text, as JSON inside of a JSON string does: {@code one\nSSN: …} is read
 * as two lines. Line ends, tabs, control characters and quotes that are numbers take the place of
 * their escapes, byte for byte with blanks in front, so every offset stays what it was. Quotes
 * behind a backslash stay as they are; what may stand inside of a value is for {@link Letters}.
 */
final class Blanked {
  private static final int UNICODE = 6;
  private static final int STRIDE = 32;

  private Blanked() {}

  /**
   * A copy of the range with its escapes blanked; null where it has none.
   *
   * @param first where its first backslash stands
   */
  static byte @Nullable [] copy(byte[] utf8, int from, int first, int to) {
    byte[] copy = null;
    for (int at = first; at < to; at = next(utf8, at + 1, to)) {
      int letter = letter(utf8, at, to);
      int end = end(utf8, letter, to);
      if (end > 0) {
        copy = copy == null ? Arrays.copyOfRange(utf8, from, to) : copy;
        Arrays.fill(copy, at - from, end - 1 - from, (byte) ' ');
        copy[end - 1 - from] = stands(utf8, end);
      }
      at = Math.max(letter, end) - 1;
    }
    return copy;
  }

  /** The next backslash, or the end. */
  static int next(byte[] utf8, int from, int to) {
    return next(utf8, from, to, '\\');
  }

  /** The next of an ASCII sign, or the end. */
  static int next(byte[] utf8, int from, int to, char sign) {
    int at = from;
    while (at + STRIDE <= to
        && !Eight.has(Eight.within(utf8, at), sign)
        && !Eight.has(Eight.within(utf8, at + 8), sign)
        && !Eight.has(Eight.within(utf8, at + 16), sign)
        && !Eight.has(Eight.within(utf8, at + 24), sign)) {
      at += STRIDE;
    }
    for (; at < to; at += Long.BYTES) {
      long found = Eight.equal(Eight.at(utf8, at), sign);
      if (found != 0) {
        return Math.min(to, at + (Long.numberOfTrailingZeros(found) >>> 3));
      }
    }
    return to;
  }

  /** The number of two hexadecimal digits; -1 where none stands. */
  static int hex(byte[] utf8, int at, int to) {
    if (at + 1 >= to) {
      return -1;
    }
    int high = Character.digit(utf8[at], 16);
    int low = Character.digit(utf8[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /** Behind a backslash, of which several may stand: text is escaped once more on every level. */
  static int letter(byte[] utf8, int at, int to) {
    int letter = at;
    while (letter < to && utf8[letter] == '\\') {
      letter++;
    }
    return letter;
  }

  /** Behind the escape with that letter; -1 where it is none to blank. */
  private static int end(byte[] utf8, int letter, int to) {
    if (letter == to) {
      return -1;
    }
    return switch (utf8[letter]) {
      case 'n', 'r', 't' -> letter + 1;
      case 'u' ->
          letter + UNICODE - 1 <= to && mark(utf8, letter + 1) != 0 ? letter + UNICODE - 1 : -1;
      default -> -1;
    };
  }

  private static byte stands(byte[] utf8, int end) {
    return switch (utf8[end - 1]) {
      case 'n', 'r' -> '\n';
      case 't' -> '\t';
      default -> mark(utf8, end - 4);
    };
  }

  /** The control character or quote of four hexadecimal digits; 0 for anything else. */
  private static byte mark(byte[] utf8, int at) {
    if (utf8[at] != '0' || utf8[at + 1] != '0') {
      return 0;
    }
    int point = Character.digit(utf8[at + 2], 16) << 4 | Character.digit(utf8[at + 3], 16);
    boolean apart = point > 0 && point <= ' ' || point == '"' || point == '\\';
    return apart ? (byte) point : 0;
  }
}

package io.ledgerline.inspection.scan;

import org.jspecify.annotations.Nullable;

/**
 * Text with letters and marks as numbers, as JSON inside of a JSON string has them where its writer
 * keeps to ASCII ({@code M\u005cu00fcller}) or to what HTML and URLs leave alone ({@code
 * O\u005cu0027Brien}, {@code \u005cu002B49}, {@code 12\/03\/1980}). They are read into a copy,
 * which is shorter, and every place in it is told in the text as it came.
 */
final class Letters {
  private static final int DIGITS = 4;
  private static final int NONE = -1;

  private Letters() {}

  /** False where none stands so for sure: neither {@code u} nor a slash is escaped. */
  static boolean mayStand(byte[] utf8, int from, int to) {
    for (int at = from; at < to; at += Long.BYTES) {
      long escapes = Eight.equal(Eight.at(utf8, at), '\\');
      long next = Eight.at(utf8, at + 1);
      if ((escapes & (Eight.equal(next, 'u') | Eight.equal(next, '/'))) != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The range with its letters read.
   *
   * @param first where its first backslash stands
   * @return null where it has none
   */
  static @Nullable Shorter read(byte[] utf8, int from, int first, int to) {
    Shorter letters = null;
    int copied = from;
    for (int at = first; at < to; at = Blanked.next(utf8, at, to)) {
      int letter = Blanked.letter(utf8, at, to);
      int point = point(utf8, letter, to);
      if (point == NONE) {
        at = letter;
        continue;
      }
      letters = letters == null ? new Shorter(from, to - from) : letters;
      letters.copy(utf8, copied, at);
      int end = utf8[letter] == '/' ? letter + 1 : letter + 1 + DIGITS;
      if (point > Character.MAX_VALUE) {
        end = Blanked.letter(utf8, end, to) + 1 + DIGITS;
      }
      letters.character(point, end);
      copied = end;
      at = end;
    }
    if (letters != null) {
      letters.copy(utf8, copied, to);
    }
    return letters;
  }

  /**
   * The character that stands there; none where it ends what is before it, or is not all of one.
   */
  private static int point(byte[] utf8, int letter, int to) {
    if (letter < to && utf8[letter] == '/') {
      return '/';
    }
    int unit = unit(utf8, letter, to);
    if (unit < 0x80) {
      return unit > ' ' && unit != '"' && unit != '\\' ? unit : NONE;
    }
    if (!Character.isSurrogate((char) unit)) {
      return unit;
    }
    int second = letter + 1 + DIGITS;
    if (!Character.isHighSurrogate((char) unit) || second == to || utf8[second] != '\\') {
      return NONE;
    }
    int low = unit(utf8, Blanked.letter(utf8, second, to), to);
    return low != NONE && Character.isLowSurrogate((char) low)
        ? Character.toCodePoint((char) unit, (char) low)
        : NONE;
  }

  private static int unit(byte[] utf8, int letter, int to) {
    if (letter + DIGITS >= to || utf8[letter] != 'u') {
      return NONE;
    }
    int unit = 0;
    for (int i = 1; i <= DIGITS; i++) {
      int digit = Character.digit(utf8[letter + i], 16);
      if (digit < 0) {
        return NONE;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }
}

package io.ledgerline.models.worker;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** A text by its Unicode characters, as tokenizers count, each with its bytes in UTF-8. */
final class CodePoints {
  /** A word longer than this is none. */
  private static final int LONGEST_WORD = 40;

  /** Scripts that set no spaces between words: there is no word to complete. */
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private final int[] points;
  private final int[] bytes;

  CodePoints(String text) {
    points = text.codePoints().toArray();
    bytes = new int[points.length + 1];
    for (int i = 0; i < points.length; i++) {
      int point = points[i];
      bytes[i + 1] = bytes[i] + (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);
    }
  }

  int length() {
    return points.length;
  }

  /** Offset in UTF-8 of the character of that index, or of the end. */
  int byteAt(int index) {
    return bytes[index];
  }

  /** Where the word begins that {@code start} stands in, but not before {@code least}. */
  int wordStart(int start, int least) {
    int at = start;
    while (at > least && start - at < LONGEST_WORD && joins(at - 1) && joins(at)) {
      at--;
    }
    return at;
  }

  /** Where the word ends whose last character is before {@code end}. */
  int wordEnd(int end) {
    int at = end;
    while (at < points.length && at - end < LONGEST_WORD && joins(at) && joins(at - 1)) {
      at++;
    }
    // A mark that stands upon the last character is part of it.
    while (at < points.length && at - end < LONGEST_WORD && isMark(points[at])) {
      at++;
    }
    return at;
  }

  /** The first of a range that is no white space; {@code end} where all is. */
  int trimStart(int start, int end) {
    int at = start;
    while (at < end && isSpace(points[at])) {
      at++;
    }
    return at;
  }

  int trimEnd(int start, int end) {
    int at = end;
    while (at > start && isSpace(points[at - 1])) {
      at--;
    }
    return at;
  }

  private boolean joins(int index) {
    int point = points[index];
    return isMark(point)
        || Character.isLetterOrDigit(point) && !UNSPACED.contains(UnicodeScript.of(point));
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }
}

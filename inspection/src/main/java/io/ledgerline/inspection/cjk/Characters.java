package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.scan.Text;
import java.util.List;

/** Characters of three bytes in UTF-8, read at their offsets. */
final class Characters {
  static final int BYTES = 3;
  private static final int MOST_DIGITS = 4;
  private static final int WIDE_COLON = '：';

  private Characters() {}

  /** The character that begins at an offset, 0 for none of three bytes. */
  static char at(Text text, int offset) {
    int first = text.at(offset);
    if ((first & 0xF0) != 0xE0) {
      return 0;
    }
    int second = text.at(offset + 1);
    int third = text.at(offset + 2);
    boolean whole = second >= 0x80 && second < 0xC0 && third >= 0x80 && third < 0xC0;
    return whole ? (char) ((first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F) : 0;
  }

  /** The character that ends at an offset. */
  static char before(Text text, int offset) {
    return offset - BYTES < text.from() ? 0 : at(text, offset - BYTES);
  }

  static boolean isHan(char c) {
    return c >= 0x3400 && c <= 0x9FFF || c == '々';
  }

  static boolean isKatakana(char c) {
    return c >= 0x30A0 && c <= 0x30FF;
  }

  static boolean isHangul(char c) {
    return c >= 0xAC00 && c <= 0xD7A3;
  }

  /** Whether these characters begin at an offset. */
  static boolean starts(Text text, int offset, String characters) {
    for (int i = 0; i < characters.length(); i++) {
      if (at(text, offset + i * BYTES) != characters.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether these characters end at an offset. */
  static boolean ends(Text text, int offset, String characters) {
    int start = offset - characters.length() * BYTES;
    return start >= text.from() && starts(text, start, characters);
  }

  /** Whether one of these words begins at an offset. */
  static boolean startsAny(Text text, int offset, List<String> words) {
    for (var word : words) {
      if (starts(text, offset, word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of these words ends at an offset and begins at {@code from} or later. */
  static boolean endsAny(Text text, int offset, int from, List<String> words) {
    for (var word : words) {
      if (offset - word.length() * BYTES >= from && ends(text, offset, word)) {
        return true;
      }
    }
    return false;
  }

  /** How many Han characters begin at an offset, at most so many. */
  static int han(Text text, int offset, int most) {
    int n = 0;
    while (n < most && isHan(at(text, offset + n * BYTES))) {
      n++;
    }
    return n;
  }

  /** Behind the ASCII digits at an offset, at most four. */
  static int behindDigits(Text text, int offset) {
    int p = offset;
    while (p - offset < MOST_DIGITS && isDigit(text.at(p))) {
      p++;
    }
    return p;
  }

  /** Where the ASCII digits begin that end at an offset; more than four end nowhere else. */
  static int digitsBefore(Text text, int offset) {
    int p = offset;
    while (offset - p <= MOST_DIGITS && isDigit(text.at(p - 1))) {
      p--;
    }
    return p;
  }

  /** The digits from an offset to another as a number; -1 for none. */
  static int number(Text text, int from, int to) {
    int value = from < to ? 0 : -1;
    for (int p = from; p < to; p++) {
      value = value * 10 + text.at(p) - '0';
    }
    return value;
  }

  /** Behind one blank, if there is one. */
  static int blank(Text text, int offset) {
    return text.at(offset) == ' ' ? offset + 1 : offset;
  }

  /** Behind a colon of either width and blanks; the same offset where there is none. */
  static int colon(Text text, int offset) {
    int p = blank(text, offset);
    boolean wide = at(text, p) == WIDE_COLON;
    return wide || text.at(p) == ':' ? blank(text, p + (wide ? BYTES : 1)) : offset;
  }

  /** Before one blank that ends at an offset, if there is one. */
  static int blankBefore(Text text, int offset) {
    return text.at(offset - 1) == ' ' ? offset - 1 : offset;
  }

  /** Before a colon of either width, blanks and a particle that says "is". */
  static int beforeSign(Text text, int offset) {
    int p = offset;
    while (offset - p < BYTES && (text.at(p - 1) == ' ' || text.at(p - 1) == ':')) {
      p--;
    }
    char sign = before(text, p);
    boolean is =
        sign == WIDE_COLON
            || sign == 'は'
            || sign == '은'
            || sign == '는'
            || sign == '是'
            || sign == '为'
            || sign == '為';
    return is ? p - BYTES : p;
  }

  static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }
}

package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.scan.Text;

/** Code points of a text at byte offsets, forward and backward, and what they are. */
final class Points {
  /** Outside the text. */
  static final int NONE = -1;

  private static final int BEYOND = 0x10000;

  private Points() {}

  /**
   * The code point that begins at an offset; all beyond the first plane are one, and what is no
   * UTF-8 is 0.
   */
  static int at(Text text, int offset) {
    int lead = text.at(offset);
    if (lead < 0x80) {
      return lead;
    }
    if (lead < 0xC0 || !goesOn(text, offset + 1)) {
      return 0;
    }
    if (lead < 0xE0) {
      return (lead & 0x1f) << 6 | text.at(offset + 1) & 0x3f;
    }
    if (!goesOn(text, offset + 2)) {
      return 0;
    }
    if (lead < 0xF0) {
      return (lead & 0x0f) << 12 | (text.at(offset + 1) & 0x3f) << 6 | text.at(offset + 2) & 0x3f;
    }
    return goesOn(text, offset + 3) ? BEYOND : 0;
  }

  private static boolean goesOn(Text text, int offset) {
    return (text.at(offset) & 0xC0) == 0x80;
  }

  /** How many bytes a code point has. */
  static int size(int point) {
    return point < 0x80 ? 1 : point < 0x800 ? 2 : point < BEYOND ? 3 : 4;
  }

  /** The offset behind the character at an offset. */
  static int next(Text text, int offset) {
    return offset + size(at(text, offset));
  }

  /** The offset of the character right before an offset; outside the text where there is none. */
  static int previous(Text text, int offset) {
    int p = offset - 1;
    while (offset - p < 4 && goesOn(text, p)) {
      p--;
    }
    return p;
  }

  /** The code point right before an offset. */
  static int before(Text text, int offset) {
    return at(text, previous(text, offset));
  }

  static boolean isHan(int point) {
    return point >= 0x4E00 && point <= 0x9FFF || point >= 0x3400 && point <= 0x4DBF || point == '々';
  }

  static boolean isHiragana(int point) {
    return point >= 0x3041 && point <= 0x309F;
  }

  /** With the sign of length and the dot between names. */
  static boolean isKatakana(int point) {
    return point >= 0x30A1 && point <= 0x30FE;
  }

  static boolean isHangul(int point) {
    return point >= 0xAC00 && point <= 0xD7A3;
  }

  /** Of any of these scripts. */
  static boolean isLetter(int point) {
    return isHan(point) || isHiragana(point) || isKatakana(point) || isHangul(point);
  }

  /** Of any of these scripts, or an ASCII letter or digit, or a full-width digit. */
  static boolean isWord(int point) {
    return isLetter(point)
        || digit(point) >= 0
        || (point | 0x20) >= 'a' && (point | 0x20) <= 'z'
        || point >= 0xFF21 && point <= 0xFF5A;
  }

  static boolean isBlank(int point) {
    return point == ' ' || point == '　' || point == 0xA0;
  }

  static boolean isColon(int point) {
    return point == ':' || point == '：';
  }

  /** What stands between the numbers of a house. */
  static boolean isDash(int point) {
    return switch (point) {
      case '-', '－', '−', '‐', '–', 'ー', 'の' -> true;
      default -> false;
    };
  }

  /** The value of a digit, ASCII or full-width; -1 for others. */
  static int digit(int point) {
    return point >= '0' && point <= '9'
        ? point - '0'
        : point >= '０' && point <= '９' ? point - '０' : -1;
  }
}

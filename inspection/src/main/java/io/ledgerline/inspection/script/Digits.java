package io.ledgerline.inspection.script;

import io.ledgerline.inspection.scan.Text;

/** Digits of ASCII and those of Arabic, Persian, Devanagari, Bengali and Thai. */
final class Digits {
  static final int NONE = -1;

  /** Numbers of more digits have no value. */
  private static final int MOST = 7;

  private Digits() {}

  /** How many bytes the digit at an offset has; 0 for none. */
  static int width(Text text, int at) {
    int lead = text.at(at);
    if (lead < 0x80) {
      return lead >= '0' && lead <= '9' ? 1 : 0;
    }
    int second = text.at(at + 1);
    if (lead == 0xD9) {
      return second >= 0xA0 && second <= 0xA9 ? 2 : 0;
    }
    if (lead == 0xDB) {
      return second >= 0xB0 && second <= 0xB9 ? 2 : 0;
    }
    if (lead != 0xE0) {
      return 0;
    }
    int third = text.at(at + 2);
    boolean indian = (second == 0xA5 || second == 0xA7) && third >= 0xA6 && third <= 0xAF;
    return indian || second == 0xB9 && third >= 0x90 && third <= 0x99 ? 3 : 0;
  }

  private static int digit(Text text, int at, int width) {
    int last = text.at(at + width - 1);
    return switch (width) {
      case 1 -> last - '0';
      case 2 -> last & 0x0F;
      default -> text.at(at + 1) == 0xB9 ? last - 0x90 : last - 0xA6;
    };
  }

  /** Behind the digits that begin at an offset. */
  static int end(Text text, int at) {
    int p = at;
    for (int n = 0; n <= MOST; n++) {
      int width = width(text, p);
      if (width == 0) {
        return p;
      }
      p += width;
    }
    return p;
  }

  /** Where the digits begin that end at an offset. */
  static int begin(Text text, int end) {
    int p = end;
    for (int n = 0; n <= MOST; n++) {
      int one = width(text, p - 1) == 1 ? 1 : width(text, p - 2) == 2 ? 2 : 3;
      if (p - one < text.from() || width(text, p - one) != one) {
        return p;
      }
      p -= one;
    }
    return p;
  }

  /** The number between two offsets; {@link #NONE} where there is none, or too long a one. */
  static int value(Text text, int start, int end) {
    int value = start < end ? 0 : NONE;
    int digits = 0;
    int p = start;
    while (p < end) {
      int width = width(text, p);
      if (width == 0 || ++digits > MOST) {
        return NONE;
      }
      value = value * 10 + digit(text, p, width);
      p += width;
    }
    return value;
  }

  /** The number that a token is; {@link #NONE} for no number. */
  static int value(Text text, int token) {
    return text.has(token) ? value(text, text.start(token), text.end(token)) : NONE;
  }

  /** Whether a token begins with a digit. */
  static boolean begins(Text text, int token) {
    return text.has(token) && width(text, text.start(token)) > 0;
  }
}

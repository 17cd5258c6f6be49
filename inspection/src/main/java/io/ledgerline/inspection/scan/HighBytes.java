package io.ledgerline.inspection.scan;

/** Characters outside ASCII that are no letters: what separates tokens, and full-width digits. */
final class HighBytes {
  private HighBytes() {}

  /** Whether the character separates tokens: spaces, dashes, quotes, CJK and full-width marks. */
  static boolean separates(byte[] text, int at, int to) {
    return switch (text[at] & 0xff) {
      case 0xC2, 0xE2, 0xE3, 0xEF, 0xF0, 0xD8, 0xDB -> separator(text, at, to) != 0;
      case 0xE0 -> isDanda(text, at, to);
      default -> false;
    };
  }

  /** Whether it is the sign that ends a sentence in Hindi, Marathi, Bengali: {@code ।}. */
  private static boolean isDanda(byte[] text, int at, int to) {
    return at + 2 < to && text[at + 1] == (byte) 0xA5 && (text[at + 2] & 0xFE) == 0xA4;
  }

  /** Whether a letter is of a script that puts no spaces between words, or seldom: Thai to Han. */
  static boolean isUnspaced(byte[] text, int at, int to) {
    int lead = text[at] & 0xff;
    if (lead < 0xE0 || lead > 0xED) {
      return false;
    }
    int point = Fold.decode(text, at, to);
    return point >= 0x0E00 && point <= 0x0EFF
        || point >= 0x1000 && point <= 0x109F
        || point >= 0x1780 && point <= 0x17FF
        || point >= 0x3040 && point <= 0x30FF
        || point >= 0x3400 && point <= 0x9FFF
        || point >= 0xAC00 && point <= 0xD7AF;
  }

  /** The class of such a character, 0 for a letter. */
  static int separator(byte[] text, int at, int to) {
    return separator(Fold.decode(text, at, to));
  }

  private static int separator(int point) {
    if (point == 0xA0 || point >= 0x2000 && point <= 0x200B || point == 0x202F || point == 0x3000) {
      return ByteClass.SPACE;
    }
    if (turns(point)) {
      return ByteClass.SPACE;
    }
    if (point >= 0x2010 && point <= 0x2015 || point == 0x2212 || point == 0xFF0D) {
      return ByteClass.DASH;
    }
    if (point >= 0x2018 && point <= 0x201F || point == 0xAB || point == 0xBB) {
      return ByteClass.QUOTE;
    }
    return switch (point) {
      case 0x2028, 0x2029 -> ByteClass.LINE;
      case 0xFF1A -> ByteClass.COLON;
      case 0xFF0E, 0x3002, 0x964, 0x965, 0x6D4 -> ByteClass.DOT;
      case 0xFF20 -> ByteClass.AT;
      case 0x3001, 0xFF0C, 0xFF1B, 0x60C, 0x61B -> ByteClass.CELL;
      default -> isMark(point) ? ByteClass.OTHER : 0;
    };
  }

  /** Whether a mark says which way text runs; one stands beside most names in mixed scripts. */
  private static boolean turns(int point) {
    return point == 0x200E
        || point == 0x200F
        || point == 0x61C
        || point >= 0x202A && point <= 0x202E
        || point >= 0x2066 && point <= 0x2069;
  }

  static boolean digit(byte[] text, int at, int to) {
    if ((text[at] & 0xff) != 0xEF) {
      return false;
    }
    int point = Fold.decode(text, at, to);
    return point >= 0xFF10 && point <= 0xFF19;
  }

  private static boolean isMark(int point) {
    return point > 0x80 && point < 0xC0 && point != 0xAA && point != 0xB5 && point != 0xBA
        || point >= 0x2016 && point <= 0x206F
        || point >= 0x2190 && point <= 0x2BFF
        || point >= 0x3003 && point <= 0x301F
        || point >= 0xFF01 && point <= 0xFF0F
        || point >= 0xFF1C && point <= 0xFF1F
        || point == 0x61F
        || point == 0xFEFF
        || point >= 0x1F000 && point <= 0x1FAFF;
  }
}

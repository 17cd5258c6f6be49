package io.ledgerline.inspection.script;

import io.ledgerline.inspection.scan.Text;

/**
 * Hashes of words in which spellings of one word are the same: Arabic without vowel signs and with
 * one alef, Hebrew without points, Indian without the dot below, Latin in small letters.
 */
final class Words {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final int SHORT = 8;
  private static final int HEBREW = 0xD7;
  private static final char DROPPED = 0;
  private static final char OTHER = 0xFFFF;
  private static final char[] PLAIN = new char[0x1F00];

  static {
    for (int point = 0; point < PLAIN.length; point++) {
      PLAIN[point] = (char) plain(point);
    }
  }

  private Words() {}

  /** How many tokens are one word: two in {@code ד"ר}. */
  static int span(Text text, int token) {
    return text.at(text.start(token)) == HEBREW
            && text.at(text.end(token)) == '"'
            && text.joins(token + 1, '"')
            && text.length(token + 1) == 2
            && text.at(text.start(token + 1)) == HEBREW
        ? 2
        : 1;
  }

  /** The hash of so many tokens that are one word. */
  static long hash(Text text, int token, int span) {
    int end = text.end(token + span - 1);
    boolean cut =
        text.at(text.start(token)) == HEBREW
            && end - text.start(token) <= SHORT
            && text.at(end) == '\'';
    return hash(text.bytes(), text.start(token), cut ? end + 1 : end);
  }

  /** The hash of the bytes between two offsets. */
  static long hash(byte[] bytes, int start, int end) {
    long hash = 0;
    long four = 0;
    int p = start;
    while (p < end) {
      int lead = bytes[p];
      int point = lead;
      int size = 1;
      if (lead < 0) {
        size = lead >= (byte) 0xF0 ? 4 : lead >= (byte) 0xE0 ? 3 : 2;
        if (p + size > end) {
          return 0;
        }
        point = (lead & 0x1F) << 6 | bytes[p + 1] & 0x3F;
        if (size > 2) {
          point = size == 4 ? OTHER : (point & 0x3FF) << 6 | bytes[p + 2] & 0x3F;
        }
      }
      int plain = point < PLAIN.length ? PLAIN[point] : point >> 1 == 0x1006 ? DROPPED : OTHER;
      if (plain != DROPPED) {
        if (four >>> 48 != 0) {
          hash = step(hash, four);
          four = 0;
        }
        four = four << 16 | plain;
      }
      p += size;
    }
    return step(hash, four);
  }

  private static long step(long hash, long four) {
    long product = (hash ^ four) * MULTIPLIER;
    return product ^ product >>> 32;
  }

  /** The hash of words in a row. */
  static long phrase(long first, long second) {
    return (first ^ first >>> 29) * MULTIPLIER + second * 31 + 1;
  }

  private static int plain(int point) {
    if (point < 0x250 || point >= 0x1EA0 && point < 0x1F00) {
      return Character.toLowerCase(point);
    }
    if (point < 0x600) {
      return hebrew(point);
    }
    return point < 0x700 ? arabic(point) : indian(point);
  }

  private static int hebrew(int point) {
    return switch (point) {
      case 0x5F3 -> '\'';
      case 0x5F4 -> '"';
      default -> point >= 0x591 && point <= 0x5C7 ? DROPPED : point;
    };
  }

  private static int arabic(int point) {
    return switch (point) {
      case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
      case 'ى', 'ی' -> 'ي';
      case 'ک' -> 'ك';
      case 'ة' -> 'ه';
      case 0x640 -> DROPPED;
      default -> point >= 0x64B && point <= 0x65F || point == 0x670 ? DROPPED : point;
    };
  }

  private static int indian(int point) {
    return switch (point) {
      case 0x901 -> 0x902;
      case 0x93C, 0x9BC -> DROPPED;
      default -> point;
    };
  }
}

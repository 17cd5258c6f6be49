package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;

/** The day of a month as it is said: {@code 14}, {@code 14th}, {@code 1er}, {@code 14e}. */
final class DayToken {
  /** {@code 14sten}. */
  private static final int MOST = 6;

  private static final int MOST_DIGITS = 4;
  private static final long OF = Fold.hash("of");
  private static final long D = Fold.hash("d");
  private static final long THE = Fold.hash("the");

  private DayToken() {}

  /** Whether a token is a day. */
  static boolean is(Text text, int token) {
    if (!text.has(token)
        || (text.shape(token) & ByteClass.DIGIT) == 0
        || text.length(token) > MOST) {
      return false;
    }
    int value = 0;
    int start = text.start(token);
    int p = start;
    while (p - start < MOST_DIGITS && text.at(p) >= '0' && text.at(p) <= '9') {
      value = value * 10 + text.at(p++) - '0';
    }
    return value >= 1 && value <= 31 && isEnding(text, p, text.end(token) - p);
  }

  /**
   * {@code 1° gennaio}, {@code 1º de maio}: whether the sign stands before a token, and a blank.
   */
  static boolean isSigned(Text text, int token) {
    int sign = text.start(token) - 3;
    return text.gapLength(token) == 3
        && text.at(sign) == 0xC2
        && (text.at(sign + 1) == 0xB0 || text.at(sign + 1) == 0xBA)
        && text.at(sign + 2) == ' ';
  }

  /** Whether a token is a number that counts: {@code 3rd}, {@code 1er}. */
  static boolean isOrdinal(Text text, int token) {
    return is(text, token) && !text.isDigits(token);
  }

  /** {@code 14 de febrero}, {@code 14th of february}. */
  static boolean isOf(Text text, int token) {
    return text.has(token)
        && (text.is(token, WordClass.PARTICLE) || text.hash(token) == OF || text.hash(token) == D);
  }

  /** {@code february the 14th}. */
  static boolean isThe(Text text, int token) {
    return text.has(token) && text.hash(token) == THE && isOrdinal(text, token + 1);
  }

  private static boolean isEnding(Text text, int at, int size) {
    return switch (size) {
      case 0 -> true;
      case 1 -> text.at(at) == 'e';
      case 2 -> text.at(at) >= 'a';
      case 3 -> text.startsWith(at, "ten") || text.startsWith(at, "ter");
      default -> size == MOST - 2 && text.startsWith(at, "sten");
    };
  }
}

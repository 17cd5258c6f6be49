package io.ledgerline.inspection.place;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;

/**
 * Numbers of houses as they stand beside a street: {@code 12}, {@code 12a}, {@code 5 bis}, {@code
 * nº 5}, {@code 5/7}, {@code 1 y 3}, {@code Carrera 7 # 71-21}, and {@code s/n} for none.
 */
final class HouseNumber {
  private static final int MOST_LENGTH = 6;
  private static final int MOST_GAP = 5;

  /** Behind the number of a house that was divided. */
  private static final List<String> REPEATS = List.of("bis", "ter", "quater");

  private HouseNumber() {}

  /** The last token of the house number that begins at {@code token}, or -1 where none does. */
  static int end(Text text, int token) {
    if (!text.has(token)
        || text.gapLength(token) > MOST_GAP
        || (text.gap(token) & ByteClass.LINE) != 0) {
      return -1;
    }
    if (isNone(text, token)) {
      return text.length(token) == 1 ? token + 1 : token;
    }
    int first = isSign(text, token) ? token + 1 : token;
    return is(text, first) ? more(text, first) : -1;
  }

  /**
   * The first token of the house number that ends at {@code token}, or -1 where none does, as where
   * a longer number does.
   */
  static int begin(Text text, int token) {
    boolean repeat =
        text.has(token)
            && isRepeat(text, token)
            && is(text, token - 1)
            && text.gapLength(token) == 1;
    int last = repeat ? token - 1 : token;
    if (!is(text, last)) {
      return -1;
    }
    int first = is(text, last - 1) && isJoint(text, last, '-') ? last - 1 : last;
    return isGroup(text, first) ? -1 : first;
  }

  /** Whether the token goes on with digits or signs before it: one of several groups. */
  static boolean isGroup(Text text, int token) {
    int before = text.at(text.start(token) - 1);
    boolean digits =
        text.has(token - 1)
            && (text.shape(token - 1) & ByteClass.DIGIT) != 0
            && text.gapLength(token) <= 2
            && (text.gap(token) & ByteClass.LINE) == 0;
    return digits || before == '.' || before == ':' || before == '/' || before == '+';
  }

  /** {@code 09/12/2025 com Dr. Tadeu}: the third group of a day. */
  static boolean isYear(Text text, int token) {
    int sign = text.at(text.start(token) - 1);
    return (sign == '/' || sign == '-' || sign == '.')
        && text.joins(token, sign)
        && text.joins(token - 1, sign)
        && text.isDigits(token - 1)
        && text.isDigits(token - 2);
  }

  /** Whether more groups of digits follow: the beginning of a longer number. */
  static boolean goesOn(Text text, int token) {
    return text.isDigits(token + 1)
        && text.gapLength(token + 1) == 1
        && (text.gap(token + 1) & ByteClass.SPACE) != 0
        && text.isDigits(token + 2)
        && text.gapLength(token + 2) == 1;
  }

  /** One token of up to six digits, with a letter perhaps. */
  static boolean is(Text text, int token) {
    if (!text.has(token) || text.length(token) > MOST_LENGTH) {
      return false;
    }
    int first = text.at(text.start(token));
    int last = text.at(text.end(token) - 1);
    int digits = 0;
    for (int p = text.start(token); p < text.end(token); p++) {
      digits += text.at(p) >= '0' && text.at(p) <= '9' ? 1 : 0;
    }
    return first >= '0'
        && first <= '9'
        && digits >= text.length(token) - 1
        && (last <= '9'
            || last >= 'a' && last <= 'f'
            || last >= 'A' && last <= 'Z'
            || last >= 0x80);
  }

  /** Whether the word says that a number follows, as {@code nº} and {@code No.} do. */
  private static boolean isSign(Text text, int token) {
    return text.is(token, WordClass.HOUSE_SIGN)
        && text.has(token + 1)
        && text.gapLength(token + 1) <= 3;
  }

  private static int more(Text text, int number) {
    int next = number + 1;
    if (is(text, next) && (isJoint(text, next, '/') || isJoint(text, next, '-'))) {
      return text.length(next) <= 4 ? next : number;
    }
    if (!text.has(next) || (text.gap(next) & ~ByteClass.SPACE) != 0 || text.gapLength(next) > 1) {
      return number;
    }
    boolean two = text.is(next, WordClass.AND_WORD) && is(text, next + 1);
    if (two && text.length(next) == 1 && isLast(text, next + 1)) {
      return next + 1;
    }
    return isRepeat(text, next) || isPart(text, next) ? next : number;
  }

  /** The letter of {@code 12 a}, where what follows is no sentence. */
  private static boolean isPart(Text text, int token) {
    int letter = text.at(text.start(token));
    return text.length(token) == 1 && letter >= 'a' && letter <= 'h' && isLast(text, token);
  }

  /** Whether the part of the sentence ends here, or a postcode follows. */
  private static boolean isLast(Text text, int token) {
    int ends = ByteClass.LINE | ByteClass.CELL | ByteClass.DOT | ByteClass.STOP;
    return !text.has(token + 1)
        || (text.gap(token + 1) & ends) != 0
        || AddressTail.isPostcode(text, token + 1);
  }

  private static boolean isJoint(Text text, int token, int sign) {
    return text.gapLength(token) == 1 && text.at(text.start(token) - 1) == sign;
  }

  private static boolean isNone(Text text, int token) {
    int start = text.start(token);
    return text.length(token) == 1
            && text.has(token + 1)
            && text.length(token + 1) == 1
            && (text.startsWith(start, "s/n")
                || text.startsWith(start, "S/N")
                || text.startsWith(start, "s.n"))
        || text.length(token) == 2 && text.startsWith(start, "sn");
  }

  private static boolean isRepeat(Text text, int token) {
    for (String word : REPEATS) {
      if (text.length(token) == word.length() && text.startsWith(text.start(token), word)) {
        return true;
      }
    }
    return false;
  }
}

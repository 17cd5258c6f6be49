package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Text;

/** Runs of tokens that people write as one number or code: what joins them, where they end. */
final class Runs {
  private static final int MOST_GROUPS = 8;
  private static final int JOINS =
      ByteClass.DASH | ByteClass.DOT | ByteClass.SLASH | ByteClass.UNDER;

  private Runs() {}

  /** Whether a token consists of ASCII or full-width digits. */
  static boolean isNumber(Text text, int token) {
    if (!text.has(token)) {
      return false;
    }
    int shape = text.shape(token);
    return shape == ByteClass.DIGIT
        || shape == (ByteClass.DIGIT | ByteClass.HIGH) && isFullWidth(text, token);
  }

  private static boolean isFullWidth(Text text, int token) {
    for (int p = text.start(token); p < text.end(token); p++) {
      int b = text.at(p);
      if (b >= 0x80) {
        boolean digit = text.at(p + 2) >= 0x90 && text.at(p + 2) <= 0x99;
        if (b != 0xEF || text.at(p + 1) != 0xBC || !digit) {
          return false;
        }
        p += 2;
      }
    }
    return true;
  }

  /** Whether one separator, as wide as one character, stands before the token. */
  static boolean groups(Text text, int token) {
    int gap = text.gap(token);
    int width = text.gapLength(token);
    return (gap & ~ByteClass.GROUPS) == 0
            && (width == 1 || width <= 3 && text.at(text.start(token) - 1) >= 0x80)
        || isCenturySign(text, token);
  }

  /**
   * The plus in the personal numbers of northern people of a hundred years: {@code 010113+1234}.
   */
  private static boolean isCenturySign(Text text, int token) {
    return token > 0
        && text.gapLength(token) == 1
        && text.at(text.start(token) - 1) == '+'
        && text.length(token) == 4
        && text.isDigits(token - 1)
        && (text.length(token - 1) == 6 || text.length(token - 1) == 8);
  }

  /** Whether the token goes on with what stands before it without a space: {@code 4f-123}. */
  static boolean continues(Text text, int token) {
    if (token == 0 || text.gapLength(token) != 1) {
      return false;
    }
    int gap = text.gap(token);
    return (gap & JOINS) != 0 && (text.shape(token - 1) & ByteClass.DIGIT) != 0;
  }

  /** Whether the groups from a token on may have so many characters in all. */
  static boolean reach(Text text, int first, int least) {
    return reach(text, first, least, MOST_GROUPS);
  }

  /** The same for so many groups at most. */
  static boolean reach(Text text, int first, int least, int most) {
    int bytes = text.length(first);
    for (int last = first + 1; bytes < least; last++) {
      if (last >= first + most || !text.has(last) || !groups(text, last)) {
        return false;
      }
      bytes += text.length(last);
    }
    return true;
  }

  /** Whether a number or code may end behind the token. */
  static boolean mayEnd(Text text, int token) {
    if (!text.has(token + 1) || text.gapLength(token + 1) != 1) {
      return true;
    }
    int gap = text.gap(token + 1);
    if ((gap & ByteClass.UNDER) != 0 || (gap & ByteClass.AT) != 0) {
      return false;
    }
    return (gap & (ByteClass.DASH | ByteClass.DOT | ByteClass.SLASH)) == 0
        || (text.shape(token + 1) & ByteClass.DIGIT) == 0 && (gap & ByteClass.DASH) == 0;
  }

  /**
   * Copies a token's digits.
   *
   * @return how many, or -1 where there is no room
   */
  static int digits(Text text, int token, byte[] into, int at) {
    int n = at;
    for (int p = text.start(token); p < text.end(token); p++) {
      if (n >= NumberForms.MOST_DIGITS) {
        return -1;
      }
      int b = text.at(p);
      if (b >= 0x80) {
        b = text.at(p + 2) - 0x90 + '0';
        p += 2;
      }
      into[n++] = (byte) b;
    }
    return n - at;
  }

  /**
   * Copies a token's letters, in upper case, and digits.
   *
   * @return how many, or -1 where there is no room or a character of another kind
   */
  static int characters(Text text, int token, byte[] into, int at) {
    int n = at;
    for (int p = text.start(token); p < text.end(token); p++) {
      int b = text.at(p);
      if (n >= CodeForms.MOST_CHARACTERS) {
        return -1;
      }
      if (b >= 0x80) {
        if (b != 0xEF || text.at(p + 1) != 0xBC || text.at(p + 2) < 0x90 || text.at(p + 2) > 0x99) {
          return -1;
        }
        b = text.at(p + 2) - 0x90 + '0';
        p += 2;
      }
      into[n++] = (byte) (b >= 'a' ? b - 32 : b);
    }
    return n - at;
  }
}

package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;

/**
 * Whether what stands at a place may be somebody's user name: letters, digits and {@code . _ -}, no
 * account that machines share, no word of programs, in no part of it.
 */
final class UserNames {
  static final int LEAST = 3;
  static final int MOST = 40;
  private static final int LONGEST_HEX = 12;
  private static final int LONGEST_RANDOM = 20;

  /** What a word of letters only is, where it is no name. */
  private static final long ORDINARY =
      WordClass.bits(
          WordClass.FUNCTION,
          WordClass.GREETING,
          WordClass.CLOSING,
          WordClass.TITLE,
          WordClass.ROLE,
          WordClass.NAME_LABEL,
          WordClass.USER_LABEL,
          WordClass.PERSON_VERB,
          WordClass.IS_WORD,
          WordClass.WEEKDAY,
          WordClass.COMPANY,
          WordClass.INSTITUTION,
          WordClass.COUNTRY,
          WordClass.CODE,
          WordClass.SECRET_WORD,
          WordClass.PASSWORD_WORD,
          WordClass.KEY_WORD,
          WordClass.KEY_QUALIFIER,
          WordClass.PUBLIC_QUALIFIER,
          WordClass.NUMBER_WORD,
          WordClass.FINANCE,
          WordClass.CURRENCY,
          WordClass.AGE_WORD,
          WordClass.FAMILY_WORD,
          WordClass.ASSISTANT);

  private UserNames() {}

  /** Behind the last byte of what begins here and may be a user name by its bytes. */
  static int end(Text text, int start) {
    int p = start;
    while (p - start <= MOST && isPart(text, p)) {
      p++;
    }
    while (p > start && (text.at(p - 1) == '.' || text.at(p - 1) == '-')) {
      p--;
    }
    return p;
  }

  /** Whether a value is some person's by its form and its words. */
  static boolean isPersons(Text text, int start, int end) {
    int n = end - start;
    if (n < LEAST || n > MOST || text.at(start) == '.' || text.at(start) == '-') {
      return false;
    }
    int letters = 0;
    boolean same = true;
    boolean lower = false;
    boolean upper = false;
    boolean under = false;
    boolean dot = false;
    boolean hex = true;
    for (int p = start; p < end; p++) {
      int b = text.at(p);
      boolean letter = b >= 0x80 || isLetter(b);
      letters += letter ? 1 : 0;
      same &= b == text.at(start);
      lower |= b >= 0x80 || b >= 'a' && b <= 'z';
      upper |= b >= 'A' && b <= 'Z';
      under |= b == '_';
      dot |= b == '.';
      hex &= b >= '0' && b <= '9' || (b | 0x20) >= 'a' && (b | 0x20) <= 'f' || b == '-';
    }
    boolean constant = under && upper && (!lower || dot);
    boolean number = hex && n > LONGEST_HEX || text.at(start) == '0' && text.at(start + 1) == 'x';
    boolean random = n > LONGEST_RANDOM && lower && upper && letters < n && !under && !dot;
    boolean word =
        letters == n
            && !UserForm.hasHump(text, start, end)
            && (text.meanings(start, end) & ORDINARY) != 0;
    boolean counted = text.at(start) <= '9' && letters < LEAST;
    return letters > 1
        && !counted
        && !same
        && !constant
        && !number
        && !random
        && !word
        && !SharedAccounts.has(text, start, end);
  }

  static boolean isPart(Text text, int at) {
    int b = text.at(at);
    return isLetter(b)
        || b >= '0' && b <= '9'
        || b == '_'
        || b == '.'
        || b == '-'
        || b >= 0x80 && b < 0xE0 && text.wordAt(at)
        || b >= 0x80 && b < 0xC0;
  }

  private static boolean isLetter(int b) {
    return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
  }
}

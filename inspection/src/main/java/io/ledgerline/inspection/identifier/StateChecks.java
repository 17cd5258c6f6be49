package io.ledgerline.inspection.identifier;

import static io.ledgerline.inspection.identifier.CheckDigits.digit;
import static io.ledgerline.inspection.identifier.CheckDigits.number;
import static io.ledgerline.inspection.identifier.CheckDigits.weighted;

/**
 * Numbers that states give people, taken behind their own label only: Bulgaria, Austria, Iceland,
 * Spain's and Mexico's social security, Greece's, Russia's and Ukraine's taxpayers, Saudi Arabia,
 * Hong Kong. Their checks are weak; what they are good for is to leave wrong ones alone.
 */
final class StateChecks {
  private StateChecks() {}

  /** ЕГН: a day, months of 1800 plus 20 and of 2000 plus 40, a check by mod 11. */
  static boolean bulgaria(byte[] v, int n) {
    if (n != 10 || !LabelledChecks.digits(v, 0, n)) {
      return false;
    }
    int month = Dates.two(v, 2) % 20;
    int day = Dates.two(v, 4);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= 31
        && weighted(v, 0, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == digit(v, 9);
  }

  /** Three digits, a check digit, a day; the check counts all the others. */
  static boolean austria(byte[] v, int n) {
    return n == 10
        && LabelledChecks.digits(v, 0, n)
        && v[0] != '0'
        && weighted(v, 0, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11 == digit(v, 3);
  }

  /** Kennitala: a day (of companies plus 40), two digits, a check by mod 11, the century. */
  static boolean iceland(byte[] v, int n) {
    if (n != 10 || !LabelledChecks.digits(v, 0, n)) {
      return false;
    }
    int day = Dates.two(v, 0) % 40;
    int month = Dates.two(v, 2);
    int rest = weighted(v, 0, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11;
    return rest == 0
        && day >= 1
        && day <= 31
        && month >= 1
        && month <= 12
        && "089".indexOf(v[9]) >= 0;
  }

  /**
   * Social security of Mexico, eleven digits by Luhn, and of Spain, twelve by mod 97, where the
   * second part counts without its leading zero; those of other lengths are other states'.
   */
  static boolean socialSecurity(byte[] v, int n) {
    if (n != 11 && n != 12 || !LabelledChecks.digits(v, 0, n)) {
      return n < 11 && LabelledChecks.nationalId(v, n);
    }
    if (n == 11) {
      return CheckDigits.luhn(v, 0, n);
    }
    long number = number(v, v[2] == '0' ? 3 : 2, 10);
    long whole = Dates.two(v, 0) * (v[2] == '0' ? 10_000_000L : 100_000_000L) + number;
    return whole % 97 == Dates.two(v, 10);
  }

  /** ΑΦΜ: nine digits, the sum by powers of two, mod 11. */
  static boolean greece(byte[] v, int n) {
    return n == 9
        && LabelledChecks.digits(v, 0, n)
        && weighted(v, 0, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(v, 8);
  }

  /** ИНН of people, twelve digits with two checks, and of companies, ten with one. */
  static boolean russia(byte[] v, int n) {
    if (n != 10 && n != 12 || !LabelledChecks.digits(v, 0, n)) {
      return false;
    }
    if (n == 10) {
      return weighted(v, 0, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(v, 9);
    }
    return weighted(v, 0, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(v, 10)
        && weighted(v, 0, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(v, 11);
  }

  /** РНОКПП: days since the end of 1899, four digits, a check by mod 11. */
  static boolean ukraine(byte[] v, int n) {
    return n == 10
        && LabelledChecks.digits(v, 0, n)
        && weighted(v, 0, 10, 5, 7, 9, 4, 6, 10, 5, 7) % 11 % 10 == digit(v, 9);
  }

  /** Of citizens 1, of residents 2; ten digits by Luhn. */
  static boolean saudiArabia(byte[] v, int n) {
    return n == 10
        && LabelledChecks.digits(v, 0, n)
        && (v[0] == '1' || v[0] == '2')
        && CheckDigits.luhn(v, 0, n);
  }

  /** One letter or two, six digits, a check digit or A; letters count 10 to 35, a space 36. */
  static boolean hongKong(byte[] v, int n) {
    if (n != 8 && n != 9 || !LabelledChecks.digits(v, n - 7, n - 1)) {
      return false;
    }
    int sum = n == 8 ? 9 * 36 : 0;
    for (int i = 0; i < n - 1; i++) {
      boolean letter = i < n - 7;
      if (letter && !CheckDigits.isLetter(v[i])) {
        return false;
      }
      sum += (letter ? v[i] - 'A' + 10 : digit(v, i)) * (n - i);
    }
    int check = v[n - 1] == 'A' ? 10 : CheckDigits.isDigit(v[n - 1]) ? digit(v, n - 1) : -1;
    return check >= 0 && (sum + check) % 11 == 0;
  }
}

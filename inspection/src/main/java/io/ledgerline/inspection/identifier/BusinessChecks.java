package io.ledgerline.inspection.identifier;

import static io.ledgerline.inspection.identifier.CheckDigits.digit;
import static io.ledgerline.inspection.identifier.CheckDigits.weighted;

/**
 * Numbers of businesses, many of which are one person: Italy's partita IVA, France's SIREN and
 * SIRET, Poland's REGON, Colombia's NIT, the RUC of Peru and Ecuador. All are taken behind their
 * label only.
 */
final class BusinessChecks {
  private static final long POST = 356_000_000L;

  private BusinessChecks() {}

  /** Seven digits, an office of the revenue, a check by Luhn. */
  static boolean italy(byte[] v, int n) {
    return n == 11
        && LabelledChecks.digits(v, 0, n)
        && !CheckDigits.isOneRepeated(v, n)
        && CheckDigits.luhn(v, 0, n);
  }

  /** SIREN, nine digits by Luhn; SIRET, five more for the place; those of the post by their sum. */
  static boolean france(byte[] v, int n) {
    if (n != 9 && n != 14 || !LabelledChecks.digits(v, 0, n) || CheckDigits.isOneRepeated(v, n)) {
      return false;
    }
    boolean post = n == 14 && CheckDigits.number(v, 0, 9) == POST;
    return CheckDigits.luhn(v, 0, 9) && (n == 9 || CheckDigits.luhn(v, 0, n) || post);
  }

  /** Nine digits by mod 11, fourteen for a place of one. */
  static boolean poland(byte[] v, int n) {
    if (n != 9 && n != 14 || !LabelledChecks.digits(v, 0, n)) {
      return false;
    }
    boolean whole = weighted(v, 0, 8, 9, 2, 3, 4, 5, 6, 7) % 11 % 10 == digit(v, 8);
    return whole
        && (n == 9
            || weighted(v, 0, 2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8) % 11 % 10 == digit(v, 13));
  }

  /** Nine digits, of companies from 800 millions on, mostly with a check digit behind a hyphen. */
  static boolean colombia(byte[] v, int n) {
    if (n != 9 && n != 10 || !LabelledChecks.digits(v, 0, n)) {
      return false;
    }
    if (n == 9) {
      return v[0] == '8' || v[0] == '9';
    }
    int rest = weighted(v, 0, 41, 37, 29, 23, 19, 17, 13, 7, 3) % 11;
    return (rest < 2 ? rest : 11 - rest) == digit(v, 9);
  }

  /** Peru: a kind, nine digits by mod 11. Ecuador: the number of a person or company and 001. */
  static boolean ruc(byte[] v, int n) {
    if (n != 11 && n != 13 || !LabelledChecks.digits(v, 0, n)) {
      return false;
    }
    int begin = Dates.two(v, 0);
    if (n == 13) {
      return v[10] == '0' && v[11] == '0' && v[12] == '1' && begin >= 1 && begin <= 30;
    }
    int check = (11 - weighted(v, 0, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 10;
    return (begin == 10 || begin >= 15 && begin <= 17 || begin == 20) && check == digit(v, 10);
  }
}

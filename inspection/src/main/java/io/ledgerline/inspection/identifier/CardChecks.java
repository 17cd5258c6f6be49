package io.ledgerline.inspection.identifier;

import static io.ledgerline.inspection.identifier.CheckDigits.number;

import java.util.Set;

/** Payment cards: the brand's first digits and length agree, and Luhn holds. */
final class CardChecks {
  /** Where European cards of health insurances come from. */
  private static final Set<Integer> COUNTRIES =
      Set.of(
          40, 56, 100, 191, 196, 203, 208, 233, 246, 250, 276, 300, 348, 352, 372, 380, 428, 438,
          440, 442, 470, 528, 578, 616, 620, 642, 703, 705, 724, 752, 756, 826);

  private CardChecks() {}

  static boolean card(byte[] v, int n) {
    return isBrand((int) number(v, 0, 6), n)
        && CheckDigits.luhn(v, 0, n)
        && !CheckDigits.isOneRepeated(v, n);
  }

  /** ISO/IEC 7812 ranges as the brands publish them. */
  private static boolean isBrand(int six, int n) {
    int two = six / 10_000;
    int three = six / 1_000;
    int four = six / 100;
    if (six / 100_000 == 4) {
      return n == 13 || n == 16 || n == 19;
    }
    boolean mir = four >= 2200 && four <= 2204;
    if (two >= 51 && two <= 55 || mir || four >= 2221 && four <= 2720) {
      return n == 16;
    }
    if (two == 34 || two == 37) {
      return n == 15;
    }
    if (three >= 300 && three <= 305 || two == 36 || two == 38 || two == 39) {
      return n == 14 || n == 16;
    }
    if (four == 6011 || three >= 644 && three <= 649 || two == 65 || two == 62 || two == 81) {
      return n >= 16 && n <= 19;
    }
    if (four >= 3528 && four <= 3589) {
      return n >= 16 && n <= 19;
    }
    boolean maestro =
        four == 5018
            || four == 5020
            || four == 5038
            || four == 5893
            || four == 6304
            || four == 6759
            || four >= 6761 && four <= 6763;
    return maestro && n >= 12 && n <= 19;
  }

  /** Whether no brand's numbers begin with a digit. */
  static boolean isNoCard(int digit) {
    return digit == '0' || digit == '1' || digit == '7' || digit == '9';
  }

  /** 15 digits with Luhn. */
  static boolean imei(byte[] v, int n) {
    return CheckDigits.luhn(v, 0, 15) && !CheckDigits.isOneRepeated(v, 15);
  }

  /** ITU-T E.118: begins with 89. */
  static boolean iccid(byte[] v, int n) {
    return v[0] == '8' && v[1] == '9' && CheckDigits.luhn(v, 0, n);
  }

  /**
   * The card of a European health insurance (EN 1387): 80, the country (ISO 3166, three digits),
   * its issuer and the person, a Luhn digit.
   */
  static boolean healthCard(byte[] v, int n) {
    return v[0] == '8'
        && v[1] == '0'
        && COUNTRIES.contains(Dates.two(v, 2) * 10 + v[4] - '0')
        && CheckDigits.luhn(v, 0, n);
  }
}

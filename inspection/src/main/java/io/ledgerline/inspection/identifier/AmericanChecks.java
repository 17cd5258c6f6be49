package io.ledgerline.inspection.identifier;

import static io.ledgerline.inspection.identifier.CheckDigits.digit;
import static io.ledgerline.inspection.identifier.CheckDigits.isDigit;
import static io.ledgerline.inspection.identifier.CheckDigits.isLetter;
import static io.ledgerline.inspection.identifier.CheckDigits.luhn;
import static io.ledgerline.inspection.identifier.CheckDigits.number;
import static io.ledgerline.inspection.identifier.CheckDigits.oneOf;
import static io.ledgerline.inspection.identifier.CheckDigits.weighted;

import java.util.Set;

/** Numbers issued in the United States, Canada, Mexico and Brazil. */
final class AmericanChecks {
  /** IRS, "Employer Identification Number prefixes". */
  private static final Set<Integer> EIN_NEVER =
      Set.of(0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97);

  private static final String CURP_VALUES = "0123456789ABCDEFGHIJKLMN?OPQRSTUVWXYZ";
  private static final String RFC_VALUES = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ ?";
  private static final Set<String> MEXICAN_STATES =
      Set.of(
          "AS", "BC", "BS", "CC", "CL", "CM", "CS", "CH", "DF", "DG", "GT", "GR", "HG", "JC", "MC",
          "MN", "MS", "NT", "NL", "OC", "PL", "QT", "QR", "SP", "SL", "SR", "TC", "TS", "TL", "VZ",
          "YN", "ZS", "NE");

  private AmericanChecks() {}

  /** SSA: areas 000, 666, 900 to 999, group 00 and serial 0000 are never issued. */
  static boolean ssn(byte[] v, int n) {
    long area = number(v, 0, 3);
    long group = number(v, 3, 5);
    long serial = number(v, 5, 9);
    long whole = number(v, 0, 9);
    return area != 0
        && area != 666
        && area < 900
        && group != 0
        && serial != 0
        && whole != 78_05_1120L
        && whole != 219_09_9999L;
  }

  /** IRS: 9, then a group of 50–65, 70–88, 90–92, 94–99. */
  static boolean itin(byte[] v, int n) {
    int group = Dates.two(v, 3);
    return v[0] == '9'
        && (group >= 50 && group <= 65
            || group >= 70 && group <= 88
            || group >= 90 && group <= 92
            || group >= 94);
  }

  static boolean ein(byte[] v, int n) {
    return !EIN_NEVER.contains(Dates.two(v, 0));
  }

  /** ABA routing number: Federal Reserve prefix and weights 3 7 1. */
  static boolean routing(byte[] v, int n) {
    int prefix = Dates.two(v, 0);
    boolean known =
        prefix <= 12
            || prefix >= 21 && prefix <= 32
            || prefix >= 61 && prefix <= 72
            || prefix == 80;
    return known && weighted(v, 0, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0 && number(v, 0, 9) != 0;
  }

  /** CMS: Luhn with 80840 in front, whose digits add 24. */
  static boolean npi(byte[] v, int n) {
    return (v[0] == '1' || v[0] == '2') && (CheckDigits.luhnSum(v, 0, 10) + 24) % 10 == 0;
  }

  /** DEA registration number. */
  static boolean dea(byte[] v, int n) {
    if (!oneOf(v[0], "ABCDEFGHJKLMPRSTUX") || !(isLetter(v[1]) || v[1] == '9')) {
      return false;
    }
    int sum =
        digit(v, 2) + digit(v, 4) + digit(v, 6) + 2 * (digit(v, 3) + digit(v, 5) + digit(v, 7));
    return sum % 10 == digit(v, 8);
  }

  /** CMS, Medicare Beneficiary Identifier: eleven places, letters without S L O I B Z. */
  static boolean mbi(byte[] v, int n) {
    String places = "CANNANNAANN";
    // Places 3 and 6 take a letter or a digit.
    for (int i = 0; i < 11; i++) {
      boolean letter = isLetter(v[i]) && !oneOf(v[i], "SLOIBZ");
      boolean fits =
          switch (places.charAt(i)) {
            case 'C' -> v[i] >= '1' && v[i] <= '9';
            case 'A' -> letter;
            default -> isDigit(v[i]) || (i == 2 || i == 5) && letter;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** Canadian social insurance number: Luhn, first digit not 0 or 8. */
  static boolean sin(byte[] v, int n) {
    return v[0] != '0' && v[0] != '8' && luhn(v, 0, 9) && !CheckDigits.isOneRepeated(v, 9);
  }

  static boolean cpf(byte[] v, int n) {
    return !CheckDigits.isOneRepeated(v, 11)
        && brazilian(weighted(v, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(v, 9)
        && brazilian(weighted(v, 0, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(v, 10);
  }

  /** Since July 2026 the first twelve places may be letters, worth their ASCII code less 48. */
  static boolean cnpj(byte[] v, int n) {
    return !CheckDigits.isOneRepeated(v, 14)
        && isDigit(v[12])
        && isDigit(v[13])
        && brazilian(weighted(v, 0, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(v, 12)
        && brazilian(weighted(v, 0, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(v, 13);
  }

  private static int brazilian(int sum) {
    int rest = sum % 11;
    return rest < 2 ? 0 : 11 - rest;
  }

  /** RENAPO: birth date, sex, state of birth, check digit. */
  static boolean curp(byte[] v, int n) {
    if (!Dates.isYearMonthDay(v, 4)
        || !oneOf(v[10], "HMX")
        || !MEXICAN_STATES.contains("" + (char) v[11] + (char) v[12])) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += CURP_VALUES.indexOf(v[i]) * (18 - i);
    }
    return (10 - sum % 10) % 10 == digit(v, 17);
  }

  /** SAT: three (companies) or four letters, a date, homoclave with check character. */
  static boolean rfc(byte[] v, int n) {
    int letters = n - 9;
    if (!Dates.isYearMonthDay(v, letters)) {
      return false;
    }
    int sum = n == 12 ? RFC_VALUES.indexOf(' ') * 13 : 0;
    for (int i = 0; i < n - 1; i++) {
      sum += RFC_VALUES.indexOf(v[i]) * (n - i);
    }
    int rest = sum % 11;
    char check = rest == 0 ? '0' : rest == 1 ? 'A' : (char) ('0' + 11 - rest);
    return v[n - 1] == check;
  }
}

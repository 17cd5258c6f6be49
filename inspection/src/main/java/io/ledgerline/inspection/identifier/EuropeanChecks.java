package io.ledgerline.inspection.identifier;

import static io.ledgerline.inspection.identifier.CheckDigits.digit;
import static io.ledgerline.inspection.identifier.CheckDigits.isDigit;
import static io.ledgerline.inspection.identifier.CheckDigits.isLetter;
import static io.ledgerline.inspection.identifier.CheckDigits.number;
import static io.ledgerline.inspection.identifier.CheckDigits.oneOf;
import static io.ledgerline.inspection.identifier.CheckDigits.weighted;

/** Numbers issued to people in the United Kingdom, Germany, France, Italy, Spain and Benelux. */
final class EuropeanChecks {
  private static final String SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final int[] ITALIAN_ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };
  private static final String OMOCODIA = "LMNPQRSTUV";
  private static final int[] RVNR_WEIGHTS = {2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};

  /** The letters in the number of a German document. */
  static final String DOCUMENT = "CFGHJKLMNPRTVWXYZ";

  private EuropeanChecks() {}

  /** HMRC, NIM39110. */
  static boolean nino(byte[] v, int n) {
    if (oneOf(v[0], "DFIQUV") || oneOf(v[1], "DFIOQUV") || v[8] > 'D') {
      return false;
    }
    return switch ((v[0] << 8) | v[1]) {
      case 'B' << 8 | 'G',
          'G' << 8 | 'B',
          'K' << 8 | 'N',
          'N' << 8 | 'K',
          'N' << 8 | 'T',
          'T' << 8 | 'N',
          'Z' << 8 | 'Z' ->
          false;
      default -> true;
    };
  }

  /** NHS Data Dictionary: weights 10 to 2, a check digit of 10 is not used. */
  static boolean nhs(byte[] v, int n) {
    int check = 11 - weighted(v, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return check != 10 && check % 11 == digit(v, 9) && !CheckDigits.isOneRepeated(v, 10);
  }

  /** HMRC: the first digit checks the other nine. */
  static boolean utr(byte[] v, int n) {
    return "21987654321".charAt(weighted(v, 1, 6, 7, 8, 9, 10, 5, 4, 3, 2) % 11) == v[0];
  }

  /** DVLA driver number: surname padded with 9, birth date, initials, check. */
  static boolean drivingLicence(byte[] v, int n) {
    boolean padded = false;
    for (int i = 0; i < 5; i++) {
      padded |= v[i] == '9';
      if (padded ? v[i] != '9' : !isLetter(v[i])) {
        return false;
      }
    }
    int month = Dates.two(v, 6) % 50;
    return v[0] != '9'
        && Dates.two(v, 6) <= 62
        && Dates.isDay(month, Dates.two(v, 8))
        && (isLetter(v[11]) || v[11] == '9')
        && (isLetter(v[12]) || v[12] == '9')
        && isLetter(v[15]);
  }

  /** BZSt: one digit of the first ten occurs two or three times, all others once at most. */
  static boolean steuerId(byte[] v, int n) {
    int[] seen = new int[10];
    for (int i = 0; i < 10; i++) {
      seen[digit(v, i)]++;
    }
    int repeated = 0;
    for (int count : seen) {
      repeated += count > 3 ? 2 : count > 1 ? 1 : 0;
    }
    return v[0] != '0' && repeated == 1 && CheckDigits.mod11And10(v, 0, 11);
  }

  /** The first digit says what kind of person it is; the last by mod 11, where 10 is written 0. */
  static boolean portugueseNif(byte[] v, int n) {
    int sum = CheckDigits.weighted(v, 0, 9, 8, 7, 6, 5, 4, 3, 2);
    int check = sum % 11 < 2 ? 0 : 11 - sum % 11;
    return v[0] != '0' && v[0] != '4' && !CheckDigits.isOneRepeated(v, n) && check == digit(v, 8);
  }

  static boolean oib(byte[] v, int n) {
    return !CheckDigits.isOneRepeated(v, n) && CheckDigits.mod11And10(v, 0, n);
  }

  /** ICAO weights over the nine places of an identity card and its check digit. */
  static boolean personalausweis(byte[] v, int n) {
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      if (!isDigit(v[i]) && !oneOf(v[i], DOCUMENT)) {
        return false;
      }
      int value = isDigit(v[i]) ? v[i] - '0' : v[i] - 'A' + 10;
      sum += value * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
    }
    return n == 9 ? !isDigit(v[0]) : isDigit(v[9]) && sum % 10 == digit(v, 9);
  }

  /** Deutsche Rentenversicherung, VKVV: the letter counts as two digits. */
  static boolean rvnr(byte[] v, int n) {
    int day = Dates.two(v, 2);
    if (!Dates.isDay(Dates.two(v, 4), day > 50 ? day - 50 : day)) {
      return false;
    }
    int sum = 0;
    for (int i = 0, place = 0; i < 11; i++) {
      int value = isDigit(v[i]) ? digit(v, i) : v[i] - 'A' + 1;
      if (i == 8) {
        sum += sumOfDigits(value / 10 * RVNR_WEIGHTS[place++]);
        value %= 10;
      }
      sum += sumOfDigits(value * RVNR_WEIGHTS[place++]);
    }
    return sum % 10 == digit(v, 11);
  }

  private static int sumOfDigits(int number) {
    return number / 10 + number % 10;
  }

  /** INSEE: key is 97 less the number mod 97; Corsica's 2A and 2B count as 19 and 18. */
  static boolean nir(byte[] v, int n) {
    if (!oneOf(v[0], "123478") || !isNirMonth(Dates.two(v, 3))) {
      return false;
    }
    if (isLetter(v[6]) && (v[5] != '2' || v[6] > 'B')) {
      return false;
    }
    long number = 0;
    for (int i = 0; i < 13; i++) {
      long d = v[i] == 'A' ? 9 : v[i] == 'B' ? 8 : v[i] - '0';
      number = number * 10 + (i == 5 && isLetter(v[6]) ? 1 : d);
    }
    return 97 - number % 97 == number(v, 13, 15);
  }

  private static boolean isNirMonth(int month) {
    return month >= 1 && month <= 12 || month >= 20 && month <= 42 || month >= 50;
  }

  /** Agenzia delle Entrate; digits may be letters where two people would share a code. */
  static boolean codiceFiscale(byte[] v, int n) {
    for (int i = 6; i < 15; i++) {
      boolean letter = i == 8 || i == 11;
      if (letter ? !isLetter(v[i]) : italianDigit(v[i]) < 0) {
        return false;
      }
    }
    int month = "ABCDEHLMPRST".indexOf(v[8]) + 1;
    int day = italianDigit(v[9]) * 10 + italianDigit(v[10]);
    if (!Dates.isDay(month, day > 40 ? day - 40 : day)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      int value = isDigit(v[i]) ? v[i] - '0' : v[i] - 'A';
      sum += i % 2 == 0 ? ITALIAN_ODD[value] : value;
    }
    return v[15] == 'A' + sum % 26;
  }

  private static int italianDigit(byte c) {
    return isDigit(c) ? c - '0' : OMOCODIA.indexOf(c);
  }

  static boolean nif(byte[] v, int n) {
    return SPANISH.charAt((int) (number(v, 0, 8) % 23)) == v[8] && number(v, 0, 8) > 0;
  }

  static boolean nie(byte[] v, int n) {
    long number = (v[0] - 'X') * 10_000_000L + number(v, 1, 8);
    return oneOf(v[0], "XYZ") && SPANISH.charAt((int) (number % 23)) == v[8];
  }

  /** Companies: control is a digit or a letter, by the kind of company. */
  static boolean cif(byte[] v, int n) {
    int sum = digit(v, 2) + digit(v, 4) + digit(v, 6);
    for (int i = 1; i < 8; i += 2) {
      sum += sumOfDigits(2 * digit(v, i));
    }
    int control = (10 - sum % 10) % 10;
    boolean byDigit = v[8] == '0' + control;
    boolean byLetter = v[8] == "JABCDEFGHI".charAt(control);
    if (oneOf(v[0], "PQRSNW")) {
      return byLetter;
    }
    return oneOf(v[0], "ABEH") ? byDigit : oneOf(v[0], "CDFGJUV") && (byDigit || byLetter);
  }

  static boolean bsn(byte[] v, int n) {
    int from = n - 9;
    if (n == 8) {
      return (weighted(v, 0, 8, 7, 6, 5, 4, 3, 2) - digit(v, 7)) % 11 == 0;
    }
    return (weighted(v, from, 9, 8, 7, 6, 5, 4, 3, 2) - digit(v, from + 8)) % 11 == 0
        && number(v, 0, 9) > 0;
  }

  /** Rijksregister: 97 less the number mod 97, with a 2 in front for those born from 2000 on. */
  static boolean rijksregister(byte[] v, int n) {
    int month = Dates.two(v, 2) % 20;
    int day = Dates.two(v, 4);
    if (month > 12 || day > 31 || Dates.two(v, 2) > 52) {
      return false;
    }
    long number = number(v, 0, 9);
    long check = number(v, 9, 11);
    return 97 - number % 97 == check || 97 - (2_000_000_000L + number) % 97 == check;
  }
}

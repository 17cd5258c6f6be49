package io.ledgerline.inspection.identifier;

import static io.ledgerline.inspection.identifier.CheckDigits.digit;
import static io.ledgerline.inspection.identifier.CheckDigits.number;
import static io.ledgerline.inspection.identifier.CheckDigits.weighted;

import java.util.Set;

/**
 * Personal numbers of more states: Argentina, Chile, Brazil's health card; Romania, the states of
 * former Yugoslavia, the Baltic ones, Czechia and Slovakia, Greece, Russia; Malaysia, the Emirates,
 * Taiwan.
 */
final class PersonalCodes {
  /** What a CUIT begins with: people, then companies. */
  private static final Set<Integer> CUIT_PREFIXES = Set.of(20, 23, 24, 27, 30, 33, 34);

  /** What the letters of Taiwan count, A first: by county, not by the alphabet. */
  private static final int[] COUNTIES = {
    10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30,
    31, 33
  };

  private PersonalCodes() {}

  /** CUIT and CUIL (AFIP): a prefix, eight digits, a check by mod 11. */
  static boolean argentina(byte[] v, int n) {
    int check = 11 - weighted(v, 0, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    return CUIT_PREFIXES.contains(Dates.two(v, 0)) && (check == 11 ? 0 : check) == digit(v, 10);
  }

  /** RUT: seven or eight digits, weights 2 to 7 from the right, {@code K} for ten. */
  static boolean chile(byte[] v, int n) {
    int sum = 0;
    for (int i = n - 2, weight = 2; i >= 0; i--, weight = weight == 7 ? 2 : weight + 1) {
      sum += weight * digit(v, i);
    }
    int check = 11 - sum % 11;
    return v[0] != '0' && v[n - 1] == (check == 11 ? '0' : check == 10 ? 'K' : '0' + check);
  }

  /** CNS, the card of the public health system: the sum of digits by 15 to 1 is one of eleven. */
  static boolean brazilianHealth(byte[] v, int n) {
    return "12789".indexOf(v[0]) >= 0
        && weighted(v, 0, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
  }

  /** CNP: sex and century, a day, a county, a check by 279146358279. */
  static boolean romania(byte[] v, int n) {
    int check = weighted(v, 0, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
    int county = Dates.two(v, 7);
    return v[0] >= '1'
        && v[0] <= '8'
        && Dates.isYearMonthDay(v, 1)
        && county >= 1
        && county <= 52
        && (check == 10 ? 1 : check) == digit(v, 12);
  }

  /** JMBG, EMŠO: a day with three digits of the year, a region, a check by mod 11. */
  static boolean yugoslavia(byte[] v, int n) {
    int check = 11 - weighted(v, 0, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    return Dates.isDayMonthYear(v, 0)
        && (v[4] == '9' || v[4] == '0')
        && check != 10
        && (check == 11 ? 0 : check) == digit(v, 12);
  }

  /** Lithuania and Estonia: sex and century, a day, a check in two rounds. */
  static boolean baltic(byte[] v, int n) {
    int check = weighted(v, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
    if (check == 10) {
      check = weighted(v, 0, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11 % 10;
    }
    return v[0] >= '1' && v[0] <= '6' && Dates.isYearMonthDay(v, 1) && check == digit(v, 10);
  }

  /** Latvia's of before 2017: day, month, year, a check by mod 11. */
  static boolean latvia(byte[] v, int n) {
    int check = (1101 - weighted(v, 0, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)) % 11;
    return Dates.isDayMonthYear(v, 0) && v[6] <= '2' && check == digit(v, 10);
  }

  /** Rodné číslo since 1954: a woman's month is 50 higher; all ten digits by eleven. */
  static boolean czech(byte[] v, int n) {
    int month = Dates.two(v, 2);
    int plain = month > 50 ? month - 50 : month;
    return Dates.isDay(plain > 20 ? plain - 20 : plain, Dates.two(v, 4))
        && number(v, 0, 10) % 11 == 0;
  }

  /** AMKA: day, month, year, and ISO/IEC 7812-1's check. */
  static boolean greece(byte[] v, int n) {
    return Dates.isDayMonthYear(v, 0) && CheckDigits.luhn(v, 0, n);
  }

  /** SNILS: nine digits by 9 to 1; the rest by 101, of which 100 is written 00. */
  static boolean russia(byte[] v, int n) {
    int check = weighted(v, 0, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 101 % 100;
    return number(v, 0, 9) > 1_001_998 && check == Dates.two(v, 9);
  }

  /** MyKad: a day, the code of a state or of abroad, four digits; no check. */
  static boolean malaysia(byte[] v, int n) {
    int place = Dates.two(v, 6);
    boolean state = place >= 1 && place <= 16 || place >= 21 && place <= 59 || place == 82;
    return Dates.isYearMonthDay(v, 0) && (state || place == 71 || place == 72);
  }

  /** Emirates ID: the country's number, the year of birth, ISO/IEC 7812-1's check. */
  static boolean emirates(byte[] v, int n) {
    long year = number(v, 3, 7);
    return number(v, 0, 3) == 784 && year > 1900 && year < 2100 && CheckDigits.luhn(v, 0, n);
  }

  /** A county's letter, 1 or 2 by sex (8 and 9 of foreigners), a check by 1 9 8 … 1 1. */
  static boolean taiwan(byte[] v, int n) {
    int county = COUNTIES[v[0] - 'A'];
    int sum = county / 10 + county % 10 * 9 + weighted(v, 1, 8, 7, 6, 5, 4, 3, 2, 1, 1);
    return "1289".indexOf(v[1]) >= 0 && sum % 10 == 0;
  }
}

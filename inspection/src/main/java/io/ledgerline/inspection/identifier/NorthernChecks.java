package io.ledgerline.inspection.identifier;

import static io.ledgerline.inspection.identifier.CheckDigits.digit;
import static io.ledgerline.inspection.identifier.CheckDigits.number;
import static io.ledgerline.inspection.identifier.CheckDigits.oneOf;
import static io.ledgerline.inspection.identifier.CheckDigits.weighted;

/** Numbers issued in Poland, the Nordic countries, Switzerland and Turkey. */
final class NorthernChecks {
  private static final String HETU = "0123456789ABCDEFHJKLMNPRSTUVWXY";

  private NorthernChecks() {}

  /** The tenth digit is the rest of the weighted sum by eleven; ten is not given out. */
  static boolean nip(byte[] v, int n) {
    return weighted(v, 0, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(v, n - 1);
  }

  /** The month carries the century: +80 for 18xx, +20 for 20xx, +40 and +60 after. */
  static boolean pesel(byte[] v, int n) {
    return Dates.isDay(Dates.two(v, 2) % 20, Dates.two(v, 4))
        && weighted(v, 0, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0;
  }

  /** Ten digits, or twelve with the century; day + 60 is a coordination number. */
  static boolean personnummer(byte[] v, int n) {
    int at = n - 10;
    int day = Dates.two(v, at + 4);
    boolean century = n == 10 || Dates.two(v, 0) >= 18 && Dates.two(v, 0) <= 20;
    return century
        && Dates.isDay(Dates.two(v, at + 2), day > 60 ? day - 60 : day)
        && CheckDigits.luhn(v, at, n);
  }

  /** Day, month, year, sign of the century, serial 002 to 999, check by mod 31. */
  static boolean hetu(byte[] v, int n) {
    int at = n - 10;
    if (at == 1 && !oneOf(v[6], "ABCDEFYXWVU")) {
      return false;
    }
    long serial = number(v, 6 + at, 9 + at);
    return Dates.isDayMonthYear(v, 0)
        && serial >= 2
        && HETU.charAt((int) ((number(v, 0, 6) * 1000 + serial) % 31)) == v[n - 1];
  }

  /** Only the date: the check digit is not used any more since 2007. */
  static boolean cpr(byte[] v, int n) {
    int day = Dates.two(v, 0);
    return Dates.isDay(Dates.two(v, 2), day > 60 ? day - 60 : day);
  }

  /** Two digits by mod 11; D-numbers have day + 40, H-numbers month + 40. */
  static boolean fodselsnummer(byte[] v, int n) {
    int day = Dates.two(v, 0) % 40;
    int month = Dates.two(v, 2) % 40;
    return Dates.isDay(month, day)
        && eleven(weighted(v, 0, 3, 7, 6, 1, 8, 9, 4, 5, 2)) == digit(v, 9)
        && eleven(weighted(v, 0, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) == digit(v, 10);
  }

  private static int eleven(int sum) {
    int check = 11 - sum % 11;
    return check == 11 ? 0 : check;
  }

  static boolean ahv(byte[] v, int n) {
    return number(v, 0, 3) == 756 && CheckDigits.ean13(v);
  }

  static boolean tckn(byte[] v, int n) {
    int odd = digit(v, 0) + digit(v, 2) + digit(v, 4) + digit(v, 6) + digit(v, 8);
    int even = digit(v, 1) + digit(v, 3) + digit(v, 5) + digit(v, 7);
    return v[0] != '0'
        && Math.floorMod(7 * odd - even, 10) == digit(v, 9)
        && (odd + even + digit(v, 9)) % 10 == digit(v, 10);
  }

  /** Turkey's number of tax payers, of people without a TCKN and of businesses. */
  static boolean vkn(byte[] v, int n) {
    int sum = 0;
    for (int i = 0; i < n - 1; i++) {
      int moved = (digit(v, i) + n - 1 - i) % 10;
      int weighed = moved * (1 << n - 1 - i) % 9;
      sum += moved != 0 && weighed == 0 ? 9 : weighed;
    }
    return (10 - sum % 10) % 10 == digit(v, n - 1);
  }
}

package io.ledgerline.inspection.identifier;

/** Dates inside identifiers. */
final class Dates {
  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Dates() {}

  /** Whether a month has such a day in some year. */
  static boolean isDay(int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1];
  }

  /** Year, month, day at an offset, two digits each. */
  static boolean isYearMonthDay(byte[] v, int at) {
    return isDay(two(v, at + 2), two(v, at + 4));
  }

  /** Day, month, year at an offset, two digits each. */
  static boolean isDayMonthYear(byte[] v, int at) {
    return isDay(two(v, at + 2), two(v, at));
  }

  static int two(byte[] v, int at) {
    return (v[at] - '0') * 10 + v[at + 1] - '0';
  }
}

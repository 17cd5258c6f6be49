package io.ledgerline.inspection.contact;

import io.ledgerline.inspection.scan.Text;

/** What groups of digits look like besides a telephone number. */
final class Shapes {
  /** Digits of an ISBN as it was. */
  private static final int BOOK = 10;

  private Shapes() {}

  /** Groups of 3-3-4, or 1-3-3-4 with a leading 1. */
  static boolean isNorthAmerican(Text text, int first, int last) {
    int from = text.length(first) == 1 && text.at(text.start(first)) == '1' ? first + 1 : first;
    return last - from == 2
        && text.length(from) == 3
        && text.length(from + 1) == 3
        && text.length(from + 2) == 4
        && text.at(text.start(from)) >= '2'
        && text.at(text.start(from + 1)) >= '2';
  }

  /** A year, month and day in some order. */
  static boolean isDate(Text text, int first, int last) {
    if (last - first < 2) {
      return false;
    }
    int a = text.length(first);
    int b = text.length(first + 1);
    int c = text.length(first + 2);
    boolean year = a == 4 && isYear(text, first) && b <= 2 && c <= 2;
    boolean day = a <= 2 && b <= 2 && c == 4 && isYear(text, first + 2);
    return year || day;
  }

  /** {@code 12.345}: one dot, or thousands. */
  static boolean isDecimal(Text text, int first, int last) {
    return last == first + 1 && text.joins(last, '.');
  }

  static boolean hasSlash(Text text, int first, int last) {
    int slashes = 0;
    for (int i = first + 1; i <= last; i++) {
      slashes += text.joins(i, '/') ? 1 : 0;
    }
    return slashes > 1;
  }

  /** {@code 000-0000-0000}: the same digit all over, as examples of a form have it. */
  static boolean isExample(byte[] digits, int count) {
    for (int i = 1; i < count; i++) {
      if (digits[i] != digits[0]) {
        return false;
      }
    }
    return true;
  }

  /** {@code 0-306-40615-2}: ISO 2108 of before 2007, with its check digit. */
  static boolean isBook(Text text, int first, int last, byte[] digits, int count) {
    boolean parted =
        count == BOOK && last - first == 3 && text.length(first) <= 5 && text.length(last) == 1;
    int sum = 0;
    for (int i = 0; parted && i < BOOK; i++) {
      sum += (BOOK - i) * (digits[i] - '0');
    }
    for (int i = first + 1; i <= last; i++) {
      parted &= text.joins(i, '-');
    }
    return parted && sum % 11 == 0;
  }

  private static boolean isYear(Text text, int token) {
    int p = text.start(token);
    return text.at(p) == '1' && text.at(p + 1) == '9' || text.at(p) == '2' && text.at(p + 1) == '0';
  }
}

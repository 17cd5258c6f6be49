package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.scan.Text;

/**
 * Numbers in digits, ASCII or full-width, or in Han numerals: {@code 28}, {@code ２８}, {@code 二十八}.
 */
final class Figures {
  private static final int MOST = 5;
  private static final String NUMERALS = "〇一二三四五六七八九";
  private static final int TEN = '十';
  private static final int TEN_TIMES = 10;
  private static final int HUNDRED = 100;

  private Figures() {}

  /** Where a number begins that ends at an offset; that offset where there is none. */
  static int start(Text text, int end) {
    int p = Points.previous(text, end);
    boolean digits = Points.digit(Points.at(text, p)) >= 0;
    int start = end;
    for (int i = 0; is(Points.at(text, p), digits); i++) {
      if (i == MOST) {
        return end;
      }
      start = p;
      p = Points.previous(text, p);
    }
    return start;
  }

  /** Where a number ends that begins at an offset; that offset where there is none. */
  static int end(Text text, int start) {
    boolean digits = Points.digit(Points.at(text, start)) >= 0;
    int p = start;
    for (int i = 0; is(Points.at(text, p), digits); i++) {
      if (i == MOST) {
        return start;
      }
      p = Points.next(text, p);
    }
    return p;
  }

  /** The value of a number, -1 for none. */
  static int value(Text text, int start, int end) {
    if (start >= end) {
      return -1;
    }
    if (Points.digit(Points.at(text, start)) < 0) {
      return numeral(text, start, end);
    }
    int value = 0;
    for (int p = start; p < end; p = Points.next(text, p)) {
      value = value * 10 + Points.digit(Points.at(text, p));
    }
    return value;
  }

  /** How many characters a number has. */
  static int length(Text text, int start, int end) {
    int count = 0;
    for (int p = start; p < end; p = Points.next(text, p)) {
      count++;
    }
    return count;
  }

  /** {@code 二十八}, {@code 一百零二}, {@code 一九八五}; the number two before a counter is {@code 两}. */
  private static int numeral(Text text, int start, int end) {
    int sum = 0;
    int value = 0;
    int digits = 0;
    int last = HUNDRED * TEN_TIMES;
    for (int p = start; p < end; p = Points.next(text, p)) {
      int point = Points.at(text, p);
      int unit = point == TEN ? TEN_TIMES : point == '百' ? HUNDRED : 0;
      boolean leading = digits > 0 && value == 0 && sum > 0; // 零 before the last digit
      if (unit >= last || unit > 0 && digits > 1 && !leading) {
        return -1;
      }
      if (unit > 0) {
        sum += unit * (digits == 0 ? 1 : value);
        last = unit;
      }
      digits = unit > 0 ? 0 : digits + 1;
      value = unit > 0 ? 0 : value * 10 + digit(point);
    }
    return sum > 0 && value > 9 ? -1 : sum + value;
  }

  private static boolean is(int point, boolean digits) {
    return digits ? Points.digit(point) >= 0 : point == TEN || point == '百' || digit(point) >= 0;
  }

  private static int digit(int point) {
    return switch (point) {
      case '零' -> 0;
      case '两', '兩' -> 2;
      default -> NUMERALS.indexOf(point);
    };
  }
}

package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.Text;

/** Digits in groups that are no number of anybody, whatever label stands near. */
final class OtherNumbers {
  private OtherNumbers() {}

  /**
   * {@code MRN 4471902, admitted 03/14/2024}, {@code 2025-11-18 08:00}: a day is no number of
   * anybody.
   */
  static boolean isDate(Text text, int first, int end) {
    if (end < first + 2 || !text.isDigits(first) || !text.isDigits(first + 2)) {
      return false;
    }
    int last = first + 2;
    int sign = text.at(text.end(first));
    boolean years =
        text.length(first) == 4 && text.length(last) <= 2
            || text.length(first) <= 2 && text.length(last) == 4;
    boolean slashed =
        sign == '/' && text.length(first) <= 2 && text.length(last) == 2 && end == last;
    return (years || slashed)
        && text.length(first + 1) <= 2
        && (sign == '/' || sign == '.' || sign == '-')
        && text.joins(first + 1, sign)
        && text.joins(last, sign);
  }

  /**
   * {@code 账号 ops,跳板机 47.98.120.233}: a machine's, whatever account stands before it; not {@code
   * 1.058.771.094}, which is a number in groups of three.
   */
  static boolean isAddress(Text text, int first, int last) {
    if (last != first + 3) {
      return false;
    }
    for (int i = first; i <= last; i++) {
      if (!text.isDigits(i) || i > first && !text.joins(i, '.') || !isByte(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isByte(Text text, int token) {
    int length = text.length(token);
    int value = 0;
    for (int at = text.start(token); at < text.end(token) && length <= 3; at++) {
      value = value * 10 + text.at(at) - '0';
    }
    return length <= 3 && value < 256 && (length == 1 || text.at(text.start(token)) != '0');
  }
}

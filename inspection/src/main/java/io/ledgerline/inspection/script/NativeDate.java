package io.ledgerline.inspection.script;

import io.ledgerline.inspection.person.DateRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;

/** Dates in digits that are not those of ASCII: {@code ١٢/٣/١٩٩٠}, {@code १२-०३-१९९०}. */
final class NativeDate {
  private static final int CONFIDENCE = 750;
  private static final int BORN = 950;
  private static final int FIRST_YEAR = 1300;
  private static final int LAST_YEAR = 2600;

  private NativeDate() {}

  /** Looks at a token that may be the year. */
  static void at(Text text, int token, Sink sink) {
    int end = Digits.end(text, text.start(token));
    if (!isYear(Digits.value(text, text.start(token), end))) {
      return;
    }
    if (isJoined(text, token) && isJoined(text, token - 1) && token >= 2) {
      if (isDay(text, token - 1, token - 2)) {
        add(text, token - 2, token, end, sink);
      }
    } else if (isJoined(text, token + 1) && isJoined(text, token + 2)) {
      if (isDay(text, token + 1, token + 2)) {
        add(text, token, token + 2, text.end(token + 2), sink);
      }
    }
  }

  static boolean isYear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  private static boolean isJoined(Text text, int token) {
    return text.joins(token, '/') || text.joins(token, '-') || text.joins(token, '.');
  }

  /** Whether two tokens are month and day, in any order. */
  private static boolean isDay(Text text, int month, int day) {
    int a = Digits.value(text, month);
    int b = Digits.value(text, day);
    return a >= 1 && b >= 1 && Math.min(a, b) <= 12 && Math.max(a, b) <= 31;
  }

  /** Adds a date, or the day of a birth where words around say so. */
  static void add(Text text, int first, int last, int end, Sink sink) {
    add(text, first, last, text.start(first), end, sink);
  }

  static void add(Text text, int first, int last, int start, int end, Sink sink) {
    if (text.around(first, last).near(Topic.BIRTH)) {
      sink.add(DateRule.BIRTH, start, end, BORN);
    } else {
      sink.add(DateRule.DATE, start, end, CONFIDENCE);
    }
  }
}

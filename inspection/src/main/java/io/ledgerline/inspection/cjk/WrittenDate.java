package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.person.DateRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;

/**
 * Dates with the words for year, month and day: {@code 1985年4月12日}, {@code 昭和60年4月12日}, {@code
 * 4月12号}, {@code 1985년 4월 12일}.
 */
final class WrittenDate {
  static final Words MONTHS = Words.ahead("月 월");

  private static final Words YEARS = Words.back("年 년");
  private static final Words DAYS = Words.ahead("日 号 號 일");
  private static final Words ERAS = Words.back("令和 平成 昭和 大正 明治 民国 民國 中华民国 中華民國 公元 西元 西暦");

  private static final int[] MOST_DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2099;
  private static final int LAST_OF_ERA = 130;
  private static final int CONFIDENCE = 750;
  private static final int BORN = 950;
  private static final int MOST_TOKENS = 10;

  private WrittenDate() {}

  /** Looks at the word for "month" at an offset in a token. */
  static void at(Text text, int token, int word, Sink sink) {
    int monthEnd = back(text, word);
    int month = Figures.start(text, monthEnd);
    int value = Figures.value(text, month, monthEnd);
    if (value < 1 || value > 12 || isPartOf(text, month)) {
      return;
    }
    int day = forward(text, word + 3);
    int dayEnd = Figures.end(text, day);
    boolean hasDay = isDay(Figures.value(text, day, dayEnd), value) && DAYS.at(text, dayEnd);
    int year = year(text, month, hasDay);
    if (!hasDay && year < 0) {
      return;
    }
    int start = year < 0 ? month : year;
    int end = hasDay ? dayEnd + 3 : word + 3;
    boolean born =
        BirthWords.isBefore(text, start)
            || BirthWords.isBehind(text, end)
            || hasDay && isNear(text, token, start, end);
    if (born) {
      sink.add(DateRule.BIRTH, start, end, BORN);
    } else {
      sink.add(DateRule.DATE, start, end, CONFIDENCE);
    }
  }

  private static boolean isDay(int day, int month) {
    return day >= 1 && day <= MOST_DAYS[month - 1];
  }

  /** {@code 3-4月}, {@code 1.5月}. */
  private static boolean isPartOf(Text text, int number) {
    int before = Points.before(text, number);
    return before == '.' || before == '-' || before == '/' || Points.digit(before) >= 0;
  }

  /** Where the year right before a month begins, with its era; -1 for none. */
  private static int year(Text text, int month, boolean hasDay) {
    int end = back(text, month);
    int bracket = Points.previous(text, end);
    boolean other = Points.at(text, bracket) == '）' || Points.at(text, bracket) == ')';
    int start = yearBefore(text, other ? bracket : end, hasDay);
    if (!other || start < 0) {
      return other ? -1 : start;
    }
    int open = Points.previous(text, start); // 1992年（平成4年）8月
    boolean opened = Points.at(text, open) == '（' || Points.at(text, open) == '(';
    return opened ? yearBefore(text, open, hasDay) : -1;
  }

  private static int yearBefore(Text text, int yearEnd, boolean hasDay) {
    int word = YEARS.start(text, yearEnd);
    if (word < 0) {
      return -1;
    }
    int end = back(text, word);
    int start = Figures.start(text, end);
    int length = Figures.length(text, start, end);
    int value = Figures.value(text, start, end);
    boolean first = value < 0 && Points.before(text, end) == '元';
    start = first ? Points.previous(text, end) : start;
    int era = ERAS.start(text, back(text, start));
    if (era >= 0 && (first || value >= 1 && value <= LAST_OF_ERA)) {
      return era;
    }
    boolean whole = length == 4 && value >= FIRST_YEAR && value <= LAST_YEAR;
    boolean two = length == 2 && hasDay && value >= 0;
    return (whole || two) && !isPartOf(text, start) ? era >= 0 ? era : start : -1;
  }

  /** Whether words of other rules say that it is about a birth. */
  private static boolean isNear(Text text, int token, int start, int end) {
    int first = token;
    int last = token;
    while (token - first < MOST_TOKENS && text.has(first - 1) && text.start(first) > start) {
      first--;
    }
    while (last - token < MOST_TOKENS && text.has(last + 1) && text.end(last) < end) {
      last++;
    }
    return text.around(first, last).near(Topic.BIRTH);
  }

  /** Over a blank before an offset. */
  private static int back(Text text, int offset) {
    int before = Points.previous(text, offset);
    return Points.isBlank(Points.at(text, before)) ? before : offset;
  }

  /** Over a blank at an offset. */
  private static int forward(Text text, int offset) {
    int point = Points.at(text, offset);
    return Points.isBlank(point) ? offset + Points.size(point) : offset;
  }
}

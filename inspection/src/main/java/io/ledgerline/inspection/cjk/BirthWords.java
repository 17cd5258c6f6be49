package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.person.DateRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** What says that a date is that of a birth, right before it or behind it. */
final class BirthWords {
  static final Words BEFORE = Words.back(Lists.of("BIRTH_BEFORE"));

  /** The same words, from their beginning. */
  static final Words LABELS = Words.ahead(Lists.of("BIRTH_BEFORE"));

  private static final Words BEHIND = Words.ahead(Lists.of("BIRTH_BEHIND"));
  private static final Words OTHER = Words.ahead(Lists.of("BIRTH_OTHER"));
  private static final Words FILLERS = Words.ahead("は が ： : 是 为 為 は、 은 는 이 가 于 於 在 （ ( 、 | =");

  /** {@code S60} is the sixtieth year of Showa. */
  private static final Words ERAS = Words.ahead("M T S H R Ｍ Ｔ Ｓ Ｈ Ｒ");

  private static final int MOST_FILLERS = 3;

  /** How many characters of a place may stand between: {@code 4月12日在大连出生}. */
  private static final int REACH = 10;

  private static final int BORN = 950;

  private BirthWords() {}

  /** Whether a date that begins at an offset stands behind such a word. */
  static boolean isBefore(Text text, int start) {
    int p = start;
    for (int i = 0; i <= MOST_FILLERS; i++) {
      if (BEFORE.start(text, p) >= 0) {
        return true;
      }
      int before = Points.before(text, p);
      if (!Points.isBlank(before) && !FILLERS.has(before) && before != '"') {
        return false;
      }
      p = Points.previous(text, p);
    }
    return false;
  }

  /** Whether a date that ends at an offset stands before such a word. */
  static boolean isBehind(Text text, int end) {
    int point = Points.at(text, end);
    int p = Points.isBlank(point) ? Points.next(text, end) : end;
    if (point == '生' || point == '생') {
      int next = Points.at(text, end + 3);
      return !Points.isLetter(next) || point == '생' || isBirth(text, p);
    }
    for (int i = 0; i < REACH; i++) {
      if (isBirth(text, p)) {
        return true;
      }
      point = Points.at(text, p);
      if (!Points.isLetter(point) && !Points.isBlank(point) && point != '、') {
        return false;
      }
      p = Points.next(text, p);
    }
    return false;
  }

  private static boolean isBirth(Text text, int at) {
    return BEHIND.at(text, at) && !OTHER.at(text, at);
  }

  /**
   * Finds a date in figures behind such a word: {@code 出生于1985-04-12}, {@code 生年月日 S60.4.12},
   * {@code 생년월일: 1990. 3. 15.}.
   */
  static void at(Text text, int word, Sink sink) {
    int p = LABELS.end(text, word);
    if (p < 0) {
      return;
    }
    p = Signs.end(text, p);
    for (int i = 0; i < MOST_FILLERS && FILLERS.has(Points.at(text, p)) | blankAt(text, p); i++) {
      p = Points.next(text, p);
    }
    boolean era = ERAS.has(Points.at(text, p)) && !Points.isLetter(Points.at(text, p + 1));
    int year = era ? Points.next(text, p) : p;
    int yearEnd = Figures.end(text, year);
    int sign = text.at(yearEnd);
    int month = over(text, yearEnd);
    int monthEnd = Figures.end(text, month);
    int day = over(text, monthEnd);
    int dayEnd = Figures.end(text, day);
    boolean date =
        (sign == '-' || sign == '/' || sign == '.')
            && text.at(monthEnd) == sign
            && isIn(Figures.value(text, year, yearEnd), era ? 1 : 1900, era ? 99 : 2099)
            && isIn(Figures.value(text, month, monthEnd), 1, 12)
            && isIn(Figures.value(text, day, dayEnd), 1, 31);
    if (date) {
      sink.add(DateRule.BIRTH, p, dayEnd, BORN);
    }
  }

  /** Behind a sign and a blank. */
  private static int over(Text text, int at) {
    return text.at(at + 1) == ' ' ? at + 2 : at + 1;
  }

  private static boolean blankAt(Text text, int at) {
    return Points.isBlank(Points.at(text, at));
  }

  private static boolean isIn(int value, int least, int most) {
    return value >= least && value <= most;
  }
}

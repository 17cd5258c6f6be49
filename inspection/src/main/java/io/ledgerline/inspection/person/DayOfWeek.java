package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Numeral;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/**
 * A day of the month beside one of the week: {@code Thursday 15th}, {@code Wednesday the 9th},
 * {@code martes 18 en}, {@code thứ Hai 4/11}, {@code Πέμπτη 12/10}; not {@code Monday 5 people}.
 */
final class DayOfWeek {
  /** What stands between. */
  private static final Set<Long> THE = Fold.hashes("the le el den dem der dia día");

  /** What a sentence goes on with behind a plain number that is a day. */
  private static final Set<Long> THEN =
      Fold.hashes(
          "at from to until between a las a en de del por y e um von bis ab à au et dans om van tot"
              + " alle dalle in às das até kl klo o godz ob v na u і в о saat");

  private static final int MOST_DAY = 31;

  private DayOfWeek() {}

  /** Looks behind a day of the week. */
  static void at(Text text, int weekday, Sink sink) {
    int day = weekday + 1;
    if (text.has(day) && THE.contains(text.hash(day)) && text.joins(day, ' ')) {
      day++;
    }
    boolean near =
        text.has(day)
            && text.gapLength(day) <= 2
            && (text.gap(day) & ~(ByteClass.SPACE | ByteClass.CELL)) == 0;
    if (!near || !DayToken.is(text, day) || text.is(day + 1, WordClass.MONTH)) {
      return;
    }
    if (DayToken.isOrdinal(text, day) || isDay(text, day) && goesOn(text, day)) {
      DateRule.add(text, weekday, day, false, sink);
    }
  }

  private static boolean isDay(Text text, int day) {
    int number = Numeral.of(text, day);
    return number >= 1 && number <= MOST_DAY && text.at(text.end(day)) != ':';
  }

  private static boolean goesOn(Text text, int day) {
    int next = day + 1;
    if (!text.has(next)) {
      return true;
    }
    int ends = ByteClass.LINE | ByteClass.STOP | ByteClass.CELL;
    boolean stop = text.at(text.end(day)) == '.' && text.at(text.end(day) + 1) <= ' ';
    return (text.gap(next) & ends) != 0
        || stop
        || text.joins(next, ' ') && THEN.contains(text.hash(next));
  }
}

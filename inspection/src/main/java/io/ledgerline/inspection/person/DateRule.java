package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Context;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Numeral;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.Trigger.Near;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;
import java.util.Set;

/** Dates in figures or with the name of a month; those of a birth are personal data. */
public final class DateRule implements Rule {
  /** A day, or a month of a year. */
  public static final Kind DATE = new Kind("DATE_TIME", 6, Rank.OTHER, Category.NONE);

  /** When somebody was born. */
  public static final Kind BIRTH = new Kind("DATE_OF_BIRTH", 8, Rank.NUMBER, Category.PII);

  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int CONFIDENCE = 750;

  /** {@code 11/02/23} with no word of dates around: little else is written with two slashes. */
  private static final int SHORT = 600;

  private static final int BORN = 950;

  /** What a date stands behind where nobody wrote a capital. */
  private static final Set<Long> WHEN =
      Fold.hashes("on by until till since from before after born dob due of in the for is was");

  /** Months that are words of other meanings. */
  private static final Set<Long> OTHER_WORDS = Fold.hashes("march mars may dec sep mar");

  /** Short names of months that are no other word: {@code 28 nov}. */
  private static final Set<Long> SHORT_MONTHS = Fold.hashes("jan feb apr jun jul aug sept oct nov");

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2099;

  @Override
  public List<Kind> kinds() {
    return List.of(DATE, BIRTH);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.words(WordClass.MONTH, WordClass.WEEKDAY).with(WordClass.MONTH, WordClass.WEEKDAY),
        Trigger.number(1, 4).before("-/.").near(Near.DIGIT));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (text.is(token, WordClass.MONTH)) {
      named(text, token, sink);
    } else if (text.is(token, WordClass.WEEKDAY)) {
      DayOfWeek.at(text, token, sink);
    } else if (text.isDigits(token)) {
      figures(text, token, sink);
    }
  }

  private static void figures(Text text, int token, Sink sink) {
    int sign = text.at(text.end(token));
    boolean signed = sign == '-' || sign == '/' || sign == '.';
    if (sign == '.' && isSpaced(text, token + 1) && isSpaced(text, token + 2)) {
      spaced(text, token, sink);
      return;
    }
    if (!signed || !text.joins(token + 1, sign)) {
      return;
    }
    if (!text.joins(token + 2, sign)) {
      DayOfYear.at(text, token, sign, sink);
      return;
    }
    if (sign == '-' && TimeStamp.isDayAndHour(text, token + 2)) {
      stamp(text, token, sink);
      return;
    }
    if (isInside(text, token)) {
      return;
    }
    int a = Numeral.of(text, token);
    int b = Numeral.of(text, token + 1);
    int c = Numeral.of(text, token + 2);
    int width = text.length(token);
    int last = text.length(token + 2);
    boolean timed = sign == '.' && last == 2 && TimeStamp.isBehind(text, token + 2);
    boolean iso = width == 4 && isYear(a) && isDay(b, c) && last <= 2;
    boolean four = last == 4 && isYear(c) && width <= 2;
    boolean two = last == 2 && width <= 2 && text.length(token + 1) <= 2 && sign != '-';
    if (iso || (four || two) && (isDay(b, a) || isDay(a, b))) {
      add(text, token, withTime(text, token + 2), two && !timed, sink);
    }
  }

  /** {@code 31. 12. 2025}. */
  private static void spaced(Text text, int day, Sink sink) {
    boolean form = text.length(day) <= 2 && text.length(day + 1) <= 2 && text.length(day + 2) == 4;
    if (form
        && !isInside(text, day)
        && isYear(Numeral.of(text, day + 2))
        && isDay(Numeral.of(text, day + 1), Numeral.of(text, day))) {
      add(text, day, day + 2, false, sink);
    } else if (!form) {
      DayOfYear.spaced(text, day, sink);
    }
  }

  private static boolean isSpaced(Text text, int token) {
    return text.gapLength(token) == 2 && text.startsWith(text.end(token - 1), ". ");
  }

  /** {@code 2024-03-14T09:30:00Z}. */
  private static void stamp(Text text, int year, Sink sink) {
    int month = Numeral.of(text, year + 1);
    boolean day =
        text.length(year) == 4
            && isYear(Numeral.of(text, year))
            && isDay(month, TimeStamp.day(text, year + 2));
    int before = text.at(text.start(year) - 1);
    if (!day || before == '-' || before == '/' || before == '.' || before == '_') {
      return;
    }
    int last = TimeStamp.end(text, year + 2);
    Context context = text.around(year, last);
    if (TimeStamp.isAbout(text, year, last, context, Topic.BIRTH)) {
      sink.add(BIRTH, text.start(year), text.end(last), BORN);
    } else if (TimeStamp.isAbout(text, year, last, context, Topic.DATE)) {
      sink.add(DATE, text.start(year), text.end(last), CONFIDENCE);
    }
  }

  private static boolean isInside(Text text, int token) {
    int before = text.at(text.start(token) - 1);
    boolean assigned = before == '=' && !text.around(token, token + 2).has(Topic.BIRTH);
    return before == '-' || before == '/' || before == '.' || before == '_' || assigned;
  }

  /** {@code 21 August 2012}, {@code August 21, 2012}, {@code mayo de 2002}. */
  private static void named(Text text, int month, Sink sink) {
    int first = month;
    int last = month;
    if (dayBefore(text, month)) {
      first = month - 1;
    } else if (text.has(month - 2)
        && DayToken.isOf(text, month - 1)
        && near(text, month)
        && dayBefore(text, month - 1)) {
      first = month - 2;
    }
    int next = month + 1;
    if (first < month && isStreet(text, first - 1)) {
      return;
    }
    boolean listed = text.at(text.end(month)) == ':';
    if (first == month && !listed && DayToken.isThe(text, next) && near(text, next)) {
      next++;
    }
    if (first == month && !listed && DayToken.is(text, next) && near(text, next)) {
      last = next++;
    }
    if (DayToken.isOf(text, next) && near(text, next)) {
      next++;
    }
    if (text.isDigits(next)
        && near(text, next)
        && text.length(next) == 4
        && isYear(Numeral.of(text, next))) {
      last = next;
    }
    boolean other =
        first == month && !text.isCapital(month) && OTHER_WORDS.contains(text.hash(month));
    if (other && !isWhen(text, first - 1)) {
      return; // you may 20 times
    }
    boolean word = text.is(month, WordClass.COMMON) || text.length(month) <= 3;
    boolean dotted = first == month - 1 && text.startsWith(text.end(first), ". ");
    boolean counted = dotted || DayToken.isOrdinal(text, first);
    boolean told =
        text.isCapital(month)
            || first < month && SHORT_MONTHS.contains(text.hash(month))
            || last > month
            || dotted
            || counted && (first < month - 1 || !text.is(month, WordClass.COMMON));
    if (first == month && last == month || word && !told) {
      return;
    }
    add(text, first, last > month ? withTime(text, last) : last, false, sink);
  }

  private static boolean isWhen(Text text, int token) {
    return text.has(token) && WHEN.contains(text.hash(token));
  }

  /** {@code Rua 24 de Outubro}: streets are called by days, too. */
  private static boolean isStreet(Text text, int token) {
    return text.is(token, WordClass.STREET_FIRST)
        && text.isCapital(token)
        && text.length(token) > 1
        && text.joins(token + 1, ' ');
  }

  private static boolean near(Text text, int token) {
    return (text.gapLength(token) <= 2 || DayToken.isSigned(text, token))
        && (text.gap(token) & ByteClass.LINE) == 0
        && text.at(text.start(token) - 1) != '+';
  }

  private static boolean dayBefore(Text text, int token) {
    return DayToken.is(text, token - 1) && near(text, token);
  }

  /** {@code 2020-07-31 00:57:51}, {@code T00:57:51Z}: the last token with the time. */
  private static int withTime(Text text, int last) {
    int hour = last + 1;
    if (!text.isDigits(hour) || !text.joins(hour, ' ') || text.length(hour) > 2) {
      return last;
    }
    int end = last;
    if (text.joins(hour + 1, ':') && text.isDigits(hour + 1)) {
      end = hour + 1;
      end = text.joins(end + 1, ':') && text.isDigits(end + 1) ? end + 1 : end;
    }
    return end;
  }

  static void add(Text text, int first, int last, boolean shortYear, Sink sink) {
    Context context = text.around(first, last);
    if (context.near(Topic.BIRTH)) {
      sink.add(BIRTH, text.start(first), text.end(last), BORN);
    } else if (!shortYear || context.has(Topic.DATE)) {
      sink.add(DATE, text.start(first), text.end(last), CONFIDENCE);
    } else if (text.at(text.end(first)) == '/' && text.length(first + 1) <= 2) {
      sink.add(DATE, text.start(first), text.end(last), SHORT);
    }
  }

  static boolean isYear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  static boolean isDay(int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1];
  }
}

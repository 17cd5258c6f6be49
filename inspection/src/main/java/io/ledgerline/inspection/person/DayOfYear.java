package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Numeral;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/**
 * Day and month in figures without a year, which only the word before tells from a fraction or a
 * number of a paragraph: {@code am 14.3. in Wien}, {@code admitted 03/11, discharged 07/11}.
 */
final class DayOfYear {
  /** What stands before days with dots: in languages that end ordinals with one. */
  private static final Set<Long> DOTTED =
      Fold.hashes("am vom bis zum den seit ab dne od do dnia dňa den d");

  /** What stands before days with a slash. */
  private static final Set<Long> SLASHED =
      Fold.hashes(
          "on by until till since from before after due dated admitted discharged arriving leaving"
              + " arrived departed seen booked born le du au dès depuis il dal al el del desde"
              + " hasta op sinds em até từ đến ngày sacked fired hired started ended signed sent"
              + " received paid cancelled reported closed opened dismissed delivered ordered visited"
              + " arrives leaves expires starts ends");

  /** What stands between the first day of a range and the last. */
  private static final Set<Long> TO =
      Fold.hashes(
          "to till until through thru and bis und au à al a y e até ao tot en do i aż til till och og"
              + " по до и та đến sampai hingga fino ile până la έως ως");

  /** What stands before months of a year besides. */
  private static final Set<Long> MONTHS =
      Fold.hashes("exp expires expiry valid gültig gültigkeit seit stand ab bis vence válido");

  private static final int HOURS = 24;
  private static final int DAYS = 7;
  private static final int MONTHS_OF_YEAR = 12;

  private DayOfYear() {}

  /** Looks at a number with a sign and another number behind, and no third. */
  static void at(Text text, int day, int sign, Sink sink) {
    int month = day + 1;
    int end = text.end(month);
    if (text.length(day) <= 2 && text.length(month) == 4) {
      monthOfYear(text, day, sink);
      return;
    }
    if (isBegin(text, day, sign)) {
      DateRule.add(text, day, month, false, sink);
      return;
    }
    if (sign == '/' && isAnother(text, day)) {
      DateRule.add(text, day, month, false, sink);
      return;
    }
    boolean dotted = sign == '.' && text.at(end) == '.' && !isDigit(text.at(end + 1));
    boolean weekday = text.is(day - 1, WordClass.WEEKDAY);
    boolean two =
        text.length(day) == 2 && (text.length(month) == 2 || text.at(text.start(day)) > '1');
    boolean padded = sign == '/' && (weekday || two);
    if (!dotted && !padded
        || text.length(day) > 2
        || text.length(month) > 2
        || !text.joins(day, ' ')
        || !weekday && !(dotted ? DOTTED : SLASHED).contains(text.hash(day - 1))
        || padded && (text.wordAt(end) || text.at(end) == '/' || text.at(end) == '%')) {
      return;
    }
    int first = Numeral.of(text, day);
    int second = Numeral.of(text, month);
    if (first == HOURS && second == DAYS) {
      return; // around the clock
    }
    boolean fits = DateRule.isDay(second, first) || padded && DateRule.isDay(first, second);
    boolean line = (text.gap(day) & ByteClass.LINE) != 0;
    if (fits && !line) {
      DateRule.add(text, day, month, false, sink);
    }
  }

  /** {@code с 04.06 по 12.06.2024}, {@code 4/6 – 12/6/2024}: the other end tells that it is one. */
  private static boolean isBegin(Text text, int day, int sign) {
    int next = day + 2;
    int before = text.at(text.start(day) - 1);
    if (!text.has(next + 2) || sign == '-' || before > ' ' && before != '(') {
      return false;
    }
    int first = text.isDigits(next) ? next : next + 1;
    boolean dash = first == next && (text.gap(next) & ByteClass.DASH) != 0;
    boolean word = first > next && TO.contains(text.hash(next)) && text.joins(first, ' ');
    return (dash || word)
        && text.gapLength(next) <= 5
        && text.joins(first + 1, sign)
        && text.joins(first + 2, sign)
        && (text.length(first + 2) == 4 || text.length(first + 2) == 2 && sign == '/')
        && isDay(text, day)
        && isDay(text, first);
  }

  /** {@code em 21/10 e 04/11}: the second of two days. */
  private static boolean isAnother(Text text, int day) {
    int month = day - 2;
    return text.has(month - 2)
        && text.joins(day, ' ')
        && text.joins(day - 1, ' ')
        && (TO.contains(text.hash(day - 1)) || text.is(day - 1, WordClass.AND_WORD))
        && text.joins(month, '/')
        && text.length(day) == 2
        && text.length(day + 1) == 2
        && isDay(text, day)
        && isDay(text, month - 1)
        && SLASHED.contains(text.hash(month - 2));
  }

  /** {@code 13. 6. jsem}: a day that can be no number of a month, as it is written in the east. */
  static void spaced(Text text, int day, Sink sink) {
    boolean told =
        text.joins(day, ' ')
            && text.length(day) == 2
            && Numeral.of(text, day) > MONTHS_OF_YEAR
            && isDay(text, day)
            && !text.isDigits(day - 1)
            && !text.isCapital(day - 1)
            && !text.isDigits(day + 2);
    if (told && !text.around(day, day + 1).near(Topic.VERSION)) {
      DateRule.add(text, day, day + 1, false, sink);
    }
  }

  private static boolean isDay(Text text, int day) {
    int first = Numeral.of(text, day);
    int second = Numeral.of(text, day + 1);
    return text.length(day) <= 2
        && text.length(day + 1) <= 2
        && (DateRule.isDay(second, first) || DateRule.isDay(first, second));
  }

  /** {@code since 02-2024}, {@code exp 08/2027}, {@code 10/2019 – 03/2023}. */
  private static void monthOfYear(Text text, int month, Sink sink) {
    int year = month + 1;
    int number = Numeral.of(text, month);
    int behind = text.at(text.end(year));
    boolean fits =
        number >= 1
            && number <= 12
            && DateRule.isYear(Numeral.of(text, year))
            && behind != '/'
            && behind != '-'
            && (text.gap(month) & (ByteClass.SLASH | ByteClass.DOT)) == 0;
    boolean told =
        text.joins(month, ' ')
            && text.length(month) == 2
            && text.at(text.end(month)) != '.'
            && (SLASHED.contains(text.hash(month - 1)) || MONTHS.contains(text.hash(month - 1)));
    if (fits && (told || isRange(text, year + 1) || isRange(text, month))) {
      DateRule.add(text, month, year, false, sink);
    }
  }

  /** Whether a dash, between blanks or a long one, parts a token from another month before it. */
  private static boolean isRange(Text text, int token) {
    if (!text.has(token) || token == 0) {
      return false;
    }
    int size = text.gapLength(token);
    int dash = text.end(token - 1) + 1;
    boolean sign =
        text.at(dash) == '-' && size == 3
            || text.at(dash) == 0xE2 && size == 5
            || text.at(dash - 1) == 0xE2 && size == 3;
    return sign && text.isDigits(token) && (text.length(token) <= 2 && text.length(token - 1) == 4);
  }

  private static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }
}

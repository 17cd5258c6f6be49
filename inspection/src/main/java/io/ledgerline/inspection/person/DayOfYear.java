package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
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
              + " hasta op sinds em até");

  /** What stands before months of a year besides. */
  private static final Set<Long> MONTHS =
      Fold.hashes("exp expires expiry valid gültig gültigkeit seit stand ab bis vence válido");

  private static final int HOURS = 24;
  private static final int DAYS = 7;

  private DayOfYear() {}

  /** Looks at a number with a sign and another number behind, and no third. */
  static void at(Text text, int day, int sign, Sink sink) {
    int month = day + 1;
    int end = text.end(month);
    if (text.length(day) <= 2 && text.length(month) == 4) {
      monthOfYear(text, day, sink);
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
    int first = DateRule.number(text, day);
    int second = DateRule.number(text, month);
    if (first == HOURS && second == DAYS) {
      return; // around the clock
    }
    boolean fits = DateRule.isDay(second, first) || padded && DateRule.isDay(first, second);
    boolean line = (text.gap(day) & ByteClass.LINE) != 0;
    if (fits && !line) {
      DateRule.add(text, day, month, false, sink);
    }
  }

  /** {@code since 02-2024}, {@code exp 08/2027}, {@code 10/2019 – 03/2023}. */
  private static void monthOfYear(Text text, int month, Sink sink) {
    int year = month + 1;
    int number = DateRule.number(text, month);
    int behind = text.at(text.end(year));
    boolean fits =
        number >= 1
            && number <= 12
            && DateRule.isYear(DateRule.number(text, year))
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

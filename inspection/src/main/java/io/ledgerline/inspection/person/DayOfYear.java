package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
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

  private DayOfYear() {}

  /** Looks at a number with a sign and another number behind, and no third. */
  static void at(Text text, int day, int sign, Sink sink) {
    int month = day + 1;
    int end = text.end(month);
    boolean dotted = sign == '.' && text.at(end) == '.' && !isDigit(text.at(end + 1));
    boolean padded = sign == '/' && text.length(day) == 2 && text.length(month) == 2;
    if (!dotted && !padded
        || text.length(day) > 2
        || text.length(month) > 2
        || !text.joins(day, ' ')
        || !(dotted ? DOTTED : SLASHED).contains(text.hash(day - 1))
        || padded && (text.wordAt(end) || text.at(end) == '/' || text.at(end) == '%')) {
      return;
    }
    int first = DateRule.number(text, day);
    int second = DateRule.number(text, month);
    boolean fits = DateRule.isDay(second, first) || padded && DateRule.isDay(first, second);
    boolean line = (text.gap(day) & ByteClass.LINE) != 0;
    if (fits && !line) {
      DateRule.add(text, day, month, false, sink);
    }
  }

  private static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }
}

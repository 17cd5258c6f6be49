package io.ledgerline.inspection.script;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** {@code 12 مارس 1990}, {@code 5 באוגוסט 1984}, {@code १५ जनवरी १९७५}. */
final class SpacedDate {
  private static final int LAST_DAY = 31;

  private SpacedDate() {}

  /** Looks at the name of a month of so many tokens. */
  static void at(Text text, int month, int words, Lexicon lexicon, Sink sink) {
    int first = month;
    if (isNear(text, month) && isDay(text, month - 1)) {
      first = month - 1;
    } else if (isNear(text, month)
        && isNear(text, month - 1)
        && (lexicon.word(text, month - 1) & Role.OF.bit()) != 0
        && isDay(text, month - 2)) {
      first = month - 2;
    }
    int last = month + words - 1;
    int year = last + 1;
    if (isNear(text, year) && (lexicon.word(text, year) & Role.OF.bit()) != 0) {
      year++;
    }
    int end = text.end(last);
    if (isNear(text, year)) {
      int behind = Digits.end(text, text.start(year));
      if (NativeDate.isYear(Digits.value(text, text.start(year), behind))) {
        last = year;
        end = behind;
      }
    }
    if (first < month || last >= month + words) {
      NativeDate.add(text, first, last, end, sink);
    }
  }

  static boolean isDay(Text text, int token) {
    int day = token < 0 ? Digits.NONE : Digits.value(text, token);
    return day >= 1 && day <= LAST_DAY;
  }

  /** Behind a space, or a comma and a space. */
  static boolean isNear(Text text, int token) {
    return token > 0
        && text.has(token)
        && text.gapLength(token) <= 3
        && (text.gap(token) & ~(ByteClass.SPACE | ByteClass.CELL | ByteClass.DASH)) == 0;
  }
}

package io.ledgerline.inspection.script;

import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** {@code 12 tháng 3 năm 1990}, {@code tháng 3 năm 1990}, {@code 3 tháng 1}. */
final class VietnameseDate {
  private static final int MONTHS = 12;

  private VietnameseDate() {}

  /** Looks at the word for a month. */
  static void at(Text text, int token, Sink sink) {
    int month = Digits.value(text, token + 1);
    if (!text.joins(token + 1, ' ') || month < 1 || month > MONTHS) {
      return;
    }
    boolean day = text.joins(token, ' ') && SpacedDate.isDay(text, token - 1);
    boolean counted =
        day && token > 1 && (VietnameseRule.WORDS.word(text, token - 2) & Role.DAY.bit()) != 0;
    int last = token + 1;
    int year = last + 1;
    if (SpacedDate.isNear(text, year)
        && (VietnameseRule.WORDS.word(text, year) & Role.OF.bit()) != 0) {
      year++;
    }
    if (SpacedDate.isNear(text, year) && NativeDate.isYear(Digits.value(text, year))) {
      last = year;
    }
    if (last > token + 1 || counted) {
      NativeDate.add(text, day ? token - 1 : token, last, text.end(last), sink);
    }
  }
}

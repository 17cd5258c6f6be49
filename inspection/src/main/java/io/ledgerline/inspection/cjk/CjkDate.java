package io.ledgerline.inspection.cjk;

import static io.ledgerline.inspection.cjk.Characters.BYTES;

import io.ledgerline.inspection.person.DateRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.List;

/** {@code 1985年4月12日}, {@code 令和6年4月1日}, {@code 1985년 4월 12일}, {@code 3月5日}. */
final class CjkDate {
  private static final int CONFIDENCE = 750;
  private static final int BORN = 950;
  private static final String YEARS = "年년";
  private static final String MONTHS = "月월";
  private static final String DAYS = "日号號일";
  private static final List<String> ERAS = List.of("令和", "平成", "昭和", "大正", "民國", "民国");
  private static final List<String> BORN_BEFORE =
      List.of("生年月日", "出生日期", "出生", "生日", "生于", "生於", "誕生日", "생년월일", "생일", "출생일");
  private static final List<String> BORN_BEHIND = List.of("出生", "生まれ", "출생", "태어", "생");
  private static final int[] MOST = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private CjkDate() {}

  /** Looks at the sign of a year, or of a month without one, at an offset. */
  static void at(Text text, int offset, Sink sink) {
    char sign = Characters.at(text, offset);
    if (YEARS.indexOf(sign) >= 0) {
      year(text, offset, sink);
    } else if (MONTHS.indexOf(sign) >= 0) {
      int month = Characters.digitsBefore(text, offset);
      int end = day(text, month, offset);
      if (end > 0 && !isBehindYear(text, month)) {
        add(text, month, end, sink);
      }
    }
  }

  private static void year(Text text, int offset, Sink sink) {
    int digits = Characters.digitsBefore(text, offset);
    int year = Characters.number(text, digits, offset);
    boolean era = Characters.endsAny(text, digits, text.from(), ERAS) && year > 0 && year < 120;
    boolean ours = offset - digits == 4 && year >= 1900 && year <= 2099;
    int month = Characters.blank(text, offset + BYTES);
    int sign = Characters.behindDigits(text, month);
    if (!era && !ours || MONTHS.indexOf(Characters.at(text, sign)) < 0) {
      return;
    }
    int number = Characters.number(text, month, sign);
    int end = day(text, month, sign);
    if (end > 0 || number >= 1 && number <= 12) {
      add(text, era ? digits - 2 * BYTES : digits, end > 0 ? end : sign + BYTES, sink);
    }
  }

  /** Behind the day that follows the month at an offset; -1 for none. */
  private static int day(Text text, int month, int sign) {
    int number = Characters.number(text, month, sign);
    int day = Characters.blank(text, sign + BYTES);
    int end = Characters.behindDigits(text, day);
    int days = Characters.number(text, day, end);
    boolean fits = number >= 1 && number <= 12 && days >= 1 && days <= MOST[number - 1];
    return fits && DAYS.indexOf(Characters.at(text, end)) >= 0 ? end + BYTES : -1;
  }

  private static boolean isBehindYear(Text text, int month) {
    int end = text.at(month - 1) == ' ' ? month - 1 : month;
    return YEARS.indexOf(Characters.before(text, end)) >= 0;
  }

  private static void add(Text text, int start, int end, Sink sink) {
    boolean born = isBorn(text, start, end);
    sink.add(born ? DateRule.BIRTH : DateRule.DATE, start, end, born ? BORN : CONFIDENCE);
  }

  private static boolean isBorn(Text text, int start, int end) {
    int label = Characters.beforeSign(text, start);
    return Characters.endsAny(text, label, text.from(), BORN_BEFORE)
        || Characters.startsAny(text, Characters.blank(text, end), BORN_BEHIND);
  }
}

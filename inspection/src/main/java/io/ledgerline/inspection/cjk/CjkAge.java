package io.ledgerline.inspection.cjk;

import static io.ledgerline.inspection.cjk.Characters.BYTES;

import io.ledgerline.inspection.person.AgeRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** {@code 28岁}, {@code 65歳}, {@code 45세}, {@code 二十八岁}; no limits: {@code 18岁以上}. */
final class CjkAge {
  private static final int CONFIDENCE = 800;
  private static final int OLDEST = 125;
  static final String HAN = "岁歲歳";
  private static final String NUMERALS = "一二三四五六七八九十两百";
  private static final int MOST_NUMERALS = 4;

  /** What may follow in Korean: particles. */
  private static final String KOREAN = "의가이는은에로여남를입예";

  private CjkAge() {}

  /** Looks at the sign of years of life at an offset. */
  static void at(Text text, int offset, Sink sink) {
    char sign = Characters.at(text, offset);
    int end = offset + BYTES;
    boolean age =
        HAN.indexOf(sign) >= 0 && !isLimit(text, end)
            || sign == '才' && !Characters.isHan(Characters.at(text, end))
            || (sign == '세' || sign == '살') && isKoreanEnd(text, end);
    if (!age) {
      return;
    }
    int start = Characters.digitsBefore(text, Characters.blankBefore(text, offset));
    int value = Characters.number(text, start, Characters.blankBefore(text, offset));
    if (value >= 0 && value <= OLDEST && !isPartOfNumber(text, start) && !isReached(text, start)) {
      sink.add(AgeRule.AGE, start, end, CONFIDENCE);
    } else if (value < 0 && HAN.indexOf(sign) >= 0) {
      numerals(text, offset, end, sink);
    }
  }

  private static void numerals(Text text, int offset, int end, Sink sink) {
    int start = offset;
    while (offset - start < MOST_NUMERALS * BYTES
        && Characters.before(text, start) != 0
        && NUMERALS.indexOf(Characters.before(text, start)) >= 0) {
      start -= BYTES;
    }
    if (start < offset) {
      sink.add(AgeRule.AGE, start, end, CONFIDENCE);
    }
  }

  private static boolean isPartOfNumber(Text text, int start) {
    int before = text.at(start - 1);
    return before == '.' || before == ',' || before == '-' || before == '~';
  }

  /** {@code 未满16岁}: until, beyond. */
  private static boolean isReached(Text text, int start) {
    char before = Characters.before(text, start);
    return before != 0 && "满滿过過达達超".indexOf(before) >= 0;
  }

  /** At least, at most, under, from … on. */
  private static boolean isLimit(Text text, int end) {
    char next = Characters.at(text, Characters.blank(text, end));
    return next != 0 && "以未及起到至".indexOf(next) >= 0;
  }

  private static boolean isKoreanEnd(Text text, int end) {
    char next = Characters.at(text, end);
    int later = Characters.blank(text, end);
    boolean limit =
        Characters.starts(text, later, "이상")
            || Characters.starts(text, later, "미만")
            || Characters.starts(text, later, "이하")
            || Characters.starts(text, later, "부터");
    return !limit && (!Characters.isHangul(next) || KOREAN.indexOf(next) >= 0);
  }
}

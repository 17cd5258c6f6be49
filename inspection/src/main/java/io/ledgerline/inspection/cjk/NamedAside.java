package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/**
 * Names that what stands behind them tells: {@code 张伟，男，}, {@code 김철수(35세)}, {@code 张伟（35岁）},
 * {@code 杜海涛 13912345678}, {@code 潘石屹（身份证号 …）}.
 */
final class NamedAside {
  private static final Words SEXES = Words.ahead("男 女");

  /** A sex, or what somebody has a number of. */
  static final Words ASIDES = Words.ahead("男 女 " + Lists.of("CHINESE_ASIDES"));

  /** What follows an age in brackets. */
  private static final Words ENDS = Words.ahead(") ） · , ，");

  private static final int CONFIDENCE = 750;
  private static final int MOBILE = 11;

  private NamedAside() {}

  /** Looks at such a word at an offset: in commas or brackets. */
  static void at(Text text, int word, Sink sink) {
    int sign = Points.before(text, word);
    boolean sex = SEXES.at(text, word);
    boolean aside = sex && isComma(sign) && isComma(Points.at(text, Points.next(text, word)));
    if (aside || isBracket(sign)) {
      before(text, word, sink);
    } else if (!sex && isComma(sign)) {
      whole(text, Points.previous(text, word), sink);
    }
  }

  /** Looks for a name before the sign before an offset. */
  static void before(Text text, int aside, Sink sink) {
    int end = Points.previous(text, aside);
    int sign = Points.at(text, end);
    if (isComma(sign) || isBracket(sign)) {
      name(text, end, isBracket(sign), sink);
    }
  }

  /** Looks behind a run of characters: for a number of a telephone, or in brackets. */
  static void behind(Text text, int end, Sink sink) {
    int point = Points.at(text, end);
    boolean bracket = isBracket(point);
    if (!bracket && !Points.isBlank(point)) {
      return;
    }
    int p = Points.next(text, end);
    if (isMobile(text, p)) {
      whole(text, end, sink);
      return;
    }
    int number = Figures.end(text, p);
    int sex = Points.at(text, p);
    int after = Points.at(text, number > p ? number : Points.next(text, p));
    boolean years = number - p == 2 && isAge(text, p) && ENDS.has(after);
    boolean korean = (sex == '남' || sex == '여') && (isComma(after) || after == ')');
    if (bracket && (years || korean)) {
      name(text, end, true, sink);
    }
  }

  /** From 10 to 99. */
  private static boolean isAge(Text text, int at) {
    return text.at(at) > '0' && text.at(at) <= '9';
  }

  private static void name(Text text, int end, boolean bracket, Sink sink) {
    int last = Points.before(text, end);
    int start = -1;
    if (Points.isHangul(last)) {
      start = KoreanName.usual(text, end);
    } else if (Points.isHan(last)) {
      start = bracket ? JapaneseName.start(text, end) : -1;
      start = start >= 0 ? start : ChineseNameBefore.start(text, end, 2, true);
    }
    add(text, start, end, sink);
  }

  private static void whole(Text text, int end, Sink sink) {
    boolean korean = Points.isHangul(Points.before(text, end));
    int start = korean ? KoreanName.usual(text, end) : ChineseNameBefore.whole(text, end);
    add(text, start, end, sink);
  }

  private static void add(Text text, int start, int end, Sink sink) {
    if (start >= 0) {
      sink.add(PersonRule.PERSON, start, end, CONFIDENCE);
    }
  }

  /** {@code 13912345678}, {@code 010-1234-5678}. */
  private static boolean isMobile(Text text, int at) {
    if (text.startsWith(at, "010-")) {
      return true;
    }
    int p = at;
    while (p - at <= MOBILE && Points.digit(text.at(p)) >= 0) {
      p++;
    }
    return p - at == MOBILE && text.at(at) == '1' && text.at(at + 1) > '2';
  }

  private static boolean isComma(int point) {
    return point == ',' || point == '，' || point == '、';
  }

  private static boolean isBracket(int point) {
    return point == '(' || point == '（';
  }
}

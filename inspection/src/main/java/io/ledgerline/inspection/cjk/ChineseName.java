package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.scan.Text;

/**
 * Chinese names: a surname of one character, or of two, and one or two characters more. Where such
 * a name ends nothing says but what stands behind it.
 */
final class ChineseName {
  private static final Words SURNAMES = Words.ahead(Lists.characters("CHINESE_SURNAMES"));

  /** Those that are words, too. */
  private static final Words WORDS = Words.ahead(Lists.characters("CHINESE_SURNAME_WORDS"));

  private static final Words DOUBLE = Words.ahead(Lists.of("CHINESE_DOUBLE_SURNAMES"));

  /** What no name begins with. */
  private static final Words ORDINARY = Words.ahead(Lists.of("CHINESE_ORDINARY"));

  /** What never is part of a name. */
  private static final Words STOPS = Words.ahead(Lists.characters("CHINESE_STOPS"));

  /** What may follow a name, and may be part of one. */
  private static final Words SOFT_STOPS = Words.ahead(Lists.characters("CHINESE_SOFT_STOPS"));

  private static final Words TITLES = Words.ahead(Lists.of("CHINESE_GIVEN_TITLES"));

  /** What may follow a name that stands alone. */
  private static final Words CLOSING = Words.ahead("您好 你好 妳好 " + Lists.of("CHINESE_GIVEN_TITLES"));

  /** What a sentence goes on with behind a name of two characters. */
  private static final Words BEHIND = Words.ahead(Lists.of("CHINESE_BEHIND"));

  private ChineseName() {}

  /**
   * The offset behind a name that begins at an offset; -1 for none.
   *
   * @param any whether surnames count that are words, too
   */
  static int end(Text text, int at, boolean any) {
    return ORDINARY.at(text, at) ? -1 : read(text, at, any);
  }

  /** The same, where a label says that nothing but a name stands here: {@code 姓名：黄海波}. */
  static int told(Text text, int at) {
    int end = read(text, at, true);
    return ORDINARY.end(text, at) == end ? -1 : end;
  }

  private static int read(Text text, int at, boolean any) {
    int given = surnameEnd(text, at, any);
    if (given < 0) {
      return -1;
    }
    int first = Points.at(text, given);
    if (!Points.isHan(first) || STOPS.has(first) || TITLES.at(text, given)) {
      return -1;
    }
    int second = Points.next(text, given);
    int other = Points.at(text, second);
    if (!goesOn(text, second) || BEHIND.at(text, second)) {
      return second;
    }
    int third = Points.next(text, second);
    if (!goesOn(text, third)) {
      return third;
    }
    if (SOFT_STOPS.has(other)) {
      return second;
    }
    return SOFT_STOPS.has(Points.at(text, third)) || BEHIND.at(text, third) ? third : -1;
  }

  /** Whether a character at an offset may be one of a name, or of a word behind one. */
  private static boolean goesOn(Text text, int at) {
    int point = Points.at(text, at);
    return (Points.isHan(point) || Points.isKatakana(point))
        && !STOPS.has(point)
        && !TITLES.at(text, at);
  }

  static int surnameEnd(Text text, int at, boolean any) {
    int two = DOUBLE.end(text, at);
    if (two >= 0) {
      return two;
    }
    int one = SURNAMES.end(text, at);
    return one < 0 && any ? WORDS.end(text, at) : one;
  }

  /** Whether no character of a name or word goes on behind a name. */
  static boolean isClosed(Text text, int end) {
    int point = Points.at(text, end);
    return !Points.isHan(point) && !Points.isKatakana(point) || CLOSING.at(text, end);
  }

  static boolean isOrdinary(Text text, int at) {
    return ORDINARY.at(text, at);
  }

  /** Whether a title of two characters stands where a given name would: {@code 魏女士}. */
  static boolean isTitle(Text text, int at) {
    return TITLES.end(text, at) >= at + 6;
  }

  static boolean isStop(int point) {
    return STOPS.has(point);
  }
}

package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.person.AgeRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/**
 * Ages with the word that counts years of life: {@code 28岁}, {@code 二十八歳}, {@code 45세}; not what an
 * age has to be, as in {@code 18岁以上}, and not centuries.
 */
final class CountedAge {
  static final Words UNITS = Words.ahead("岁 歲 歳 才 세 살");

  private static final Words LIMITS = Words.ahead(Lists.of("AGE_LIMIT"));
  private static final Words LIMITS_BEFORE = Words.back(Lists.of("AGE_LIMIT_BEFORE"));
  private static final Words OTHER = Words.ahead(Lists.of("AGE_OTHER"));

  /** What follows ages in Korean, where the word is also the end of others. */
  private static final Words KOREAN_BEHIND = Words.ahead(Lists.of("AGE_KOREAN_BEHIND"));

  /** What follows ages written with {@code 才}, which is also the Chinese "only then". */
  private static final Words SHORT_BEHIND = Words.ahead("の で に は と が か だ も 男 女 児");

  private static final Words PERSON_BEHIND = Words.ahead(Lists.of("AGE_PERSON"));
  private static final Words PERSON_BEFORE = Words.back(Lists.of("AGE_KOREAN_LABEL"));

  /** {@code 3周岁}, {@code 满十八周岁}. */
  private static final Words FULL = Words.back("周 週 实 實");

  private static final int OLDEST = 125;

  /** {@code 찰스 3세} is a king. */
  private static final int MOST_KINGS = 20;

  private static final int CONFIDENCE = 800;

  private CountedAge() {}

  /** Looks at the word for "years old" at an offset. */
  static void at(Text text, int word, Sink sink) {
    int unit = Points.at(text, word);
    int end = Points.next(text, word);
    int full = FULL.start(text, word);
    int numberEnd = full >= 0 ? full : word;
    if (Points.isBlank(Points.before(text, numberEnd))) {
      numberEnd = Points.previous(text, numberEnd);
    }
    int start = Figures.start(text, numberEnd);
    int value = Figures.value(text, start, numberEnd);
    if (value < 1
        || value > OLDEST
        || Figures.length(text, start, numberEnd) > 5
        || isPartOf(text, start)
        || Points.at(text, start) == '百' && Points.next(text, start) == numberEnd
        || isLimit(text, start, end)) {
      return;
    }
    boolean fits =
        switch (unit) {
          case '才' -> isShort(text, end);
          case '세' -> isKorean(text, end) && (value >= MOST_KINGS || isSmall(text, start, end));
          case '살' -> isKorean(text, end);
          default -> true;
        };
    if (fits) {
      sink.add(AgeRule.AGE, start, end, CONFIDENCE);
      NamedAside.before(text, start, sink);
    }
  }

  private static boolean isPartOf(Text text, int number) {
    int before = Points.before(text, number);
    return switch (before) {
      case '.', '-', '~', '～', '〜', '–', '—', '至', '到', '第', '千', '万', '$', '+', '<', '>' -> true;
      default -> (before | 0x20) >= 'a' && (before | 0x20) <= 'z';
    };
  }

  private static boolean isLimit(Text text, int start, int end) {
    int point = Points.at(text, end);
    int behind = Points.isBlank(point) ? Points.next(text, end) : end;
    int before = Points.before(text, start);
    int beforeEnd = Points.isBlank(before) ? Points.previous(text, start) : start;
    return LIMITS.at(text, behind)
        || OTHER.at(text, end)
        || LIMITS_BEFORE.start(text, beforeEnd) >= 0;
  }

  private static boolean isShort(Text text, int end) {
    return !Points.isWord(Points.at(text, end)) || SHORT_BEHIND.at(text, end);
  }

  private static boolean isKorean(Text text, int end) {
    return !Points.isWord(Points.at(text, end)) || KOREAN_BEHIND.at(text, end);
  }

  private static boolean isSmall(Text text, int start, int end) {
    int point = Points.at(text, end);
    int behind = Points.isBlank(point) ? Points.next(text, end) : end;
    int before = Points.before(text, start);
    int label = Points.isBlank(before) ? Points.previous(text, start) : start;
    return PERSON_BEHIND.at(text, behind)
        || PERSON_BEFORE.start(text, label) >= 0
        || before == '('
        || before == '（';
  }
}

package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** Chinese names before a title: {@code 王建国先生}, {@code 黄先生}, {@code 曹医生}, {@code 萧总}. */
final class ChineseTitles {
  /** The first are titles behind which nothing else than a name stands. */
  static final Words TITLES = Words.ahead("先生 女士 小姐 太太 女史 氏", Lists.of("CHINESE_TITLES") + " 总 總");

  private static final int FORM = 1;

  private static final Words PLURAL = Words.ahead("们 們 名 族");

  /** What begins as a title does and is none: {@code 先生产}, {@code 同学校}. */
  private static final Words OTHER = Words.ahead(Lists.of("CHINESE_NO_TITLES"));

  /** What may follow the short title {@code 总}. */
  private static final Words CHIEF = Words.ahead(Lists.of("CHINESE_BEHIND_CHIEF"));

  private static final int TITLED = 850;
  private static final int SURNAME = 700;

  private ChineseTitles() {}

  /** Looks before a title at an offset. */
  static void before(Text text, int title, Sink sink) {
    int match = TITLES.match(text, title);
    int end = title + (match >> Words.TAG_BITS);
    if (match == 0
        || !Points.isHan(Points.before(text, title))
        || PLURAL.at(text, end)
        || OTHER.at(text, title)) {
      return;
    }
    int point = Points.at(text, title);
    boolean chief = (point == '总' || point == '總') && Points.next(text, title) == end;
    if (chief && Points.isHan(Points.at(text, end)) && !CHIEF.at(text, end)) {
      return;
    }
    boolean family = point == '氏';
    boolean form = (match & FORM) != 0;
    int least = form ? family ? 2 : 1 : 3;
    int start = ChineseNameBefore.start(text, title, least, !form || family);
    if (form && (start < 0 || DottedName.isDot(Points.before(text, start)))) {
      int foreign = DottedName.start(text, title);
      start = foreign >= 0 ? foreign : start;
    }
    if (start < 0 && !form) {
      start = ChineseNameBefore.alone(text, title);
    }
    if (start >= 0) {
      boolean bare = Points.next(text, start) == title;
      sink.add(PersonRule.PERSON, start, title, bare ? SURNAME : TITLED);
    }
  }
}

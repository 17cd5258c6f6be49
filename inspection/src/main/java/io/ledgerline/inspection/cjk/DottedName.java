package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.scan.Text;

/**
 * Foreign names in Han or Katakana, a dot between their words: {@code 玛丽亚·冈萨雷斯}, {@code ジョン・スミス}.
 */
final class DottedName {
  private static final Words DOTS = Words.ahead("· • ・ ‧ ･");

  /** What stands before a name in a sentence, and in none. */
  private static final Words BREAKS = Words.ahead("的 是 和 与 與 请 請 找 问 問 给 給 在 由 被 把 对 對 有 了 说 說");

  private static final int MOST = 8;
  private static final int MOST_WORDS = 4;

  private DottedName() {}

  /** The offset behind such a name at an offset; -1 for none, or where a word goes on. */
  static int end(Text text, int at) {
    boolean han = Points.isHan(Points.at(text, at));
    int p = at;
    for (int words = 1; words <= MOST_WORDS; words++) {
      int end = word(text, p, han);
      if (end == p) {
        return -1;
      }
      int point = Points.at(text, end);
      if (!DOTS.has(point)) {
        boolean closed = !(han ? Points.isHan(point) : Points.isKatakana(point));
        return words > 1 && closed ? end : -1;
      }
      p = Points.next(text, end);
    }
    return -1;
  }

  /** Where such a name begins that ends at an offset; -1 for none. */
  static int start(Text text, int end) {
    boolean han = Points.isHan(Points.before(text, end));
    int p = end;
    for (int words = 1; words <= MOST_WORDS; words++) {
      int start = wordBack(text, p, han);
      int dot = Points.previous(text, start);
      if (start == p || !DOTS.has(Points.at(text, dot))) {
        return start == p || words == 1 ? -1 : start;
      }
      p = dot;
    }
    return -1;
  }

  static boolean isDot(int point) {
    return DOTS.has(point);
  }

  private static int word(Text text, int at, boolean han) {
    int p = at;
    for (int i = 0; i < MOST && isLetter(Points.at(text, p), han); i++) {
      p = Points.next(text, p);
    }
    return p;
  }

  private static int wordBack(Text text, int end, boolean han) {
    int p = end;
    for (int i = 0; i < MOST; i++) {
      int point = Points.before(text, p);
      if (!isLetter(point, han) || BREAKS.has(point)) {
        break;
      }
      p = Points.previous(text, p);
    }
    return p;
  }

  private static boolean isLetter(int point, boolean han) {
    return !DOTS.has(point) && (han ? Points.isHan(point) : Points.isKatakana(point));
  }
}

package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.scan.Text;

/** Chinese names that end where something tells them: before a title, a greeting, an age. */
final class ChineseNameBefore {
  private static final Words DOUBLE = Words.ahead(Lists.of("CHINESE_DOUBLE_SURNAMES"));

  /** Words that may stand right before a name. */
  private static final Words LEFT = Words.back(Lists.of("CHINESE_LEFT"));

  /** Those that may stand before a surname alone. */
  private static final Words BARE_LEFT = Words.back(Lists.of("CHINESE_BARE_LEFT"));

  /** Surnames that are words, too, but seldom before an office. */
  private static final Words BARE = Words.ahead(Lists.characters("CHINESE_BARE_SURNAMES"));

  private static final Words GIVEN = Words.ahead(Lists.characters("CHINESE_GIVEN"));

  /** Ends of words for offices and places, not of names before a title. */
  private static final Words NO_NAME_ENDS = Words.ahead(Lists.characters("CHINESE_NO_NAME_ENDS"));

  private static final int MOST = 4;

  private ChineseNameBefore() {}

  /**
   * Where a name begins that ends at an offset before a title; -1 for none.
   *
   * @param least how many characters it has at least
   * @param role whether the title may also stand behind the name of an office
   */
  static int start(Text text, int end, int least, boolean role) {
    int one = Points.previous(text, end);
    if (!Points.isHan(Points.at(text, one)) || role && NO_NAME_ENDS.has(Points.at(text, one))) {
      return -1;
    }
    int two = Points.previous(text, one);
    int three = Points.previous(text, two);
    int four = Points.previous(text, three);
    boolean isThree = isName(text, three, end, true);
    if (isThree && isLeft(text, three)
        || DOUBLE.at(text, three) && isName(text, three, end, false)) {
      return three;
    }
    if (DOUBLE.end(text, four) == two && isName(text, four, end, false)) {
      return four;
    }
    boolean isTwo = least <= 2 && isName(text, two, end, false);
    if (isTwo && isLeft(text, two)) {
      return two;
    }
    if (role) {
      return -1;
    }
    if (isThree != isTwo) {
      return isThree ? three : two;
    }
    boolean bare =
        least == 1 && isLeft(text, one) && ChineseName.surnameEnd(text, one, true) == end;
    return bare ? one : -1;
  }

  /** {@code 曹医生}, {@code 袁立医生}: a short name before an office, where nothing else goes on. */
  static int alone(Text text, int end) {
    int one = Points.previous(text, end);
    boolean sure = ChineseName.surnameEnd(text, one, false) == end;
    boolean open = isOpen(text, one);
    if (ChineseName.isOrdinary(text, one)) {
      return -1; // 康师傅
    }
    if (sure && (open || BARE_LEFT.start(text, one) >= 0) || open && BARE.end(text, one) == end) {
      return one;
    }
    int two = Points.previous(text, one);
    boolean name = isName(text, two, end, false) && !NO_NAME_ENDS.has(Points.at(text, one));
    return name && isOpen(text, two) ? two : -1;
  }

  /** A name of all Han characters that stand before an offset; -1 where they are none. */
  static int whole(Text text, int end) {
    int p = end;
    for (int i = 0; Points.isHan(Points.before(text, p)); i++) {
      if (i == MOST) {
        return -1;
      }
      p = Points.previous(text, p);
    }
    return p < end && isOpen(text, p) && ChineseName.end(text, p, true) == end ? p : -1;
  }

  /** A name of three characters that begins a sentence, both given ones of usual names. */
  static int usual(Text text, int end) {
    int one = Points.previous(text, end);
    int two = Points.previous(text, one);
    int start = Points.previous(text, two);
    boolean usual =
        GIVEN.has(Points.at(text, one))
            && GIVEN.has(Points.at(text, two))
            && isName(text, start, end, false)
            && (isOpen(text, start) || LEFT.start(text, start) >= 0);
    return usual ? start : -1;
  }

  private static boolean isName(Text text, int start, int end, boolean any) {
    int given = ChineseName.surnameEnd(text, start, any);
    if (given < 0
        || given >= end
        || ChineseName.isOrdinary(text, start)
        || ChineseName.isTitle(text, given)) {
      return false;
    }
    for (int p = given; p < end; p = Points.next(text, p)) {
      int point = Points.at(text, p);
      if (!Points.isHan(point) || ChineseName.isStop(point)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a name may begin here: nothing else goes on. */
  private static boolean isLeft(Text text, int start) {
    int before = Points.before(text, start);
    return !Points.isHan(before) && !Points.isKatakana(before)
        || ChineseName.isStop(before)
        || LEFT.start(text, start) >= 0;
  }

  /** Whether no letter or digit stands before. */
  private static boolean isOpen(Text text, int start) {
    return !Points.isWord(Points.before(text, start));
  }
}

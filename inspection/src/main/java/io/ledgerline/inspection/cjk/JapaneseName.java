package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.scan.Text;

/**
 * Japanese names: a listed surname, and a given name behind it, with or without a blank between.
 * Towns and prefectures are called as families are, so a surname alone is none.
 */
final class JapaneseName {
  /** Of two characters or more. */
  static final Words SURNAMES = Words.ahead(Lists.of("JAPANESE_SURNAMES"));

  private static final Words SHORT = Words.ahead(Lists.characters("JAPANESE_SHORT_SURNAMES"));
  private static final Words GIVEN_LAST = Words.ahead(Lists.characters("JAPANESE_GIVEN_LAST"));
  private static final Words GIVEN_ONE = Words.ahead(Lists.characters("JAPANESE_GIVEN_ONE"));
  private static final Words KANA_GIVEN = Words.ahead(Lists.of("JAPANESE_KANA_GIVEN"));

  private static final Words KANA_BACK = Words.back(Lists.of("JAPANESE_KANA_GIVEN"));

  /** What is no given name though it ends as one. */
  private static final Words ORDINARY = Words.ahead(Lists.of("JAPANESE_NO_GIVEN"));

  /** Ends of places, offices and companies. */
  private static final Words NO_NAME_ENDS = Words.ahead(Lists.characters("JAPANESE_NO_NAME_ENDS"));

  /** What may stand behind a name in a sentence. */
  private static final Words PARTICLES = Words.ahead("は が を に の と も で へ や さ く ち で、 です");

  private static final Words LEFT = Words.back(Lists.of("JAPANESE_LEFT"));

  private static final Words BEFORE_GIVEN =
      Words.ahead("昨日 今日 明日 先日 今朝 今夜 昨夜 毎日 娘 息子 妻 夫 姉 兄 妹 弟 孫 友人 長女 長男 次女 次男");

  /** Words of people that end as given names do. */
  private static final Words NO_GIVEN = Words.ahead(Lists.of("JAPANESE_NO_GIVEN_ALONE"));

  /** Particles that a given name may stand behind. */
  private static final Words AFTER = Words.ahead("は が を に の と も で や");

  private static final int MOST_GIVEN = 3;
  private static final int MOST_KANA = 6;
  private static final int BYTES = 3;

  private JapaneseName() {}

  /**
   * The offset behind a name that begins at an offset; -1 for none.
   *
   * @param told whether a label says that a name stands here
   */
  static int end(Text text, int at, boolean told) {
    int surname = surnameEnd(text, at, told);
    if (surname < 0) {
      return -1;
    }
    boolean apart = Points.isBlank(Points.at(text, surname));
    int given = apart ? Points.next(text, surname) : surname;
    int end = givenEnd(text, given);
    if (end < 0) {
      return -1;
    }
    if (end == given) {
      int kana = apart || told ? kanaEnd(text, given) : -1;
      boolean bare = told && (SURNAMES.at(text, at) || !Points.isWord(Points.at(text, surname)));
      return kana >= 0 ? kana : bare ? surname : -1;
    }
    boolean other = ORDINARY.at(text, given) || NO_NAME_ENDS.has(Points.before(text, end));
    boolean listed = SURNAMES.at(text, at); // 東京都民 is no 東 with a given name
    if (!other && (told && (listed || apart) || isUsual(text, given, end, apart || told))) {
      return end;
    }
    return apart && told ? surname : -1;
  }

  /** Behind a usual given name in Kana, or {@code アキ子}; -1 for none. */
  private static int kanaEnd(Text text, int given) {
    int p = given;
    for (int i = 0; i < MOST_KANA && Points.isKatakana(Points.at(text, p)); i++) {
      p = Points.next(text, p);
    }
    int end = p > given && GIVEN_LAST.has(Points.at(text, p)) ? Points.next(text, p) : p;
    boolean whole = end > given + 3 && !Points.isWord(Points.at(text, end));
    return whole ? end : KANA_GIVEN.end(text, given);
  }

  /** The offset behind a short surname and a given name with a blank between; -1 for none. */
  static int apart(Text text, int at) {
    int surname = SHORT.end(text, at);
    boolean apart = surname >= 0 && Points.isBlank(Points.at(text, surname));
    return apart ? end(text, at, true) : -1;
  }

  /** Where a given name in Kana begins that ends at an offset, nothing before it; -1 for none. */
  static int kanaGiven(Text text, int end) {
    int start = KANA_BACK.start(text, end);
    return start >= 0 && !Points.isWord(Points.before(text, start)) ? start : -1;
  }

  /**
   * Where a given name in Han begins that ends at an offset, no letter before it but a particle; -1
   * for none.
   */
  static int givenStart(Text text, int end) {
    int p = end;
    int count = 0;
    while (count <= MOST_GIVEN + 2 && Points.isHan(Points.before(text, p))) {
      p = Points.previous(text, p);
      count++;
    }
    int first = count < 2 || count > MOST_GIVEN + 2 ? -1 : start(text, p, end);
    boolean name =
        first >= 0
            && GIVEN_LAST.has(Points.before(text, end))
            && !ORDINARY.at(text, first)
            && !NO_GIVEN.at(text, first);
    return name ? first : -1;
  }

  /** Without a word of time or family in front: {@code 昨日美咲さん}. */
  private static int start(Text text, int run, int end) {
    int before = BEFORE_GIVEN.end(text, run);
    int start = before > 0 && before < end ? before : run;
    int point = Points.before(text, start);
    boolean open = !Points.isWord(point) || start > run || AFTER.has(point);
    int size = (end - start) / BYTES;
    return open && size >= 2 && size <= MOST_GIVEN ? start : -1;
  }

  /** Whether a name in a sentence ends at an offset: with what may follow it. */
  static boolean isEnd(Text text, int end) {
    return !Points.isWord(Points.at(text, end)) || PARTICLES.at(text, end);
  }

  /**
   * Where the run of Han ends that may be a given name, before a title; the same offset where none
   * begins, -1 where it goes on too long.
   */
  private static int givenEnd(Text text, int given) {
    int p = given;
    for (int i = 0; Points.isHan(Points.at(text, p)); i++) {
      if (JapaneseTitles.TITLES.at(text, p)) {
        return p;
      }
      if (i == MOST_GIVEN) {
        return -1;
      }
      p = Points.next(text, p);
    }
    return p;
  }

  private static boolean isUsual(Text text, int given, int end, boolean apart) {
    int first = Points.at(text, given);
    if (Points.next(text, given) == end) {
      return apart && GIVEN_ONE.has(first);
    }
    return GIVEN_LAST.has(Points.before(text, end));
  }

  static int surnameEnd(Text text, int at, boolean isShort) {
    int end = SURNAMES.end(text, at);
    return end < 0 && isShort ? SHORT.end(text, at) : end;
  }

  /** Where a name begins that ends at an offset before a title; -1 for none. */
  static int start(Text text, int end) {
    int best = -1;
    int blanks = 0;
    int p = end;
    for (int i = 0; i <= 2 * MOST_GIVEN; i++) {
      p = Points.previous(text, p);
      int point = Points.at(text, p);
      if (Points.isBlank(point) && ++blanks == 1 && p + Points.size(point) < end) {
        continue;
      }
      if (!Points.isHan(point)) {
        break;
      }
      best = isName(text, p, end) ? p : best;
    }
    return best;
  }

  private static boolean isName(Text text, int start, int end) {
    int surname = surnameEnd(text, start, true);
    if (surname < 0 || surname > end) {
      return false;
    }
    boolean left = isLeft(text, start);
    if (surname == end) {
      return left || SURNAMES.end(text, start) == end;
    }
    int given = Points.isBlank(Points.at(text, surname)) ? Points.next(text, surname) : surname;
    int p = given;
    for (int i = 0; i < MOST_GIVEN && p < end; i++) {
      if (!Points.isHan(Points.at(text, p))) {
        return false;
      }
      p = Points.next(text, p);
    }
    boolean usual = SURNAMES.end(text, start) == surname || isUsual(text, given, end, true);
    return p == end
        && usual
        && given < end
        && left
        && !NO_NAME_ENDS.has(Points.before(text, end))
        && !ORDINARY.at(text, given);
  }

  /** Whether a name may begin here: no other Han before, or a word that stands before names. */
  static boolean isLeft(Text text, int start) {
    int before = Points.before(text, start);
    boolean open = !Points.isHan(before) && !Points.isKatakana(before) || before == '・';
    return open || LEFT.start(text, start) >= 0;
  }
}

package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** Japanese names before a title: {@code 佐々木様}, {@code 中村部長}, {@code ジョン・ミラー氏}, {@code さくらさん}. */
final class JapaneseTitles {
  /** The first are titles of people in general. */
  static final Words TITLES = Words.ahead(Lists.of("JAPANESE_FORMS"), Lists.of("JAPANESE_ROLES"));

  private static final int FORM = 1;

  /** {@code 元首相}, {@code 副社長}. */
  private static final Words FORMER = Words.ahead("元 前 副 現");

  /** Titles before which the name of a town is as likely as a surname. */
  private static final Words FULL_ROLES = Words.ahead(Lists.of("JAPANESE_FULL_ROLES"));

  /** What begins as a title does and is none. */
  private static final Words NO_TITLES = Words.ahead(Lists.of("JAPANESE_NO_TITLES"));

  private static final Words KANA_NO_NAMES = Words.ahead(Lists.of("KATAKANA_ORDINARY"));

  /** The longer ones also end words: {@code ハウスメーカー}. */
  private static final Words KANA_NO_ENDS =
      Words.back(Lists.of("KATAKANA_ORDINARY").replaceAll("(?<= |^)\\S{1,3}(?= |$)", ""));

  /** Titles before which a given name stands alone. */
  private static final Words KIND = Words.ahead("さん くん ちゃん");

  private static final int LEAST_KANA = 2;
  private static final int MOST_KANA = 16;
  private static final int TITLED = 850;
  private static final int KANA = 700;

  private JapaneseTitles() {}

  /** Looks before a title at an offset. */
  static void before(Text text, int title, Sink sink) {
    int match = TITLES.match(text, title);
    if (match == 0 || NO_TITLES.at(text, title)) {
      return;
    }
    int blank = Points.previous(text, title);
    boolean over = Points.isBlank(Points.at(text, blank)) || FORMER.has(Points.at(text, blank));
    int end = over ? blank : title;
    int last = Points.before(text, end);
    boolean form = (match & FORM) != 0;
    if (Points.isHan(last)) {
      int start = JapaneseName.start(text, end);
      boolean bare = start >= 0 && JapaneseName.surnameEnd(text, start, true) == end;
      start = start < 0 && form ? mixed(text, kana(text, Points.previous(text, end))) : start;
      if (start < 0 && !over && KIND.end(text, title) == title + (match >> Words.TAG_BITS)) {
        add(text, JapaneseName.givenStart(text, end), end, sink);
      } else if (start >= 0 && !(bare && FULL_ROLES.at(text, title))) {
        sink.add(PersonRule.PERSON, start, end, TITLED);
      }
    } else if (form && Points.isKatakana(last)) {
      katakana(text, end, sink);
    } else if (form && !over && Points.isHiragana(last)) {
      int start = JapaneseName.kanaGiven(text, end);
      add(text, start, end, sink);
    }
  }

  /** {@code スミスさん}, {@code 藤田ニコル様}; not {@code ユーザー様}. */
  private static void katakana(Text text, int end, Sink sink) {
    int start = kana(text, end);
    int count = (end - start) / 3;
    int mixed = mixed(text, start);
    if (mixed >= 0) {
      add(text, mixed, end, sink);
    } else if (count >= LEAST_KANA
        && count <= MOST_KANA
        && KANA_NO_ENDS.start(text, end) < 0
        && KANA_NO_NAMES.end(text, start) != end
        && !Points.isWord(Points.before(text, start))
            | Points.isHiragana(Points.before(text, start))) {
      add(text, start, end, sink);
    }
  }

  /** Where the run of Katakana begins that ends at an offset; one more than a name has at most. */
  private static int kana(Text text, int end) {
    int start = end;
    for (int i = 0; i <= MOST_KANA && Points.isKatakana(Points.before(text, start)); i++) {
      start = Points.previous(text, start);
    }
    return start;
  }

  /** Where a listed surname begins that ends where a given name in Katakana begins; or -1. */
  private static int mixed(Text text, int kana) {
    if (!Points.isKatakana(Points.at(text, kana))) {
      return -1;
    }
    int start = kana;
    for (int i = 0; i < 3; i++) {
      start = Points.previous(text, start);
      if (JapaneseName.SURNAMES.end(text, start) == kana && JapaneseName.isLeft(text, start)) {
        return start;
      }
    }
    return -1;
  }

  /** Whether a longer word in Katakana that is nobody's name ends at an offset. */
  static boolean isOrdinary(Text text, int end) {
    return KANA_NO_ENDS.start(text, end) >= 0;
  }

  private static void add(Text text, int start, int end, Sink sink) {
    if (start >= 0) {
      sink.add(PersonRule.PERSON, start, end, KANA);
    }
  }
}

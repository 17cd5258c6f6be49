package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/**
 * Chinese names that nothing introduces: {@code 昨天王建国来公司}, {@code 张伟说}. Only those with a usual
 * given name, where a sentence begins or a word stands before names, and where the sentence goes on
 * with what people do.
 */
final class ChineseProse {
  /** Surnames that are no words. */
  static final Words SURNAMES = Words.ahead(Lists.characters("CHINESE_SURNAMES"));

  private static final Words GIVEN = Words.ahead(Lists.characters("CHINESE_GIVEN"));

  /** Words that may stand right before a name of three characters. */
  private static final Words LEFT =
      Words.back(Lists.of("CHINESE_LEFT") + " " + Lists.of("CHINESE_PROSE_LEFT"));

  /** What a sentence goes on with. */
  private static final Words BEHIND =
      Words.ahead(Lists.of("CHINESE_SAID") + " " + Lists.of("CHINESE_PROSE_BEHIND"));

  /** The same behind a name of two characters. */
  private static final Words DONE = Words.ahead(Lists.of("CHINESE_PROSE_DONE"));

  /** Words and places that look like usual names. */
  private static final Words WORDS = Words.ahead(Lists.of("CHINESE_PROSE_WORDS"));

  private static final int FULL = 700;
  private static final int SHORT = 650;

  private ChineseProse() {}

  /** Looks at a surname at an offset. */
  static void at(Text text, int surname, Sink sink) {
    int given = Points.next(text, surname);
    if (!SURNAMES.at(text, surname) || !GIVEN.has(Points.at(text, given))) {
      return;
    }
    int before = Points.before(text, surname);
    boolean open = !Points.isWord(before);
    if (!open && LEFT.start(text, surname) < 0
        || ChineseName.isOrdinary(text, surname)
        || WORDS.at(text, surname)) {
      return;
    }
    int second = Points.next(text, given);
    int point = Points.at(text, second);
    if (GIVEN.has(point)) {
      int end = Points.next(text, second);
      if (isBehind(text, end, open)) {
        sink.add(PersonRule.PERSON, surname, end, FULL);
        return;
      }
    }
    if (open && DONE.at(text, second)) {
      sink.add(PersonRule.PERSON, surname, second, SHORT);
    }
  }

  /** Whether a name ends at an offset; at the end of a sentence only where a word introduces it. */
  private static boolean isBehind(Text text, int end, boolean open) {
    int point = Points.at(text, end);
    boolean ends = point == '。' || point == '，' || point == '；' || point == Points.NONE;
    return BEHIND.at(text, end) || !open && ends;
  }
}

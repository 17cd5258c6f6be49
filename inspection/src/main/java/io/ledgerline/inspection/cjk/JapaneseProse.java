package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** Japanese names that nothing introduces: a listed surname with a usual given name. */
final class JapaneseProse {
  /** Surnames that are places, too. */
  private static final Words PLACES = Words.ahead(Lists.of("JAPANESE_PLACES"));

  private static final Words SAID = Words.ahead("です と申 でございます");

  private static final int FULL = 750;
  private static final int SURNAME = 700;

  private JapaneseProse() {}

  /** {@code 山田太郎は}, {@code 山田 太郎}: looks at a listed surname at an offset. */
  static void at(Text text, int surname, Sink sink) {
    if (!JapaneseName.isLeft(text, surname)) {
      return;
    }
    int end = JapaneseName.end(text, surname, false);
    if (end >= 0 && (JapaneseName.isEnd(text, end) || JapaneseTitles.TITLES.at(text, end))) {
      sink.add(PersonRule.PERSON, surname, end, FULL);
    } else if (end < 0) {
      said(text, surname, sink);
    }
  }

  /** {@code 株式会社ABCの佐藤です}, {@code お世話になっております。原田です。} */
  private static void said(Text text, int surname, Sink sink) {
    int end = JapaneseName.SURNAMES.end(text, surname);
    int before = Points.before(text, surname);
    boolean begins = before == 'の' || before == '。' || before == '\n' || before == Points.NONE;
    int verb = begins ? SAID.end(text, end) : -1;
    boolean closed = verb >= 0 && (Points.at(text, end) == 'と' || isClosed(text, verb));
    if (closed && PLACES.end(text, surname) != end) {
      sink.add(PersonRule.PERSON, surname, end, SURNAME);
    }
  }

  private static boolean isClosed(Text text, int at) {
    return !Points.isWord(Points.at(text, at));
  }
}

package io.ledgerline.inspection.cjk;

import static io.ledgerline.inspection.cjk.KoreanName.SYLLABLE;

import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** Korean names before a title: {@code 김민수 씨}, {@code 박지영님}, {@code 최 과장님}, {@code 김유정 드림}. */
final class KoreanTitles {
  static final Words TITLES =
      Words.ahead(Lists.of("KOREAN_TITLES") + " " + Lists.of("KOREAN_SIGNED"));

  private static final Words FORMS = Words.ahead("씨 님 선생님 고객님 회원님 환자님 교수님");

  /** At the end of a letter. */
  private static final Words SIGNED = Words.ahead(Lists.of("KOREAN_SIGNED"));

  /** Polite titles, before which a surname may stand alone. */
  private static final Words POLITE = Words.ahead(Lists.of("KOREAN_POLITE"));

  private static final Words BARE = Words.ahead(Lists.characters("KOREAN_BARE_SURNAMES"));

  /** {@code 조교수}, {@code 정교수}: words of a surname and a title. */
  private static final Words JOINED = Words.ahead(Lists.of("KOREAN_JOINED"));

  private static final Words PARTICLES = Words.ahead(Lists.of("KOREAN_PARTICLES"));

  private static final int TITLED = 850;
  private static final int SURNAME = 700;

  private KoreanTitles() {}

  /** Looks before a title at an offset. */
  static void before(Text text, int title, Sink sink) {
    int titleEnd = TITLES.end(text, title);
    if (titleEnd < 0
        || Points.isHangul(Points.at(text, titleEnd)) && !PARTICLES.at(text, titleEnd)) {
      return;
    }
    boolean apart = text.at(title - 1) == ' ';
    int end = apart ? title - 1 : title;
    if (!Points.isHangul(Points.before(text, end))) {
      return;
    }
    if (SIGNED.at(text, title)) {
      add(text, apart ? KoreanName.usual(text, end) : -1, end, TITLED, sink);
      return;
    }
    boolean form = FORMS.end(text, title) == titleEnd;
    int start = KoreanName.before(text, end, form);
    int point = Points.at(text, title);
    boolean plain = titleEnd - title == SYLLABLE && (point == '씨' || point == '님');
    start = start < 0 && plain ? KoreanName.shortStart(text, end) : start;
    start = start < 0 && plain ? KoreanName.givenStart(text, end) : start;
    add(text, start, end, TITLED, sink);
    if (start < 0) {
      surname(text, title, end, titleEnd, sink);
    }
  }

  /** {@code 김 과장님}, {@code 최부장님}, {@code 박씨는}. */
  private static void surname(Text text, int title, int end, int titleEnd, Sink sink) {
    int start = end - SYLLABLE;
    boolean apart = end < title;
    boolean polite = POLITE.end(text, title) == titleEnd;
    boolean plain = !apart && Points.at(text, title) == '씨' && titleEnd - title == SYLLABLE;
    if ((polite || plain)
        && BARE.at(text, start)
        && !KoreanName.isHangulBefore(text, start)
        && !(!apart && JOINED.at(text, start))) {
      add(text, start, end, SURNAME, sink);
    }
  }

  private static void add(Text text, int start, int end, int confidence, Sink sink) {
    if (start >= text.from() && start < end) {
      sink.add(PersonRule.PERSON, start, end, confidence);
    }
  }
}

package io.ledgerline.inspection.cjk;

import static io.ledgerline.inspection.cjk.KoreanName.SYLLABLE;

import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** Korean names behind labels and in greetings: {@code 이름: 홍길동}, {@code 저는 한가인이라고 합니다}. */
final class KoreanLabels {
  /**
   * Behind those of the first list stands a name and nothing else, behind those of the second a
   * name needs a verb: {@code 저는 김민수입니다}.
   */
  static final Words LABELS =
      Words.ahead(
          Lists.of("KOREAN_NAME_LABELS"),
          Lists.of("KOREAN_SELF"),
          Lists.of("KOREAN_LABELS") + " " + Lists.of("KOREAN_WEAK_LABELS"));

  private static final int NAMES = 1;
  private static final int SELF = 1 << 1;

  private static final Words PARTICLES = Words.ahead(Lists.of("KOREAN_PARTICLES"));
  private static final Words VERBS = Words.ahead(Lists.of("KOREAN_VERBS"));

  private static final int MOST_WORD = 7;
  private static final int MOST_WORDS = 4;
  private static final int TITLED = 850;
  private static final int TOLD = 900;

  private KoreanLabels() {}

  /** Looks behind a label at an offset. */
  static void behind(Text text, int label, Sink sink) {
    int match = LABELS.match(text, label);
    int labelEnd = label + (match >> Words.TAG_BITS);
    if (match == 0 || KoreanName.isHangulBefore(text, label)) {
      return;
    }
    if ((match & SELF) != 0) {
      self(text, labelEnd, sink);
      return;
    }
    int p = Signs.end(text, labelEnd);
    boolean told = Signs.tell(text, labelEnd, p);
    boolean named = (match & NAMES) != 0;
    if (p == labelEnd) {
      return;
    }
    int end = told ? KoreanName.told(text, p) : KoreanName.end(text, p);
    end = end < 0 && named ? said(text, p) : end;
    boolean sure = (match & NAMES) == 0 && end >= 0 && KoreanName.isSure(text, p);
    boolean usual = end >= 0 && KoreanName.usualEnd(text, p) == end;
    if (end >= 0 && !told && !sure && !usual && !VERBS.at(text, end)) {
      return;
    }
    if (end >= 0 && fits(text, p, end)) {
      sink.add(PersonRule.PERSON, p, end, told ? TOLD : TITLED);
    } else if (told && named && KoreanName.shortEnd(text, p) >= 0) {
      sink.add(PersonRule.PERSON, p, KoreanName.shortEnd(text, p), TITLED);
    }
  }

  /** {@code 이름은 임시완이에요}: a usual name before a verb, though it begins as a word does. */
  private static int said(Text text, int at) {
    int end = KoreanName.usualEnd(text, at);
    return end >= 0 && VERBS.at(text, end) ? end : -1;
  }

  /** Whether what follows a name ends it: a sign, a particle or a verb. */
  private static boolean fits(Text text, int at, int end) {
    boolean closed = !Points.isHangul(Points.at(text, end));
    boolean particle = KoreanName.isParticle(Points.at(text, end - SYLLABLE));
    return closed
        ? !particle || KoreanName.usualEnd(text, at) == end
        : VERBS.at(text, end) || PARTICLES.at(text, end);
  }

  /** {@code 저는 개발팀 권지용입니다}: a usual name before a verb, a word or two between. */
  private static void self(Text text, int at, Sink sink) {
    int p = Signs.end(text, at);
    int point = Points.at(text, p);
    p = point == '.' || point == ',' || point == '!' ? Signs.end(text, p + 1) : p;
    for (int words = 0; words < MOST_WORDS; words++) {
      int end = KoreanName.usualEnd(text, p);
      if (end >= 0 && VERBS.at(text, end)) {
        sink.add(PersonRule.PERSON, p, end, TITLED);
        return;
      }
      for (int i = 0; i < MOST_WORD && Points.isWord(Points.at(text, p)); i++) {
        p = Points.next(text, p);
      }
      if (text.at(p) != ' ') {
        return;
      }
      p++;
    }
  }
}

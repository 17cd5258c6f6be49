package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.scan.Text;

/**
 * Korean names: a surname of one syllable and two syllables more. Many words of three syllables
 * begin as names do, so nothing is told by the name alone.
 */
final class KoreanName {
  static final int SYLLABLE = 3;

  private static final Words SURNAMES = Words.ahead(Lists.characters("KOREAN_SURNAMES"));
  private static final Words DOUBLE = Words.ahead("남궁 황보 제갈 선우 독고 사공 서문");

  /** Surnames that few other words begin with. */
  private static final Words SURE = Words.ahead(Lists.characters("KOREAN_SURE_SURNAMES"));

  /** The three most frequent. */
  private static final Words SHORT_SURE = Words.ahead("김 박 최");

  /** Syllables of usual given names. */
  private static final Words GIVEN = Words.ahead(Lists.characters("KOREAN_GIVEN"));

  private static final Words SHORT_GIVEN = Words.ahead(Lists.characters("KOREAN_SHORT_GIVEN"));

  /** What no name begins with. */
  private static final Words ORDINARY = Words.ahead(Lists.of("KOREAN_ORDINARY"));

  /** Words of three syllables that look like usual names. */
  private static final Words WHOLE = Words.ahead(Lists.of("KOREAN_ORDINARY_WHOLE"));

  /** {@code 최부장} is a surname and an office. */
  private static final Words OFFICES =
      Words.ahead("부장 과장 팀장 대리 사장 회장 이사 교수 대표 차장 실장 선생 원장 소장 국장 기사 주임 전무 상무");

  /** Last syllables of words with a particle. */
  private static final Words PARTICLE_ENDS = Words.ahead("을 를 의 에 로 와 과 는 가 고 게 서 며 면 한 할 된");

  /** Last syllables of offices and places. */
  private static final Words NO_NAME_ENDS =
      Words.ahead("과 학 대 부 팀 실 국 처 시 도 구 군 의 사 원 자 장 및 생 객 관 품 소 형 용 률 비 료");

  /** Whom a title follows without a name: {@code 주인님}, {@code 아가씨}. */
  private static final Words NO_GIVEN = Words.ahead(Lists.of("KOREAN_NO_GIVEN"));

  private KoreanName() {}

  /** The offset behind a name that begins at an offset and is no usual word; -1 for none. */
  static int end(Text text, int at) {
    return ORDINARY.at(text, at) ? -1 : any(text, at);
  }

  /** The same, where a label or a verb says that a name stands here: {@code 이름: 임시완}. */
  static int told(Text text, int at) {
    int end = any(text, at);
    boolean word = end >= 0 && ORDINARY.at(text, at);
    return word && !isUsual(text, at, end) ? -1 : end;
  }

  /** Whether a surname that few other words begin with stands at an offset. */
  static boolean isSure(Text text, int at) {
    return SURE.at(text, at);
  }

  /** A name both of whose given syllables are usual, at an offset; -1 for others. */
  static int usualEnd(Text text, int at) {
    int end = any(text, at);
    return end >= 0 && isUsual(text, at, end) ? end : -1;
  }

  /**
   * Where a usual name begins that ends at an offset, and that no syllable stands before; or -1.
   */
  static int usual(Text text, int end) {
    int start = start(text, end);
    boolean usual = start >= 0 && isUsual(text, start, end) && !ORDINARY.at(text, start);
    return usual ? start : -1;
  }

  /**
   * Where a name begins that ends at an offset before a title; -1 for none.
   *
   * @param form whether the title is one of people in general, and not of an office
   */
  static int before(Text text, int end, boolean form) {
    int start = start(text, end);
    if (start < 0) {
      return -1;
    }
    int last = Points.at(text, end - SYLLABLE);
    boolean usual = isUsual(text, start, end);
    boolean ends = PARTICLE_ENDS.has(last) || !form && NO_NAME_ENDS.has(last) && !usual;
    boolean word = ORDINARY.at(text, start) && !(usual && !NO_NAME_ENDS.has(last));
    return ends || word ? -1 : start;
  }

  /** A surname and one syllable: {@code 허웅}; -1 for others. */
  static int shortStart(Text text, int end) {
    int start = end - 2 * SYLLABLE;
    boolean name =
        SURNAMES.at(text, start)
            && SHORT_GIVEN.has(Points.at(text, end - SYLLABLE))
            && !ORDINARY.at(text, start)
            && !isHangulBefore(text, start);
    return name ? start : -1;
  }

  /** Two syllables of usual given names that stand alone before {@code 씨}: {@code 민수 씨}. */
  static int givenStart(Text text, int end) {
    int start = end - 2 * SYLLABLE;
    boolean name =
        Points.isHangul(Points.at(text, start))
            && GIVEN.has(Points.at(text, start))
            && GIVEN.has(Points.at(text, end - SYLLABLE))
            && !ORDINARY.at(text, start)
            && !NO_GIVEN.at(text, start)
            && !isHangulBefore(text, start);
    return name ? start : -1;
  }

  /** The offset behind a sure surname and one syllable; -1 for others. */
  static int shortEnd(Text text, int at) {
    int end = at + 2 * SYLLABLE;
    boolean name =
        SHORT_SURE.has(Points.at(text, at))
            && Points.isHangul(Points.at(text, at + SYLLABLE))
            && !ORDINARY.at(text, at);
    return name && !Points.isHangul(Points.at(text, end)) ? end : -1;
  }

  static boolean isHangulBefore(Text text, int at) {
    return Points.isHangul(Points.before(text, at));
  }

  static boolean isParticle(int point) {
    return PARTICLE_ENDS.has(point);
  }

  private static int start(Text text, int end) {
    int start = end - 3 * SYLLABLE;
    if (DOUBLE.at(text, start - SYLLABLE) && !isHangulBefore(text, start - SYLLABLE)) {
      start -= SYLLABLE;
    }
    return !isHangulBefore(text, start) && any(text, start) == end ? start : -1;
  }

  private static boolean isUsual(Text text, int start, int end) {
    int last = Points.at(text, end - SYLLABLE);
    return GIVEN.has(Points.at(text, end - 2 * SYLLABLE))
        && GIVEN.has(last)
        && last != '자'
        && last != '가'
        && !WHOLE.at(text, start);
  }

  /** The offset behind three syllables, or four, that begin with a surname; -1 for others. */
  private static int any(Text text, int at) {
    int two = DOUBLE.end(text, at);
    int one = SURNAMES.end(text, at);
    int given = two >= 0 && Points.isHangul(Points.at(text, two + SYLLABLE)) ? two : one;
    boolean name =
        given >= 0
            && Points.isHangul(Points.at(text, given))
            && Points.isHangul(Points.at(text, given + SYLLABLE))
            && !OFFICES.at(text, given)
            && Points.at(text, given + SYLLABLE) != '으';
    return name ? given + 2 * SYLLABLE : -1;
  }
}

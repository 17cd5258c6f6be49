package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.place.AddressRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/**
 * Korean addresses: a known city, province or ward, a street and a number, with building and flat
 * behind: {@code 서울특별시 강남구 테헤란로 152, 101동 202호}.
 */
final class KoreanAddress {
  private static final Words PLACES = Words.ahead(Lists.of("KOREAN_PLACES"));

  /** Towns and districts whose word has three syllables at least, and none of these ends. */
  private static final Words TOWNS = Words.back("시 군 구");

  private static final Words NO_TOWNS = Words.back(Lists.of("KOREAN_NO_TOWNS"));
  private static final Words DISTRICTS = Words.back("시 군 구 읍 면 도 동 리");
  private static final Words STREETS = Words.back("로 길 동 리 가");

  /** What makes a count of a number behind a street: {@code 서울로 3명}. */
  private static final Words COUNTED = Words.ahead(Lists.of("KOREAN_COUNTERS"));

  private static final Words UNITS = Words.ahead("동 호 층 번지 호실");

  /** Behind these a number is one of a piece of land: {@code 정자동 10층} is none. */
  private static final Words LOTS = Words.back("동 리 가");

  private static final Words FLOORS = Words.ahead("층 호 동 차 호선 단지 평");
  private static final Words LOT = Words.ahead("번지");
  private static final Words LANES = Words.ahead("번길 길 가길");

  /** Bytes of a street behind a town in one word: {@code 서울로} is a street. */
  private static final int OWN_STREET = 6;

  private static final int MOST_WORDS = 5;
  private static final int MOST_SYLLABLES = 8;
  private static final int MOST_PARTS = 3;
  private static final int MOST_BUILDING = 10;

  /** Bytes of the name of a town with its word. */
  private static final int LEAST_TOWN = 9;

  private static final int CONFIDENCE = 880;

  private KoreanAddress() {}

  /** Looks behind a token that ends at an offset. */
  static void at(Text text, int street, Sink sink) {
    if (STREETS.start(text, street) < 0) {
      return;
    }
    int number = text.at(street) == ' ' ? street + 1 : street;
    int end = Figures.end(text, number);
    if (end == number || Points.digit(Points.at(text, number)) < 0) {
      return;
    }
    int lane = LANES.end(text, end);
    if (lane >= 0) {
      number = text.at(lane) == ' ' ? lane + 1 : lane;
      end = Figures.end(text, number);
    }
    if (end == number) {
      return;
    }
    int second = text.at(end) == '-' ? Figures.end(text, end + 1) : end;
    end = second > end + 1 ? second : end;
    int start = start(text, street);
    boolean floor = LOTS.start(text, street) >= 0 && FLOORS.at(text, end);
    if (start >= 0 && !floor && isHouse(text, end)) {
      sink.add(AddressRule.ADDRESS, start, flat(text, end), CONFIDENCE);
    }
  }

  private static boolean isHouse(Text text, int end) {
    int point = Points.at(text, end);
    int p = Points.isBlank(point) ? Points.next(text, end) : end;
    int sign = Points.at(text, p);
    boolean decimal = sign == '.' && Points.digit(Points.at(text, p + 1)) >= 0;
    return (UNITS.at(text, end) || !COUNTED.at(text, p))
        && sign != '%'
        && sign != '~'
        && sign != ':'
        && !decimal;
  }

  /** Where the words begin of which one is a known place; -1 where none is. */
  private static int start(Text text, int street) {
    int start = -1;
    int end = street;
    int p = word(text, street);
    for (int i = 0; i < MOST_WORDS && p >= 0; i++) {
      boolean known = PLACES.at(text, p) && (i > 0 || PLACES.end(text, p) + OWN_STREET <= street);
      start = known || i > 0 && isTown(text, p, end) ? p : start;
      end = p - 1;
      boolean more = text.at(end) == ' ' && Points.isHangul(Points.before(text, end));
      int before = more ? word(text, end) : -1;
      boolean place = before >= 0 && (PLACES.at(text, before) || DISTRICTS.start(text, end) >= 0);
      p = place ? before : -1;
    }
    return start;
  }

  private static boolean isTown(Text text, int start, int end) {
    return end - start >= LEAST_TOWN
        && TOWNS.start(text, end) >= 0
        && NO_TOWNS.start(text, end) < 0;
  }

  /** Where the word begins that ends at an offset; -1 where it is long. */
  private static int word(Text text, int end) {
    int p = end;
    for (int i = 0; i <= MOST_SYLLABLES; i++) {
      int before = Points.before(text, p);
      if (!Points.isHangul(before) && Points.digit(before) < 0) {
        return p;
      }
      p = Points.previous(text, p);
    }
    return -1;
  }

  /** {@code , 101동 202호}, {@code 3층}, {@code 누리꿈스퀘어 12층}, {@code A동 1203호}. */
  private static int flat(Text text, int house) {
    int lot = LOT.end(text, house);
    int end = lot >= 0 ? lot : house;
    for (int i = 0; i < MOST_PARTS; i++) {
      int p = text.at(end) == ',' ? end + 1 : end;
      p = text.at(p) == ' ' ? p + 1 : p;
      int unit = unit(text, p);
      if (unit < 0 && i == 0 && p > end) {
        unit = unit(text, building(text, p));
      }
      if (unit < 0) {
        return end;
      }
      end = unit;
    }
    return end;
  }

  /**
   * Behind a number, or a letter, and the word for a building, a floor or a flat; -1 for others.
   */
  private static int unit(Text text, int at) {
    int number = Figures.end(text, at);
    int letter = text.at(at);
    boolean lettered = letter >= 'A' && letter <= 'Z' && Points.at(text, at + 1) == '동';
    return lettered ? UNITS.end(text, at + 1) : number == at ? -1 : UNITS.end(text, number);
  }

  /** Behind the name of a building and a blank. */
  private static int building(Text text, int at) {
    int p = at;
    for (int i = 0; i < MOST_BUILDING && Points.isHangul(Points.at(text, p)); i++) {
      p = Points.next(text, p);
    }
    return p > at && text.at(p) == ' ' ? p + 1 : at;
  }
}

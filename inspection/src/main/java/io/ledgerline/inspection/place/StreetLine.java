package io.ledgerline.inspection.place;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.WordClass;

/**
 * Street and number in the order of the language: {@code 12 Main Street}, {@code calle Mayor, 3},
 * {@code 5 bis, avenue du Parc}, {@code Carrera 7 # 71-21}, {@code Hauptstraße 5}, and a name that
 * only its postcode and city tell to be one, {@code Am Anger 3, 99084 Erfurt}.
 */
final class StreetLine {
  /** Above a name behind a title, which a street often bears. */
  private static final int SURE = 920;

  private static final int LIKELY = 700;

  /** Above the place that such an address ends with. */
  private static final int WITH_PLACE = 780;

  private static final int MOST_STREET_WORDS = 4;
  private static final int MOST_NAME_WORDS = 7;
  private static final int MOST_SMALL_WORDS = 3;
  private static final int LEAST_COMPOUND = 6;

  /** Words that a dot may follow within a name: {@code Prof.}, {@code Avda.} */
  private static final int MOST_ABBREVIATED = 4;

  private StreetLine() {}

  /** A number, words, a street word: {@code 64 97 guildry street}. */
  static void wordBehind(Text text, int street, Sink sink) {
    int first = street - 1;
    while (first > street - 1 - MOST_STREET_WORDS
        && isSpaced(text, first + 1)
        && text.has(first)
        && (text.shape(first) & ByteClass.DIGIT) == 0) {
      first--;
    }
    int sentence = ByteClass.DOT | (first == street - 1 ? ByteClass.DASH : 0);
    if (first == street - 1 && !text.isCapital(street)
        || !text.has(first)
        || (text.gap(first + 1) & sentence) != 0
        || !isSpaced(text, first + 1)
        || !HouseNumber.is(text, first)) {
      return;
    }
    for (int i = first + 1; i < street; i++) {
      if (text.is(i, WordClass.FUNCTION) && !text.is(i, WordClass.PARTICLE)) {
        return;
      }
    }
    while (HouseNumber.is(text, first - 1) && isSpaced(text, first)) {
      first--;
    }
    int last = AddressTail.end(text, street);
    boolean certain = last > street || text.isCapital(street) || hasContext(text, first, street);
    if (certain) {
      int small = last > street ? WITH_PLACE : LIKELY;
      add(text, first, last, text.isCapital(street) ? SURE : small, sink);
    }
  }

  /** A street word, a name, a number before or behind: {@code C/ Los Vientos, 8, 5, A}. */
  static void wordFirst(Text text, int street, Sink sink) {
    int name = street + 1;
    boolean abbreviated = text.length(street) == 1;
    if (!text.has(name)
        || !isStreetGap(text, name)
        || abbreviated && (text.at(text.end(street)) != '/' || text.length(name) == 1)) {
      return;
    }
    boolean first = text.is(street, WordClass.STREET_FIRST);
    if (!first && !text.is(name, WordClass.PARTICLE)) {
      return;
    }
    int before = numberBefore(text, street);
    if (!first && before < 0) {
      return;
    }
    int next = nameEnd(text, name);
    boolean named = next > name && text.isCapital(next - 1);
    int smallEnd = !named && text.isCapital(street) ? smallEnd(text, next) : next;
    boolean small = smallEnd > next;
    next = smallEnd;
    int number = next > name ? HouseNumber.end(text, next) : crossing(text, name);
    if (next == name && number < 0
        || small && !isApart(text, next, number) && !hasContext(text, street, next)) {
      return;
    }
    int last = AddressTail.end(text, number < 0 ? next - 1 : number);
    boolean told =
        before >= 0
            && (last >= next || text.is(name, WordClass.PARTICLE) || !text.isCapital(street));
    if (number >= 0 || told) {
      int confidence = !small ? SURE : last > number ? WITH_PLACE : LIKELY;
      add(text, before < 0 ? street : before, last, confidence, sink);
    } else if (hasContext(text, street, street)) {
      add(text, street, next - 1, LIKELY, sink);
    }
  }

  /** {@code Hauptstraße 5}, {@code Begoniasingel 13}; else a name told by what follows. */
  static void namedBefore(Text text, int number, Sink sink) {
    int street = number - 1;
    if (!text.has(street) || !HouseNumber.is(text, number)) {
      return;
    }
    boolean compound =
        text.length(street) >= LEAST_COMPOUND
            && (text.shape(street) & ByteClass.DIGIT) == 0
            && isSpaced(text, number)
            && StreetEndings.match(text, street);
    if (!compound) {
      nameOnly(text, number, sink);
      return;
    }
    int first = street;
    while (street - first < 2
        && isSpaced(text, first)
        && text.isCapital(first - 1)
        && text.is(first, WordClass.STREET)) {
      first--;
    }
    boolean capital = text.isCapital(street);
    int last = AddressTail.end(text, HouseNumber.end(text, number));
    if (capital || last > number || hasContext(text, street, number)) {
      first = HouseNumber.is(text, first - 1) && isSpaced(text, first) ? first - 1 : first;
      add(text, first, last, capital ? SURE : last > number ? WITH_PLACE : LIKELY, sink);
    }
  }

  /** {@code Unter den Linden 77, 10117 Berlin}; {@code Domicilio: Teatinos 180}. */
  private static void nameOnly(Text text, int number, Sink sink) {
    int name = text.is(number - 1, WordClass.HOUSE_SIGN) ? number - 2 : number - 1;
    int end = isNameWord(text, name) ? HouseNumber.end(text, number) : -1;
    if (end < 0) {
      return;
    }
    int code = text.is(end + 1, WordClass.PLACE_CUE) ? end + 2 : end + 1;
    boolean sentence = (text.gap(code) & ByteClass.DOT) != 0 && isSpaced(text, name + 1);
    int city = AddressTail.isPostcode(text, code) && text.gapLength(code) <= 3 ? code + 1 : -1;
    int first = name;
    while (name - first < MOST_STREET_WORDS && isPartOfName(text, first)) {
      first--;
    }
    while (first < name && !text.isCapital(first)) {
      first++;
    }
    boolean labelled = (text.gap(first) & ByteClass.COLON) != 0;
    boolean known = city >= 0 && !sentence && text.phrase(city, WordClass.CITY) > 0;
    if (known || (labelled || city >= 0) && hasContext(text, first, end)) {
      int last = AddressTail.end(text, code > end + 1 && city >= 0 ? code : end);
      add(text, first, last, SURE, sink);
    }
  }

  private static boolean isPartOfName(Text text, int token) {
    boolean tight = text.gapLength(token) == 1 && (text.gap(token) & ByteClass.SPACE) != 0;
    return tight && (isNameWord(text, token - 1) || text.is(token - 1, WordClass.PARTICLE));
  }

  private static boolean isNameWord(Text text, int token) {
    return text.isCapital(token)
        && (text.shape(token) & ByteClass.DIGIT) == 0
        && !text.is(token, WordClass.MONTH);
  }

  /** {@code Carrera 7 # 71-21}, {@code Calle 15 No. 654}: the last token of the house number. */
  private static int crossing(Text text, int name) {
    int house = name + 1;
    if (!HouseNumber.is(text, name) || text.length(name) > 4 || !text.has(house)) {
      return -1;
    }
    boolean hash = text.gapLength(house) <= 3 && text.at(text.start(house) - 1) == '#';
    hash |= text.gapLength(house) == 3 && text.at(text.start(house) - 2) == '#';
    return hash || text.is(house, WordClass.HOUSE_SIGN) ? HouseNumber.end(text, house) : -1;
  }

  private static int nameEnd(Text text, int name) {
    int i = name;
    while (i < name + MOST_NAME_WORDS
        && text.has(i)
        && isStreetGap(text, i)
        && (text.isCapital(i) || text.is(i, WordClass.PARTICLE))
        && (text.shape(i) & ByteClass.DIGIT) == 0) {
      i++;
    }
    return i;
  }

  /** Words that somebody wrote small: {@code Calle puente cesures, 16}. */
  private static int smallEnd(Text text, int name) {
    int i = name;
    while (i < name + MOST_SMALL_WORDS
        && text.has(i)
        && isSpaced(text, i)
        && !text.is(i, WordClass.FUNCTION)
        && (text.shape(i) & ByteClass.DIGIT) == 0) {
      i++;
    }
    return i;
  }

  private static boolean isApart(Text text, int next, int number) {
    return number >= 0
        && ((text.gap(next) & ByteClass.CELL) != 0 || text.is(next, WordClass.HOUSE_SIGN));
  }

  private static int numberBefore(Text text, int street) {
    boolean comma = text.gapLength(street) == 2 && text.at(text.start(street) - 2) == ',';
    return isSpaced(text, street) || comma ? HouseNumber.begin(text, street - 1) : -1;
  }

  private static boolean isStreetGap(Text text, int token) {
    int allowed =
        ByteClass.SPACE | ByteClass.SLASH | ByteClass.DOT | ByteClass.DASH | ByteClass.QUOTE;
    boolean sentence =
        (text.gap(token) & ByteClass.DOT) != 0 && text.length(token - 1) > MOST_ABBREVIATED;
    return (text.gap(token) & ~allowed) == 0 && text.gapLength(token) <= 3 && !sentence;
  }

  private static boolean isSpaced(Text text, int token) {
    return text.has(token)
        && token > 0
        && text.gapLength(token) <= 2
        && (text.gap(token) & ~(ByteClass.SPACE | ByteClass.DOT | ByteClass.DASH | ByteClass.QUOTE))
            == 0;
  }

  private static boolean hasContext(Text text, int first, int last) {
    return text.around(first, last).has(Topic.ADDRESS);
  }

  /** With the unit before it, where one is: {@code Flat 3, 27 High St}, {@code Unit 5/120 …}. */
  private static void add(Text text, int first, int last, int confidence, Sink sink) {
    boolean unit =
        HouseNumber.is(text, first)
            && HouseNumber.is(text, first - 1)
            && text.is(first - 2, WordClass.UNIT)
            && text.gapLength(first - 1) == 1
            && text.gapLength(first) <= 2
            && (text.gap(first) & ~(ByteClass.SPACE | ByteClass.CELL | ByteClass.SLASH)) == 0;
    int begin = unit ? first - 2 : first;
    sink.add(AddressRule.ADDRESS, text.start(begin), text.end(last), confidence);
  }
}

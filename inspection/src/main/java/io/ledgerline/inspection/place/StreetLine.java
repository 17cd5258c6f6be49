package io.ledgerline.inspection.place;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/**
 * Street and number in the order of the language: {@code 12 Main Street}, {@code calle Mayor, 3},
 * {@code 5 bis, avenue du Parc}, {@code Carrera 7 # 71-21}, {@code Hauptstraße 5}, and a name that
 * only its postcode and a known city tell to be one, {@code Unter den Linden 77, 10117 Berlin}.
 */
final class StreetLine {
  /** Above a name, which a street often bears. */
  static final int SURE = 880;

  /**
   * Above a name behind a title, where the street bears the title: {@code C/ Doctor Esquerdo 46}.
   */
  private static final int TITLED = 920;

  private static final int LIKELY = 700;

  /** Above the place that such an address ends with. */
  private static final int WITH_PLACE = 780;

  static final int MOST_STREET_WORDS = 4;
  private static final int MOST_NAME_WORDS = 7;
  private static final int MOST_SMALL_WORDS = 3;
  private static final int LEAST_COMPOUND = 6;

  /** Words that a dot may follow within a name: {@code Prof.}, {@code Avda.} */
  private static final int MOST_ABBREVIATED = 4;

  /** What a French number stands before. */
  private static final Set<Long> BEHIND_NUMBER =
      Fold.hashes(
          "rue boulevard bd avenue av place chemin allée impasse quai cours faubourg square"
              + " sentier passage route ruelle villa esplanade");

  /** What a number measures before a word that streets end with, too: {@code 2 TB Hard Drive}. */
  private static final Set<Long> NO_STREETS =
      Fold.hashes("gb tb mb kb ghz mhz hard hour day mile star gauge speed usb flash disk disc");

  private static final Set<Long> COURTS =
      Fold.hashes("high supreme crown county district federal constitutional appeals circuit");
  private static final long COURT = Fold.hash("court");

  private StreetLine() {}

  /** {@code 42nd}: streets of many towns have no other name. */
  private static boolean isOrdinal(Text text, int token) {
    int end = text.end(token);
    int size = text.length(token);
    boolean digits = size >= 3 && size <= 5 && text.at(text.start(token)) <= '9';
    return digits
        && text.at(end - 3) <= '9'
        && (text.startsWith(end - 2, "st")
            || text.startsWith(end - 2, "nd")
            || text.startsWith(end - 2, "rd")
            || text.startsWith(end - 2, "th"));
  }

  /** {@code 4 Lane slot}: a sentence goes on behind it. */
  private static boolean goesOn(Text text, int street) {
    return text.joins(street + 1, ' ') && !text.isCapital(street + 1) && !text.isDigits(street + 1);
  }

  /** A number, words, a street word: {@code 64 97 guildry street}. */
  static void wordBehind(Text text, int street, Sink sink) {
    int first = street - 1;
    while (first > street - 1 - MOST_STREET_WORDS
        && isSpaced(text, first + 1)
        && text.has(first)
        && ((text.shape(first) & ByteClass.DIGIT) == 0 || isOrdinal(text, first))) {
      first--;
    }
    int apart = text.is(street, WordClass.TITLE) ? ByteClass.DOT : 0;
    boolean bare = first == street - 1;
    apart |= bare ? ByteClass.DASH | ByteClass.DOT : 0;
    if (bare
            && (!text.isCapital(street) || text.is(street, WordClass.TITLE) || goesOn(text, street))
        || !text.has(first)
        || (text.gap(first + 1) & apart) != 0
        || !isSpaced(text, first + 1) && !isBehindComma(text, first + 1)
        || !HouseNumber.is(text, first)
        || HouseNumber.isYear(text, first)) {
      return;
    }
    for (int i = first + 1; i < street; i++) {
      if (text.is(i, WordClass.FUNCTION) && !text.is(i, WordClass.PARTICLE)
          || NO_STREETS.contains(text.hash(i))) {
        return;
      }
    }
    if (text.hash(street) == COURT && COURTS.contains(text.hash(street - 1))) {
      return;
    }
    while (HouseNumber.is(text, first - 1) && isSpaced(text, first)) {
      first--;
    }
    int last = AddressTail.end(text, street);
    if (isBehindComma(text, first + 1) && (last == street || !text.isCapital(street))) {
      return;
    }
    boolean certain = last > street || text.isCapital(street) || hasContext(text, first, street);
    if (certain) {
      int small = last > street ? WITH_PLACE : LIKELY;
      add(text, first, last, text.isCapital(street) ? SURE : small, sink);
    }
  }

  /** {@code 12, MG Road, Bengaluru}: a comma behind the number, too. */
  private static boolean isBehindComma(Text text, int token) {
    return text.gapLength(token) == 2
        && text.at(text.start(token) - 2) == ','
        && text.isCapital(token);
  }

  /** A street word, a name, a number before or behind: {@code C/ Los Vientos, 8, 5, A}. */
  static void wordFirst(Text text, int street, Sink sink) {
    int name = street + 1;
    boolean abbreviated = text.length(street) == 1;
    if (!text.has(name)
        || !isStreetGap(text, name)
        || abbreviated && (text.at(text.end(street)) != '/' || isCareOf(text, name))) {
      return;
    }
    boolean first = text.is(street, WordClass.STREET_FIRST);
    int before = BEHIND_NUMBER.contains(text.hash(street)) ? numberBefore(text, street) : -1;
    if (!first && before < 0) {
      return;
    }
    int next = nameEnd(text, name);
    boolean named = next > name && text.isCapital(next - 1);
    int smallEnd = !named && first && text.isCapital(street) ? smallEnd(text, next) : next;
    boolean small = smallEnd > next;
    next = smallEnd;
    int number = next > name ? HouseNumber.end(text, next) : crossing(text, street, name);
    if (number >= 0 && HouseNumber.goesOn(text, number)) {
      number = -1;
    }
    if (next == name && number < 0 || !named && !small && number < 0) {
      return;
    }
    int last = AddressTail.end(text, number < 0 ? next - 1 : number);
    if (small && number >= 0 && last == number && !isTold(text, street, next)) {
      return;
    }
    boolean told = before >= 0 && named;
    if ((number >= 0 || told) && !(small && number < 0)) {
      int confidence = !small ? sure(text, name, next) : last > number ? WITH_PLACE : LIKELY;
      add(text, before < 0 ? street : before, last, confidence, sink);
    } else if (hasContext(text, street, street)) {
      add(text, street, next - 1, LIKELY, sink);
    }
  }

  /** Whether a label or a sign says that small words and a number are a street. */
  private static boolean isTold(Text text, int street, int next) {
    return text.is(next, WordClass.HOUSE_SIGN) || hasContext(text, street, next);
  }

  private static int sure(Text text, int name, int next) {
    for (int i = name; i < next; i++) {
      if (text.is(i, WordClass.TITLE)) {
        return TITLED;
      }
    }
    return SURE;
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
      ToldStreet.at(text, number, sink);
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

  /** {@code c/o}: with somebody, not in a street. */
  private static boolean isCareOf(Text text, int name) {
    return text.length(name) == 1 && text.at(text.start(name)) == 'o';
  }

  /** {@code Carrera 7 # 71-21}, {@code Calle 15 No. 654}: the last token of the house number. */
  private static int crossing(Text text, int street, int name) {
    int house = name + 1;
    if (!text.isCapital(street)
        || !HouseNumber.is(text, name)
        || text.length(name) > 4
        || !text.has(house)) {
      return -1;
    }
    boolean hash = text.gapLength(house) <= 3 && text.at(text.start(house) - 1) == '#';
    hash |= text.gapLength(house) == 3 && text.at(text.start(house) - 2) == '#';
    boolean sign = text.is(house, WordClass.HOUSE_SIGN) && text.isCapital(house);
    return hash || sign ? HouseNumber.end(text, house) : -1;
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

  private static int numberBefore(Text text, int street) {
    boolean space = text.gapLength(street) == 1 && (text.gap(street) & ByteClass.SPACE) != 0;
    boolean comma = text.gapLength(street) == 2 && text.at(text.start(street) - 2) == ',';
    return space || comma ? HouseNumber.begin(text, street - 1) : -1;
  }

  private static boolean isStreetGap(Text text, int token) {
    int allowed =
        ByteClass.SPACE | ByteClass.SLASH | ByteClass.DOT | ByteClass.DASH | ByteClass.QUOTE;
    boolean sentence =
        (text.gap(token) & ByteClass.DOT) != 0
            && text.length(token - 1) > mostAbbreviated(text, token - 1)
            && !(text.isCapital(token - 1) && text.is(token - 1, WordClass.STREET_FIRST));
    return (text.gap(token) & ~allowed) == 0 && text.gapLength(token) <= 3 && !sentence;
  }

  private static int mostAbbreviated(Text text, int token) {
    boolean wide = text.is(token, WordClass.STREET_FIRST) && text.at(text.start(token)) >= 0x80;
    return wide ? 2 * MOST_ABBREVIATED : MOST_ABBREVIATED;
  }

  static boolean isSpaced(Text text, int token) {
    return text.has(token)
        && token > 0
        && text.gapLength(token) <= 2
        && (text.gap(token) & ~(ByteClass.SPACE | ByteClass.DOT | ByteClass.DASH | ByteClass.QUOTE))
            == 0;
  }

  static boolean hasContext(Text text, int first, int last) {
    return text.around(first, last).has(Topic.ADDRESS);
  }

  /** With the unit before it, where one is: {@code Flat 3, 27 High St}, {@code Unit 5/120 …}. */
  static void add(Text text, int first, int last, int confidence, Sink sink) {
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

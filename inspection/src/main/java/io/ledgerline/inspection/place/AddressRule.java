package io.ledgerline.inspection.place;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Subject;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.Trigger.Near;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;

/**
 * Postal addresses: a number and a street word in the order of the language ({@code 12 Main
 * Street}, {@code calle Mayor, 3}, {@code Hauptstraße 5}), with unit, city and postcode behind;
 * postcodes behind their label; post boxes.
 */
public final class AddressRule implements Rule {
  /** Where somebody lives or works. */
  public static final Kind ADDRESS = new Kind("ADDRESS", 2, Rank.CONTACT, Category.PII);

  private static final int SURE = 880;
  private static final int LIKELY = 700;
  private static final int POSTCODE = 820;
  private static final int MOST_STREET_WORDS = 4;
  private static final int MOST_HOUSE = 6;
  private static final int LEAST_POSTCODE = 4;
  private static final int MOST_POSTCODE = 9;

  @Override
  public List<Kind> kinds() {
    return List.of(ADDRESS);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.words(WordClass.STREET, WordClass.STREET_FIRST, WordClass.MILITARY_POST)
            .with(WordClass.STREET, WordClass.STREET_FIRST, WordClass.MILITARY_POST),
        Trigger.words(WordClass.UNIT).near(Near.PHRASE),
        Trigger.number(1, MOST_HOUSE).near(Near.LONG_WORD),
        Trigger.number(LEAST_POSTCODE, MOST_POSTCODE).near(Near.POSTCODE));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (text.isDigits(token)) {
      compound(text, token, sink);
      postcode(text, token, sink);
    }
    if (text.begun(token) == 0) {
      return;
    }
    if (text.is(token, WordClass.STREET)) {
      streetBehind(text, token, sink);
    }
    if (text.is(token, WordClass.STREET_FIRST)) {
      streetFirst(text, token, sink);
    }
    if (text.is(token, WordClass.MILITARY_POST)) {
      MilitaryPost.at(text, token, sink);
    }
    if (text.is(token, WordClass.UNIT)) {
      box(text, token, sink);
    }
  }

  /** A number, words, a street word: {@code 64 97 guildry street}. */
  private static void streetBehind(Text text, int street, Sink sink) {
    int first = street - 1;
    while (first > street - 1 - MOST_STREET_WORDS
        && isSpaced(text, first + 1)
        && text.has(first)
        && (text.shape(first) & ByteClass.DIGIT) == 0) {
      first--;
    }
    if (first == street - 1 && !text.isCapital(street)
        || !text.has(first)
        || !isSpaced(text, first + 1)
        || !isHouse(text, first)) {
      return;
    }
    for (int i = first + 1; i < street; i++) {
      if (text.is(i, WordClass.FUNCTION) && !text.is(i, WordClass.PARTICLE)) {
        return;
      }
    }
    while (isHouse(text, first - 1) && isSpaced(text, first)) {
      first--;
    }
    int last = AddressTail.end(text, street);
    boolean certain = last > street || text.isCapital(street) || hasContext(text, first, street);
    if (certain) {
      sink.add(ADDRESS, text.start(first), text.end(last), text.isCapital(street) ? SURE : LIKELY);
    }
  }

  /** A street word, a name, a number: {@code C/ Los Vientos, 8, 5, A}. */
  private static void streetFirst(Text text, int street, Sink sink) {
    int i = street + 1;
    if (!text.has(i)
        || !isStreetGap(text, i)
        || text.length(street) == 1 && text.at(text.end(street)) != '/') {
      return;
    }
    int words = 0;
    while (words < MOST_STREET_WORDS + 3
        && text.has(i)
        && isStreetGap(text, i)
        && (text.isCapital(i) || text.is(i, WordClass.PARTICLE))
        && (text.shape(i) & ByteClass.DIGIT) == 0) {
      i++;
      words++;
    }
    if (words == 0) {
      return;
    }
    boolean number =
        text.has(i)
            && (isHouse(text, i) && text.gapLength(i) <= 5 && (text.gap(i) & ByteClass.LINE) == 0);
    boolean none = text.startsWith(text.start(Math.min(i, street + 12)), "s/n");
    boolean labelled = hasContext(text, street, street);
    if (!number && !(none && text.has(i)) && !labelled) {
      return;
    }
    int last = number ? AddressTail.end(text, i) : none ? i + 1 : i - 1;
    int first = isHouse(text, street - 1) && isSpaced(text, street) ? street - 1 : street;
    sink.add(ADDRESS, text.start(first), text.end(last), number ? SURE : LIKELY);
  }

  private static boolean isStreetGap(Text text, int token) {
    int allowed =
        ByteClass.SPACE | ByteClass.SLASH | ByteClass.DOT | ByteClass.DASH | ByteClass.QUOTE;
    return (text.gap(token) & ~allowed) == 0 && text.gapLength(token) <= 3;
  }

  /** {@code Hauptstraße 5}, {@code Begoniasingel 13}: the street word ends the name. */
  private static void compound(Text text, int number, Sink sink) {
    int street = number - 1;
    if (!text.has(street)
        || text.length(street) < 6
        || (text.shape(street) & ByteClass.DIGIT) != 0
        || !isSpaced(text, number)
        || !isHouse(text, number)
        || !StreetEndings.match(text, street)) {
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
    int last = AddressTail.end(text, number);
    if (capital || last > number || hasContext(text, street, number)) {
      first = isHouse(text, first - 1) && isSpaced(text, first) ? first - 1 : first;
      sink.add(ADDRESS, text.start(first), text.end(last), capital ? SURE : LIKELY);
    }
  }

  private static void postcode(Text text, int token, Sink sink) {
    int n = text.length(token);
    if (n < 4 || n > 6 && n != 9 || text.at(text.end(token)) == '.' && text.isDigits(token + 1)) {
      return;
    }
    if (text.gapLength(token) <= 4
        && text.mayBeAbout(Subject.POSTCODE, token, token)
        && text.around(token, token).near(Topic.POSTCODE)) {
      sink.add(ADDRESS, text.start(token), text.end(token), POSTCODE);
    }
  }

  /** {@code PO Box 123}, {@code suite 771} behind its own label. */
  private static void box(Text text, int token, Sink sink) {
    int words = text.phrase(token, WordClass.UNIT);
    int number = token + words;
    boolean box = words > 1 && text.isDigits(number) && text.gapLength(number) <= 2;
    if (box) {
      int last = AddressTail.end(text, number);
      sink.add(ADDRESS, text.start(token), text.end(last), LIKELY);
    }
  }

  private static boolean hasContext(Text text, int first, int last) {
    return text.around(first, last).has(Topic.ADDRESS);
  }

  /** A house number: up to six digits, with a letter perhaps. */
  static boolean isHouse(Text text, int token) {
    if (!text.has(token) || text.length(token) > 6) {
      return false;
    }
    int first = text.at(text.start(token));
    int last = text.at(text.end(token) - 1);
    int digits = 0;
    for (int p = text.start(token); p < text.end(token); p++) {
      digits += text.at(p) >= '0' && text.at(p) <= '9' ? 1 : 0;
    }
    return first >= '0'
        && first <= '9'
        && digits >= text.length(token) - 1
        && (last <= '9' || Character.isLetter(last));
  }

  static boolean isSpaced(Text text, int token) {
    return text.has(token)
        && token > 0
        && text.gapLength(token) <= 2
        && (text.gap(token) & ~(ByteClass.SPACE | ByteClass.DOT | ByteClass.DASH | ByteClass.QUOTE))
            == 0;
  }
}

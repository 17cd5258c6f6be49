package io.ledgerline.inspection.place;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Fold;
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
import java.util.Set;

/**
 * Postal addresses: street and number as {@link StreetLine} knows them, with unit, city and
 * postcode behind; postcodes behind their label; post boxes.
 */
public final class AddressRule implements Rule {
  /** Where somebody lives or works. */
  public static final Kind ADDRESS = new Kind("ADDRESS", 8, Rank.CONTACT, Category.PII);

  private static final int BOX = 880;
  private static final int POSTCODE = 820;
  private static final int MOST_HOUSE = 6;
  private static final Set<Long> BOXES = Fold.hashes("postfach postbus postboks");
  private static final int LEAST_POSTCODE = 3;
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
        Trigger.words(WordClass.UNIT),
        Trigger.shape(ByteClass.DIGIT, 1).atMost(MOST_HOUSE).near(Near.LONG_WORD),
        Trigger.shape(ByteClass.DIGIT, LEAST_POSTCODE).atMost(MOST_POSTCODE).near(Near.POSTCODE));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if ((text.shape(token) & ByteClass.DIGIT) != 0) {
      StreetLine.namedBefore(text, token, sink);
      AbbreviatedStreet.at(text, token, sink);
      lettered(text, token, sink);
    }
    if (text.isDigits(token)) {
      postcode(text, token, sink);
    }
    if (text.begun(token) == 0) {
      return;
    }
    boolean street = text.is(token, WordClass.STREET) && !isUtah(text, token);
    if (street && !StreetMiddle.at(text, token, sink)) {
      StreetLine.wordBehind(text, token, sink);
    }
    if (street || text.is(token, WordClass.STREET_FIRST)) {
      StreetLine.wordFirst(text, token, sink);
    }
    if (text.is(token, WordClass.MILITARY_POST)) {
      MilitaryPost.at(text, token, sink);
    }
    if ((text.begun(token) & WordClass.UNIT.bit()) != 0) {
      box(text, token, sink);
      int words = Math.max(1, text.phrase(token, WordClass.UNIT));
      PartedAddress.at(text, token, token + words, sink);
    }
  }

  /** {@code UT 84101}, which reads as {@code út}, a street. */
  private static boolean isUtah(Text text, int token) {
    return text.is(token, WordClass.STATE_CODE) && (text.shape(token) & ByteClass.HIGH) == 0;
  }

  /** {@code BS3 1PJ}, {@code K1A 0B1}, {@code 1012 AB} under their own name. */
  private static void lettered(Text text, int token, Sink sink) {
    int first = LetteredPostcode.first(text, token);
    if (first >= 0 && text.around(first, token).near(Topic.POSTCODE)) {
      sink.add(ADDRESS, text.start(first), text.end(token), POSTCODE);
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
    boolean box = words > 1 || words == 1 && BOXES.contains(text.hash(token));
    if (box && text.isDigits(number) && text.gapLength(number) <= 2) {
      boolean two = text.isDigits(number + 1) && text.joins(number + 1, ' ');
      number = two ? number + 1 : number;
      int last = AddressTail.end(text, number);
      sink.add(ADDRESS, text.start(token), text.end(last), BOX);
    }
  }
}

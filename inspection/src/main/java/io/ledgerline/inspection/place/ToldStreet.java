package io.ledgerline.inspection.place;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/**
 * Streets without a word for one, which a label, or a postcode and a city behind the number tell:
 * {@code Unter den Linden 77, 10117 Berlin}, {@code Domicilio: Teatinos 180}. Nobody's name is one.
 */
final class ToldStreet {
  /** What says that an address follows. */
  private static final Set<Long> LABELS =
      Fold.hashes(
          "strasse straße street calle rue straat ulica ulice gata domicilio dirección adresse anschrift address indirizzo morada adres endereço adress"
              + " wohnhaft residence domicile διεύθυνση οδός адрес адреса lakcím adresa adrese"
              + " adresas aadress osoite bydliště zamieszkania alamat zameldowania");

  /** Words for streets that stand behind the name, and mean something else elsewhere. */
  private static final Set<Long> SMALL =
      Fold.hashes(
          "gate gata cesta ulica iela tänav maantee mnt pst puiestee prospektas gatvė obala trg"
              + " put prospekts alley út útja utca tér krt sor köz");

  /** Digits and letter of a house in a street that nothing else says to be one: no year. */
  private static final int MOST_HOUSE = 3;

  private static final long SOMEBODY =
      WordClass.bits(WordClass.GIVEN, WordClass.TITLE, WordClass.ROLE);

  private ToldStreet() {}

  /** {@code Unter den Linden 77, 10117 Berlin}; {@code Domicilio: Teatinos 180}; nobody's name. */
  static void at(Text text, int number, Sink sink) {
    int name = text.is(number - 1, WordClass.HOUSE_SIGN) ? number - 2 : number - 1;
    boolean small =
        text.has(name)
            && !text.isCapital(name)
            && SMALL.contains(text.hash(name))
            && isNameWord(text, name - 1)
            && text.joins(name, ' ');
    int end = small || isNameWord(text, name) ? HouseNumber.end(text, number) : -1;
    if (end < 0 || text.length(number) > MOST_HOUSE || HouseNumber.goesOn(text, end)) {
      return;
    }
    int code = text.is(end + 1, WordClass.PLACE_CUE) ? end + 2 : end + 1;
    boolean sentence = (text.gap(code) & ByteClass.DOT) != 0 && StreetLine.isSpaced(text, name + 1);
    int postcode = text.gapLength(code) <= 3 ? AddressTail.postcode(text, code) : -1;
    int city = postcode < 0 ? -1 : postcode + 1;
    int first = small ? name - 1 : name;
    while (name - first < StreetLine.MOST_STREET_WORDS && isPartOfName(text, first)) {
      first--;
    }
    while (first < name && !text.isCapital(first)) {
      first++;
    }
    for (int i = first - 1; i <= name; i++) {
      if (i >= 0 && (text.classes(i) & SOMEBODY) != 0) {
        return;
      }
    }
    boolean labelled =
        first > 0
            && (text.gap(first) & ByteClass.COLON) != 0
            && LABELS.contains(text.hash(first - 1));
    boolean known = city >= 0 && !sentence && text.phrase(city, WordClass.CITY) > 0;
    if (known
        || labelled
        || small && text.has(code) && (text.gap(code) & ByteClass.CELL) != 0
        || postcode > code && !sentence
        || isTold(text, first, end)
        || AddressTail.isPostcode(text, code) && StreetLine.hasContext(text, first, end)) {
      int last = AddressTail.end(text, code > end + 1 && city >= 0 ? code : end);
      StreetLine.add(text, first, last, StreetLine.SURE, sink);
    }
  }

  /**
   * {@code Διεύθυνση: Ερμού 48, Πάτρα}: a known city right behind, where addresses are spoken of.
   */
  private static boolean isTold(Text text, int first, int end) {
    int city = end + 1;
    return text.has(city)
        && text.gapLength(city) == 2
        && (text.gap(city) & ByteClass.CELL) != 0
        && text.phrase(city, WordClass.CITY) > 0
        && StreetLine.hasContext(text, first, end);
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
}

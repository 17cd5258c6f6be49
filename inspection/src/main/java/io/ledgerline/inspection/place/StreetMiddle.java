package io.ledgerline.inspection.place;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/**
 * Streets whose word stands between name and number: {@code Kossuth Lajos utca 12}, {@code Atatürk
 * Cad. No: 12}, {@code Невский проспект, д. 28}.
 */
final class StreetMiddle {
  /** Words that mean a street wherever a capital word stands before and a number behind. */
  private static final Set<Long> WORDS =
      Fold.hashes(
          "iela gatvė gatve tänav maantee cesta prospektas prospekts utca útja tér tere körút krt köz sétány sokak sokağı sok cadde caddesi cad bulvarı"
              + " blv mahallesi mah gata gatan vei veien vej vägen väg plass allé katu tie"
              + " ulice nábřeží náměstí třída улица проспект переулок бульвар шоссе набережная"
              + " проезд площадь вулиця провулок straße strasse str weg allee platz straat laan plein");

  /** The same, but other words elsewhere. */
  private static final Set<Long> OTHERS = Fold.hashes("út tie sok mah weg");

  private static final int MOST_NAME = 3;
  private static final int POSTCODE = 4;

  private StreetMiddle() {}

  /** Looks before and behind the street word; whether an address is there. */
  static boolean at(Text text, int street, Sink sink) {
    boolean other = OTHERS.contains(text.hash(street));
    if (!other && !WORDS.contains(text.hash(street)) || !text.isCapital(street - 1)) {
      return false;
    }
    int end = HouseNumber.end(text, street + 1);
    if (end < 0
        || HouseNumber.goesOn(text, end)
        || !StreetLine.isSpaced(text, street)
        || (text.gap(street) & ByteClass.DOT) != 0) {
      return false;
    }
    int first = street - 1;
    while (street - first < MOST_NAME && isPartOfName(text, first)) {
      first--;
    }
    int last = AddressTail.end(text, end);
    if (isTownBefore(text, first)) {
      StreetLine.add(text, first - 2, last, StreetLine.SURE, sink);
      return true;
    }
    boolean ends = !text.has(end + 1) || (text.gap(end + 1) & ~ByteClass.SPACE) != 0;
    if (other && last == end && !(ends && StreetLine.hasContext(text, first, end))
        || last == end && !ends) {
      return false;
    }
    StreetLine.add(text, first, last, StreetLine.SURE, sink);
    return true;
  }

  /** {@code 5430 Tiszaföldvár, Kossuth Lajos út 88}: as addresses begin in Hungary. */
  private static boolean isTownBefore(Text text, int first) {
    int postcode = first - 2;
    return text.isDigits(postcode)
        && text.length(postcode) == POSTCODE
        && text.isCapital(first - 1)
        && text.joins(first - 1, ' ')
        && text.gapLength(first) == 2
        && (text.gap(first) & ByteClass.CELL) != 0
        && text.at(text.start(postcode)) != '0';
  }

  private static boolean isPartOfName(Text text, int token) {
    return text.joins(token, ' ')
        && text.isCapital(token - 1)
        && !text.is(token - 1, WordClass.FUNCTION)
        && (text.shape(token - 1) & ByteClass.DIGIT) == 0;
  }
}

package io.ledgerline.inspection.place;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/**
 * Streets of Slavic languages behind a short word that means other things elsewhere: {@code пр-т
 * Науки, 45}, {@code б-р Шевченко, 21}, {@code ш. Энтузиастов, д. 5}, {@code os. Piastów 14/3}.
 * Told from the number of the house.
 */
final class AbbreviatedStreet {
  private static final Set<Long> DOTTED =
      Fold.hashes("пр просп бул бульв ш пл наб пер пров вул ул мкр");

  /** Written in Latin letters, the name of the street in letters that other languages lack. */
  private static final Set<Long> LATIN = Fold.hashes("al os pl nám tř nábř ul");

  private static final Set<Long> FIRST_HALVES = Fold.hashes("пр б просп бул пл");
  private static final Set<Long> SECOND_HALVES = Fold.hashes("т кт р д ща");

  /** Behind these it says that there are more: {@code и пр.}, {@code et al.} */
  private static final Set<Long> AND = Fold.hashes("et и і й та");

  private static final int MOST_WORDS = 5;
  private static final int MOST_GAP = 6;
  private static final int MOST_HOUSE = 4;
  private static final int BETWEEN =
      ByteClass.SPACE | ByteClass.DOT | ByteClass.DASH | ByteClass.QUOTE | ByteClass.HIGH;

  private AbbreviatedStreet() {}

  /** Looks before a number at a token. */
  static void at(Text text, int number, Sink sink) {
    int name = text.is(number - 1, WordClass.HOUSE_SIGN) ? number - 2 : number - 1;
    if (!text.has(name)
        || text.length(number) > MOST_HOUSE
        || !text.isCapital(name)
        || !isNear(text, number, ByteClass.CELL)
        || !isNear(text, name + 1, ByteClass.CELL)) {
      return;
    }
    for (int i = name; i > name - MOST_WORDS && isNear(text, i, 0); i--) {
      if (!text.has(i - 1) || (text.shape(i) & ByteClass.DIGIT) != 0) {
        return;
      }
      int street = street(text, i - 1);
      if (street >= 0 && isNamed(text, street, i, name)) {
        int end = HouseNumber.end(text, number);
        if (end >= 0 && !HouseNumber.goesOn(text, end)) {
          StreetLine.add(text, street, AddressTail.end(text, end), StreetLine.SURE, sink);
        }
        return;
      }
    }
  }

  /** The first token of a word for a street that ends with a token; -1 for none. */
  private static int street(Text text, int token) {
    long hash = text.hash(token);
    boolean half = token > 0 && SECOND_HALVES.contains(hash) && text.joins(token, '-');
    if (half && FIRST_HALVES.contains(text.hash(token - 1))) {
      return token - 1;
    }
    boolean dotted = text.at(text.end(token)) == '.';
    boolean more = token > 0 && AND.contains(text.hash(token - 1)) && text.joins(token, ' ');
    boolean wide = text.at(text.start(token)) >= 0x80;
    boolean known = wide && DOTTED.contains(hash) || LATIN.contains(hash) && !isInWord(text, token);
    return dotted && known && !more ? token : -1;
  }

  private static boolean isInWord(Text text, int token) {
    int before = text.at(text.start(token) - 1);
    return before == '.' || before == '-' || before == '/' || before == '_';
  }

  /** Whether the name begins with a capital, or ends with one, in letters of such a language. */
  private static boolean isNamed(Text text, int street, int first, int last) {
    if (text.at(text.start(street)) >= 0x80) {
      return true;
    }
    for (int i = first; i <= last; i++) {
      if ((text.shape(i) & ByteClass.HIGH) != 0) {
        return true;
      }
    }
    return (text.shape(street) & ByteClass.HIGH) != 0;
  }

  private static boolean isNear(Text text, int token, int more) {
    return text.gapLength(token) <= MOST_GAP && (text.gap(token) & ~(BETWEEN | more)) == 0;
  }
}

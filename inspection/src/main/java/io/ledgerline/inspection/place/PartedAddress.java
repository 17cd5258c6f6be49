package io.ledgerline.inspection.place;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;

/**
 * Addresses without a street, told by both their ends: a unit with its number, parts between
 * commas, a known city or state with a postcode: {@code Flat 4B, Sunrise Apartments, Andheri West,
 * Mumbai 400053}, {@code Plot 14, Sector 22, Gurugram, Haryana 122015}.
 */
final class PartedAddress {
  private static final int MOST = 18;
  private static final int LEAST_PARTS = 2;
  private static final int LEAST_POSTCODE = 5;

  private PartedAddress() {}

  /** Looks behind the number of a unit. */
  static void at(Text text, int unit, int number, Sink sink) {
    if (!text.isCapital(unit) || !isNumber(text, number)) {
      return;
    }
    int parts = 0;
    int city = -1;
    for (int i = number + 1; i < number + MOST && text.has(i) && isLinked(text, i); i++) {
      parts += (text.gap(i) & (ByteClass.CELL | ByteClass.LINE)) != 0 ? 1 : 0;
      boolean told = city >= 0 && isPostcode(text, i, city) || isPin(text, i);
      if (told && parts >= LEAST_PARTS) {
        StreetLine.add(text, unit, i, StreetLine.SURE, sink);
        return;
      }
      boolean part =
          text.isCapital(i)
              || (text.shape(i) & ByteClass.DIGIT) != 0
              || text.is(i, WordClass.PARTICLE)
              || text.is(i, WordClass.UNIT);
      if (!part) {
        return;
      }
      int words = Math.max(text.phrase(i, WordClass.CITY), text.phrase(i, WordClass.STATE));
      city = words > 0 ? i + words - 1 : city;
    }
  }

  /** {@code Mumbai 400053}, {@code Mumbai - 400053}, {@code Haryana, 122015}. */
  private static boolean isPostcode(Text text, int token, int city) {
    return token == city + 1
        && text.isDigits(token)
        && text.length(token) >= LEAST_POSTCODE
        && text.length(token) <= LEAST_POSTCODE + 1
        && !HouseNumber.goesOn(text, token);
  }

  /** {@code Hosur 635126}: six digits in India, behind a town that no list has to know. */
  private static boolean isPin(Text text, int token) {
    int first = text.at(text.start(token));
    return text.isDigits(token)
        && text.length(token) == LEAST_POSTCODE + 1
        && first >= '1'
        && first <= '8'
        && text.isCapital(token - 1)
        && (text.shape(token - 1) & ByteClass.DIGIT) == 0
        && text.gapLength(token) <= 3
        && !HouseNumber.goesOn(text, token);
  }

  private static boolean isNumber(Text text, int token) {
    return text.has(token)
        && (text.shape(token) & ByteClass.DIGIT) != 0
        && text.gapLength(token) <= 2
        && (text.gap(token) & ByteClass.LINE) == 0;
  }

  private static boolean isLinked(Text text, int token) {
    int allowed =
        ByteClass.SPACE | ByteClass.CELL | ByteClass.LINE | ByteClass.DASH | ByteClass.SLASH;
    return (text.gap(token) & ~allowed) == 0 && text.gapLength(token) <= 3;
  }
}

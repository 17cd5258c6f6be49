package io.ledgerline.inspection.place;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;

/**
 * What follows street and number: unit, floor, city, state, country, postcode, over line breaks.
 */
final class AddressTail {
  private static final int MOST = 16;
  private static final int MOST_CITY = 4;

  private AddressTail() {}

  /** The last token of the address whose street and number end at {@code token}. */
  static int end(Text text, int token) {
    int last = token;
    int i = token + 1;
    while (i < token + MOST && text.has(i) && isLinked(text, i)) {
      int step = step(text, i, last);
      if (step == 0) {
        break;
      }
      last = i + step - 1;
      i += step;
    }
    boolean city = last > token && text.isCapital(last) && !text.isDigits(last);
    return city && AddressParts.isProvince(text, last + 1) ? last + 1 : last;
  }

  /** How many tokens from here are one part of an address, 0 for none. */
  private static int step(Text text, int token, int last) {
    if (text.is(token, WordClass.UNIT)) {
      boolean value =
          text.has(token + 1)
              && text.gapLength(token + 1) <= 3
              && (text.gap(token + 1) & ByteClass.LINE) == 0
              && ((text.shape(token + 1) & ByteClass.DIGIT) != 0 || text.length(token + 1) <= 2);
      return value ? 2 : text.length(token) > 3 || text.isCapital(token) ? 1 : 0;
    }
    if (AddressParts.is(text, token) && isPart(text, token)) {
      return 1;
    }
    if ((text.shape(token) & ByteClass.DIGIT) != 0) {
      boolean postcode = isDashed(text, token);
      if (!postcode && (HouseNumber.goesOn(text, token) || isDialled(text, token))) {
        return 0;
      }
      if (postcode) {
        return 2;
      }
      boolean direct = (text.gap(token) & ByteClass.LINE) == 0 || text.length(token) >= 4;
      return text.length(token) <= 6 && direct && token - last <= 1 ? 1 : 0;
    }
    int place =
        Math.max(
            text.phrase(token, WordClass.COUNTRY),
            Math.max(text.phrase(token, WordClass.CITY), text.phrase(token, WordClass.STATE)));
    if (place > 0) {
      return place;
    }
    if (text.is(token, WordClass.STATE_CODE) && text.isAllCapitals(token)) {
      return 1;
    }
    if (isOrdinalSign(text, token) || isDirection(text, token)) {
      return 1;
    }
    boolean letter =
        text.length(token) == 1 && (text.gap(token) & ByteClass.LINE) == 0 && text.isCapital(token);
    if (letter || text.is(token, WordClass.STREET) && !text.is(token, WordClass.FUNCTION)) {
      return 1;
    }
    return city(text, token);
  }

  /** A word for a floor or a door beside its number, or before another part of the address. */
  private static boolean isPart(Text text, int token) {
    boolean number = (text.shape(token - 1) & ByteClass.DIGIT) != 0 && text.gapLength(token) <= 2;
    boolean behind =
        text.has(token + 1)
            && ((text.shape(token + 1) & ByteClass.DIGIT) != 0 || text.length(token + 1) == 1)
            && text.gapLength(token + 1) <= 2;
    boolean more = AddressParts.is(text, token - 1);
    return (number || behind || more) && (text.gap(token) & ByteClass.LINE) == 0;
  }

  /** {@code 40-066}, {@code 1250-109} before a city. */
  private static boolean isDashed(Text text, int token) {
    int size = text.length(token);
    boolean form =
        text.isDigits(token)
            && (size == 2 || size == 4)
            && text.isDigits(token + 1)
            && text.length(token + 1) == 3
            && text.joins(token + 1, '-');
    return form && text.isCapital(token + 2) && text.gapLength(token + 2) <= 2;
  }

  /** {@code 030} before further digits, {@code 808.965.0417}: a telephone, no postcode. */
  private static boolean isDialled(Text text, int token) {
    boolean dotted =
        text.isDigits(token)
            && text.isDigits(token + 1)
            && text.isDigits(token + 2)
            && (text.joins(token + 1, '.') && text.joins(token + 2, '.')
                || text.joins(token + 1, '-') && text.joins(token + 2, '-'));
    return dotted
        || text.at(text.start(token)) == '0'
            && text.length(token) <= 4
            && text.isDigits(token)
            && text.isDigits(token + 1)
            && (text.gap(token + 1) & ByteClass.DASH) == 0;
  }

  /** The sign of {@code 2.º}, which a dot may part from its number. */
  private static boolean isOrdinalSign(Text text, int token) {
    int start = text.start(token);
    return text.length(token) == 2
        && text.at(start) == 0xC2
        && (text.at(start + 1) == 0xAA || text.at(start + 1) == 0xBA);
  }

  /** {@code NW} behind the street of a city that is laid out by them. */
  private static boolean isDirection(Text text, int token) {
    if (text.length(token) != 2 || (text.gap(token) & ~ByteClass.SPACE) != 0) {
      return false;
    }
    int first = text.at(text.start(token));
    int second = text.at(text.start(token) + 1);
    return (first == 'N' || first == 'S') && (second == 'E' || second == 'W');
  }

  /**
   * Capital words that a state, country or postcode ends, or that end their line; behind a postcode
   * also small words between them: {@code 46520 Puerto de Sagunto}.
   */
  private static int city(Text text, int token) {
    boolean afterDigits =
        text.isDigits(token - 1)
            && (text.length(token - 1) >= 4 || token > 1 && isDashed(text, token - 2));
    int n = 0;
    while (n < MOST_CITY && isCityWord(text, token + n) && (n == 0 || isTight(text, token + n))) {
      boolean link =
          afterDigits
              && text.is(token + n + 1, WordClass.PARTICLE)
              && isTight(text, token + n + 1)
              && isTight(text, token + n + 2)
              && isCityWord(text, token + n + 2)
              && !text.is(token + n + 2, WordClass.GIVEN);
      n += link ? 2 : 1;
    }
    int next = token + n;
    if (n == 0) {
      return 0;
    }
    boolean known =
        text.has(next)
            && isLinked(text, next)
            && (text.is(next, WordClass.COUNTRY)
                || text.is(next, WordClass.STATE)
                || text.is(next, WordClass.STATE_CODE) && text.isAllCapitals(next)
                || text.isDigits(next) && text.length(next) >= 4 && text.length(next) <= 6);
    boolean province = AddressParts.isProvince(text, next);
    boolean comma =
        (text.gap(token) & (ByteClass.CELL | ByteClass.LINE)) != 0
            || province && text.startsWith(text.start(token) - 3, " - ");
    int stops = ByteClass.LINE | ByteClass.CELL | ByteClass.STOP;
    stops |= afterDigits ? ByteClass.DOT | ByteClass.OTHER : 0;
    boolean ends = !text.has(next) || (text.gap(next) & stops) != 0 || province;
    return known || (comma || afterDigits) && ends ? n : 0;
  }

  private static boolean isCityWord(Text text, int token) {
    return text.isCapital(token)
        && (text.shape(token) & ByteClass.DIGIT) == 0
        && !text.is(token, WordClass.FUNCTION);
  }

  /** Five digits and a city, for which the dot behind a number is no end. */
  static boolean isPostcode(Text text, int token) {
    return postcode(text, token) == token && text.length(token) == 5;
  }

  /**
   * The last token of a postcode that a city follows: {@code 10115 Berlin}, {@code 110 00 Praha},
   * {@code 0154 Oslo}; -1 for none.
   */
  static int postcode(Text text, int token) {
    if (!text.isDigits(token)) {
      return isLettered(text, token) ? token + 1 : -1;
    }
    if (isDashed(text, token)) {
      return token + 1;
    }
    int size = text.length(token);
    boolean two =
        size == 3
            && text.isDigits(token + 1)
            && text.length(token + 1) == 2
            && text.joins(token + 1, ' ');
    int last = two ? token + 1 : token;
    int city = last + 1;
    boolean place =
        text.isCapital(city)
            && !text.is(city, WordClass.CURRENCY)
            && text.gapLength(city) <= 3
            && (text.gap(city) & ~(ByteClass.SPACE | ByteClass.DASH | ByteClass.CELL)) == 0;
    return place && (two || size == 4 || size == 5) ? last : -1;
  }

  /** {@code LV-1010}, {@code A-1010} before a city. */
  private static boolean isLettered(Text text, int token) {
    return text.isAllCapitals(token)
        && text.length(token) <= 2
        && text.isDigits(token + 1)
        && text.joins(token + 1, '-')
        && (text.length(token + 1) == 4 || text.length(token + 1) == 5)
        && text.isCapital(token + 2)
        && text.gapLength(token + 2) == 1;
  }

  private static boolean isTight(Text text, int token) {
    return text.has(token)
        && text.gapLength(token) == 1
        && (text.gap(token) & (ByteClass.SPACE | ByteClass.DASH)) != 0;
  }

  /** Spaces, commas, dots behind short words, one line break. */
  private static boolean isLinked(Text text, int token) {
    int allowed =
        ByteClass.SPACE
            | ByteClass.CELL
            | ByteClass.LINE
            | ByteClass.DASH
            | ByteClass.DOT
            | ByteClass.OTHER;
    int gap = text.gap(token);
    if ((gap & ~allowed) != 0 || text.gapLength(token) > 4) {
      return false;
    }
    if ((gap & ByteClass.OTHER) != 0) {
      return text.at(text.start(token) - 1) == '#';
    }
    boolean dot = (gap & ByteClass.DOT) != 0;
    return !dot
        || AddressParts.isCounted(text, token)
        || AddressParts.is(text, token - 1) && text.gapLength(token) <= 3
        || text.length(token - 1) <= 4 && !text.isDigits(token - 1)
        || isOrdinalSign(text, token) && text.gapLength(token) == 1
        || isPostcode(text, token);
  }
}

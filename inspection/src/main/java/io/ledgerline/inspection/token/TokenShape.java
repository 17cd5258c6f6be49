package io.ledgerline.inspection.token;

/** What a token looks like, so that it is valid where the value stood. */
public enum TokenShape {
  /** A word with the type in front, such as {@code Person4KQ7XW2DPB9}. Stands for anything. */
  WORD,
  /** An address under a top-level domain that RFC 2606 reserves: {@code email4kq…@mail.example}. */
  EMAIL,
  /** Other digits in the same places; everything between them stays. */
  DIGITS,
  /** As digits, but of no issuer (it begins with 99) and with a check digit that is wrong. */
  CARD,
  /** Country and length stay; the check digits are 00, which no real one has. */
  IBAN;

  private static final int FEWEST_DIGITS = 7;
  private static final int FEWEST_CARD_DIGITS = 12;
  private static final int SHORTEST_IBAN = 15;
  private static final String BETWEEN = " +-().,#";

  /** This shape where a value can have it, else {@link #WORD}. */
  TokenShape orWordFor(byte[] value) {
    return fits(value) ? this : WORD;
  }

  private boolean fits(byte[] value) {
    return switch (this) {
      case WORD -> true;
      case EMAIL -> count(value, '@', '@') == 1;
      case DIGITS -> plain(value, false) && digitsBehindZeros(value) >= FEWEST_DIGITS;
      case CARD ->
          plain(value, false)
              && digitsBehindZeros(value) >= FEWEST_DIGITS
              && count(value, '0', '9') >= FEWEST_CARD_DIGITS;
      case IBAN -> plain(value, true) && value.length >= SHORTEST_IBAN && beginsAsIban(value);
    };
  }

  private static boolean beginsAsIban(byte[] value) {
    return isLetter(value[0]) && isLetter(value[1]) && isDigit(value[2]) && isDigit(value[3]);
  }

  /** Nothing but what every writer of JSON and every model copies as it is. */
  private static boolean plain(byte[] value, boolean letters) {
    for (byte b : value) {
      if (!isDigit(b) && !(letters && isLetter(b)) && (b < 0 || BETWEEN.indexOf(b) < 0)) {
        return false;
      }
    }
    return true;
  }

  /** Zeros in front stay in a token, so what is hardly more than zeros has no other to become. */
  private static int digitsBehindZeros(byte[] value) {
    int count = 0;
    for (byte b : value) {
      count += isDigit(b) && (count > 0 || b != '0') ? 1 : 0;
    }
    return count;
  }

  private static int count(byte[] value, char from, char to) {
    int count = 0;
    for (byte b : value) {
      if (b >= from && b <= to) {
        count++;
      }
    }
    return count;
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  static boolean isLetter(byte b) {
    int lower = b | 0x20;
    return b > 0 && lower >= 'a' && lower <= 'z';
  }
}

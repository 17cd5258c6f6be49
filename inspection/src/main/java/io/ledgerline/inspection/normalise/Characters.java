package io.ledgerline.inspection.normalise;

/** What each character is to {@link Traits}, as bits in one table. */
final class Characters {
  static final int LETTER = 1;
  static final int DIGIT = 1 << 1;
  static final int WORD = LETTER | DIGIT;

  /** A letter of an encoding: base64 of both alphabets. */
  static final int ENCODING = 1 << 2;

  static final int HEX = 1 << 3;

  /** A sign that stands for a letter in leet. */
  static final int LEET_SIGN = 1 << 4;

  /** What Morse code is written with. */
  static final int CODE = 1 << 5;

  static final int SPACE = 1 << 6;

  /** A slash or bar, with which codes part words. */
  static final int BAR = 1 << 7;

  /** Any other sign. */
  static final int SIGN = 1 << 8;

  static final int FOREIGN = 1 << 9;

  /** It may read as anything once it is folded. */
  static final int ODD = 1 << 10;

  static final int INVISIBLE = 1 << 11;
  static final int BRAILLE = 1 << 12;

  /** It may be of a script that puts no spaces between words. */
  static final int UNSPACED = 1 << 13;

  private static final String MORSE = "\u00B7\u2013\u2022\u2026\u2212";

  /** Signs that stay what they are when they are folded. */
  private static final String PLAIN =
      "\u00A1\u00A2\u00A3\u00A5\u00A7\u00A9\u00AB\u00AC\u00AE\u00B0\u00B1\u00B6\u00BB\u00BF"
          + "\u2010\u2011\u2012\u2014\u2015\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F"
          + "\u2020\u2021\u2030\u2039\u203A\u20AC";

  private static final short[] KIND = kinds();

  private Characters() {}

  static int kind(char c) {
    return KIND[c];
  }

  private static short[] kinds() {
    short[] kinds = new short[0x10000];
    for (int c = 0; c < kinds.length; c++) {
      kinds[c] = (short) (c < 0x80 ? ascii((char) c) : FOREIGN | foreign((char) c));
    }
    return kinds;
  }

  private static int ascii(char c) {
    boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    boolean digit = c >= '0' && c <= '9';
    int kind = letter ? LETTER | ENCODING : digit ? DIGIT | ENCODING : 0;
    kind |= Character.digit(c, 16) >= 0 ? HEX : 0;
    kind |= "+/=_-".indexOf(c) >= 0 ? ENCODING : 0;
    kind |= "@$!|+".indexOf(c) >= 0 ? LEET_SIGN : 0;
    kind |= c == '.' || c == '-' ? CODE : 0;
    kind |= c == '/' || c == '|' ? BAR : 0;
    kind |= c <= ' ' ? SPACE : 0;
    return (kind & (WORD | CODE | BAR | SPACE)) == 0 ? kind | SIGN : kind;
  }

  private static int foreign(char c) {
    int also = c >= 0x2800 && c <= 0x283F ? BRAILLE : 0;
    also |= Invisible.is(c) || isHighOfInvisible(c) ? INVISIBLE : 0;
    also |= mayBeUnspaced(c) ? UNSPACED : 0;
    also |= Character.digit(c, 16) >= 0 ? HEX : 0;
    if (c == '\u00A0') {
      return SPACE | ODD;
    }
    if (MORSE.indexOf(c) >= 0) {
      return CODE | also;
    }
    if (isSafeLetter(c)) {
      return LETTER | also;
    }
    boolean emoji = c == '\uD83D' || Character.isLowSurrogate(c);
    return also | (emoji || PLAIN.indexOf(c) >= 0 ? SIGN : SIGN | ODD);
  }

  /** The first half of a pair that may be a tag, a selector or another unseen character. */
  private static boolean isHighOfInvisible(char c) {
    return c == '\uD82F' || c == '\uD834' || c >= '\uDB40' && c <= '\uDB43';
  }

  private static boolean mayBeUnspaced(char c) {
    return c >= 0xE00 && !(c >= 0x2000 && c < 0x2070) && c != '\uD83D' && !isLow(c);
  }

  private static boolean isLow(char c) {
    return Character.isLowSurrogate(c);
  }

  /** A letter that is folded to letters; U+037A becomes a space as well. */
  private static boolean isSafeLetter(char c) {
    boolean known =
        c < 0x2000 && c != 0x37A
            || c >= 0x3041 && c <= 0x30FF
            || c >= 0x3400 && c <= 0x9FFF
            || c >= 0xAC00 && c <= 0xD7A3;
    return known && Character.isLetter(c) && !Invisible.is(c);
  }
}

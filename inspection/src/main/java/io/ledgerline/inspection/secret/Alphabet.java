package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Text;

/** The characters that a secret may be made of, as a set of ASCII. */
record Alphabet(long low, long high) {
  static final Alphabet DIGITS = of("0123456789");
  static final Alphabet UPPER = of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  static final Alphabet LOWER = of("abcdefghijklmnopqrstuvwxyz");
  static final Alphabet LETTERS = UPPER.and(LOWER);
  static final Alphabet ALNUM = LETTERS.and(DIGITS);

  /** Letters, digits, underscore, hyphen: base64url. */
  static final Alphabet URL = ALNUM.and(of("_-"));

  static final Alphabet BASE64 = ALNUM.and(of("+/="));
  static final Alphabet HEX = DIGITS.and(of("abcdefABCDEF"));
  static final Alphabet BASE32 = UPPER.and(of("234567"));
  static final Alphabet DOTTED = URL.and(of("."));

  /** Any of the base64 alphabets. */
  static final Alphabet TEXT = BASE64.and(of("_-"));

  /** The ASCII characters of a value, its letters as small ones. */
  static Alphabet folded(Text text, int start, int end) {
    long low = 0;
    long high = 0;
    for (int p = start; p < end; p++) {
      int b = text.at(p);
      b = b >= 'A' && b <= 'Z' ? b + 0x20 : b;
      low |= b < 64 ? 1L << b : 0;
      high |= b < 64 || b >= 128 ? 0 : 1L << b;
    }
    return new Alphabet(low, high);
  }

  /** Whether all characters of another are among these. */
  boolean hasAll(Alphabet other) {
    return (other.low & ~low | other.high & ~high) == 0;
  }

  static Alphabet of(String characters) {
    long low = 0;
    long high = 0;
    for (int i = 0; i < characters.length(); i++) {
      int c = characters.charAt(i);
      low |= c < 64 ? 1L << c : 0;
      high |= c < 64 ? 0 : 1L << (c - 64);
    }
    return new Alphabet(low, high);
  }

  private Alphabet and(Alphabet other) {
    return new Alphabet(low | other.low, high | other.high);
  }

  /** Whether a byte (0 to 255, or -1 for the end of the text) is one of the characters. */
  boolean has(int b) {
    return b >= 0 && b < 128 && ((b < 64 ? low >>> b : high >>> (b - 64)) & 1) != 0;
  }
}

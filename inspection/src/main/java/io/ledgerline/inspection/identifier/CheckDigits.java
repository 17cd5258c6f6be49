package io.ledgerline.inspection.identifier;

/** The check-digit schemes that several issuers share. Characters are ASCII. */
final class CheckDigits {
  private static final byte[][] VERHOEFF_TIMES = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
    {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
    {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
    {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
    {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
    {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
    {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
    {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
    {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
    {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}
  };
  private static final byte[][] VERHOEFF_TURN = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
    {1, 5, 7, 6, 2, 8, 3, 0, 9, 4},
    {5, 8, 0, 3, 7, 9, 6, 1, 4, 2},
    {8, 9, 1, 6, 0, 4, 3, 5, 2, 7},
    {9, 4, 5, 3, 1, 2, 6, 8, 7, 0},
    {4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
    {2, 7, 9, 3, 8, 0, 6, 4, 1, 5},
    {7, 0, 4, 6, 9, 1, 3, 2, 5, 8}
  };

  private CheckDigits() {}

  /** The number that a digit is. */
  static int digit(byte[] v, int at) {
    return v[at] - '0';
  }

  /** ISO/IEC 7812-1 annex B: the last digit makes the sum a multiple of ten. */
  static boolean luhn(byte[] v, int from, int to) {
    return luhnSum(v, from, to) % 10 == 0;
  }

  static int luhnSum(byte[] v, int from, int to) {
    int sum = 0;
    boolean twice = false;
    for (int i = to - 1; i >= from; i--, twice = !twice) {
      int d = digit(v, i);
      sum += twice ? (d > 4 ? 2 * d - 9 : 2 * d) : d;
    }
    return sum;
  }

  /** Sum of digits times weights, from {@code from} on. */
  static int weighted(byte[] v, int from, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * digit(v, from + i);
    }
    return sum;
  }

  /** The digits as a number, at most 18 of them. */
  static long number(byte[] v, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + digit(v, i);
    }
    return number;
  }

  /** ISO 7064 mod 11,10, the check digit last. */
  static boolean mod11And10(byte[] v, int from, int to) {
    int product = 10;
    for (int i = from; i < to - 1; i++) {
      int sum = (digit(v, i) + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10 == digit(v, to - 1);
  }

  /** Verhoeff's dihedral check, the check digit last. */
  static boolean verhoeff(byte[] v, int n) {
    int c = 0;
    for (int i = 0; i < n; i++) {
      c = VERHOEFF_TIMES[c][VERHOEFF_TURN[i % 8][digit(v, n - 1 - i)]];
    }
    return c == 0;
  }

  /** ISO 7064 mod 97-10 of an IBAN: the first four characters count last, letters as 10 to 35. */
  static boolean mod97(byte[] v, int n) {
    int rest = 0;
    for (int i = 0; i < n; i++) {
      byte c = v[(i + 4) % n];
      rest = c <= '9' ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'A' + 10) % 97;
    }
    return rest == 1;
  }

  /** GS1 check digit over 13 digits. */
  static boolean ean13(byte[] v) {
    return weighted(v, 0, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
  }

  /** Whether all characters are the same. */
  static boolean isOneRepeated(byte[] v, int n) {
    for (int i = 1; i < n; i++) {
      if (v[i] != v[0]) {
        return false;
      }
    }
    return true;
  }

  static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(byte c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean oneOf(byte c, String characters) {
    return characters.indexOf(c) >= 0;
  }
}

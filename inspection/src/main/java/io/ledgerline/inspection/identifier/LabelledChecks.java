package io.ledgerline.inspection.identifier;

/**
 * The forms of numbers that only their label tells: how long they are, where letters stand. All
 * take a value without its separators, as bytes and their number.
 */
final class LabelledChecks {
  private static final int LEAST_DIGITS = 4;

  private LabelledChecks() {}

  static boolean account(byte[] v, int n) {
    return n >= 6 && n <= 17 && digits(v, 0, n);
  }

  static boolean usPassport(byte[] v, int n) {
    return n == 9 && (CheckDigits.isDigit(v[0]) || CheckDigits.isLetter(v[0])) && digits(v, 1, n);
  }

  static boolean ukPassport(byte[] v, int n) {
    return n == 9 && CheckDigits.isLetter(v[0]) && CheckDigits.isLetter(v[1]) && digits(v, 2, n);
  }

  /** Any country's with letters and digits; those of digits only are told apart by their form. */
  static boolean passport(byte[] v, int n) {
    return document(v, n) && !usPassport(v, n) && !ukPassport(v, n);
  }

  /**
   * A number of a state without a check that is known here: {@code CUIT}, {@code cédula}; not what
   * has the form of a Spanish one, whose check failed then.
   */
  static boolean nationalId(byte[] v, int n) {
    boolean spanish = n == 9 && CheckDigits.isLetter(v[n - 1]);
    return n >= 7 && n <= 14 && count(v, n) >= n - 2 && !spanish;
  }

  /** The same; the German one has a check of its own. */
  static boolean identityCard(byte[] v, int n) {
    boolean german = n == 9 || n == 10;
    for (int i = 0; i < n && german; i++) {
      german = CheckDigits.isDigit(v[i]) || CheckDigits.oneOf(v[i], EuropeanChecks.DOCUMENT);
    }
    return !german && document(v, n);
  }

  static boolean document(byte[] v, int n) {
    int count = count(v, n);
    return n >= 6 && n <= 10 && count >= LEAST_DIGITS && count < n;
  }

  /** The forms of the larger states: digits only, or a letter and digits (AAMVA). */
  static boolean driver(byte[] v, int n) {
    if (digits(v, 0, n)) {
      return n >= 7 && n <= 10 || n == 12;
    }
    if (CheckDigits.isLetter(v[0]) && digits(v, 1, n)) {
      return n >= 7 && n <= 9 || n >= 12 && n <= 15;
    }
    return CheckDigits.isLetter(v[0])
        && CheckDigits.isLetter(v[1])
        && (digits(v, 2, n) && n == 8 || n == 12);
  }

  static boolean record(byte[] v, int n) {
    return n >= 5 && n <= 14 && count(v, n) * 2 >= n;
  }

  private static int count(byte[] v, int n) {
    int count = 0;
    for (int i = 0; i < n; i++) {
      count += CheckDigits.isDigit(v[i]) ? 1 : 0;
    }
    return count;
  }

  static boolean digits(byte[] v, int from, int n) {
    for (int i = from; i < n; i++) {
      if (!CheckDigits.isDigit(v[i])) {
        return false;
      }
    }
    return true;
  }
}

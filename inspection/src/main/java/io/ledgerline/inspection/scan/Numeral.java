package io.ledgerline.inspection.scan;

/** The number that a token writes in ASCII digits. */
public final class Numeral {
  private static final int MOST_DIGITS = 4;

  private Numeral() {}

  /** From 0 to 9999; -1 for a longer token, one of other characters, and one outside the text. */
  public static int of(Text text, int token) {
    if (!text.isDigits(token) || text.length(token) > MOST_DIGITS) {
      return -1;
    }
    int value = 0;
    for (int p = text.start(token); p < text.end(token); p++) {
      value = value * 10 + text.at(p) - '0';
    }
    return value;
  }
}

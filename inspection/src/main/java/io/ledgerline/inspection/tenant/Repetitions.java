package io.ledgerline.inspection.tenant;

/**
 * An upper bound of what an expression's counted repetitions unfold into, before anything is
 * compiled: RE2 copies what is repeated, and repeated repetitions multiply.
 */
final class Repetitions {
  /** Instructions that may be compiled at all. */
  private static final long MOST = 100_000;

  private Repetitions() {}

  /** Whether the expression may unfold into more than anybody should compile. */
  static boolean tooMany(String expression) {
    boolean nested = expression.contains("){") || expression.contains("}{");
    if (!nested) {
      return false; // what is repeated is one character or class, at most a thousand times
    }
    long product = expression.length();
    for (int at = expression.indexOf('{'); at >= 0; at = expression.indexOf('{', at + 1)) {
      product *= Math.max(1, count(expression, at + 1));
      if (product > MOST) {
        return true;
      }
    }
    return false;
  }

  /** The larger of the numbers in front of the next brace; capped, so that products stay exact. */
  private static long count(String expression, int from) {
    long largest = 0;
    long number = 0;
    for (int at = from; at < expression.length() && expression.charAt(at) != '}'; at++) {
      char c = expression.charAt(at);
      number = c >= '0' && c <= '9' ? Math.min(MOST, number * 10 + c - '0') : 0;
      largest = Math.max(largest, number);
    }
    return largest;
  }
}

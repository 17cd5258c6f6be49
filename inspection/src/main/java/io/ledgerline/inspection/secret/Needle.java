package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Text;

/**
 * ASCII characters that are sought in a value, in any case.
 *
 * @param lower the characters, in lower case
 * @param made which characters those are
 */
record Needle(String lower, Alphabet made) {
  /** What tells a small letter from a capital. */
  private static final int CASE = 0x20;

  static Needle of(String lower) {
    return new Needle(lower, Alphabet.of(lower));
  }

  /**
   * Whether they occur in a value.
   *
   * @param among the value's characters, {@link Alphabet#folded}
   */
  boolean in(Text text, int start, int end, Alphabet among) {
    return among.hasAll(made) && in(text, start, end);
  }

  /** The same for a value whose characters nobody knows yet. */
  boolean in(Text text, int start, int end) {
    byte[] bytes = text.bytes();
    int first = lower.charAt(0) | CASE;
    for (int p = start; p + lower.length() <= end; p++) {
      if ((bytes[p] | CASE) != first) {
        continue;
      }
      int i = 0;
      while (i < lower.length() && Character.toLowerCase(text.at(p + i)) == lower.charAt(i)) {
        i++;
      }
      if (i == lower.length()) {
        return true;
      }
    }
    return false;
  }
}

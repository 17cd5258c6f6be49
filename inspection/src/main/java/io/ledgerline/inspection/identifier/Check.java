package io.ledgerline.inspection.identifier;

/** Whether the characters of a candidate, separators taken out, can be a value of a kind. */
@FunctionalInterface
interface Check {
  /**
   * Decides.
   *
   * @param v ASCII digits and upper-case letters in {@code v[0..n)}; what lies behind is undefined
   */
  boolean passes(byte[] v, int n);
}

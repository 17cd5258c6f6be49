package io.ledgerline.governance.budget;

/** Sums of nano-dollars that stop at the ends of their range: a budget that overflows blocks. */
final class NanoSum {
  private NanoSum() {}

  /** The sum of two amounts that are not negative, at most {@link Long#MAX_VALUE}. */
  static long plus(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /** The difference of two amounts that are not negative, at least zero. */
  static long left(long from, long taken) {
    return Math.max(0, from - taken);
  }

  /**
   * The sum of two amounts of either sign. It has no floor at zero, so that corrections give the
   * same whatever their order, and so does each replay.
   */
  static long corrected(long amount, long difference) {
    long sum = amount + difference;
    boolean overflow = ((amount ^ sum) & (difference ^ sum)) < 0;
    return overflow ? (amount < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }

  /** The smallest amount that is at least this share of a limit. */
  static long share(long limit, int percent) {
    return limit / 100 * percent + Math.ceilDiv(limit % 100 * percent, 100);
  }
}

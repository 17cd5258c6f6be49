package io.ledgerline.ledger.proof;

/**
 * The perfect subtrees that cover a range of leaves, from left to right, each the widest aligned
 * power of two that fits ("compact range"). At most 2·log2 of the range's end.
 */
final class Cover {
  /** Receives one perfect subtree: its first leaf and its height. */
  @FunctionalInterface
  interface Piece<E extends Exception> {
    void at(long start, int height) throws E;
  }

  private Cover() {}

  /** How many subtrees cover [from, to). */
  static int count(long from, long to) {
    int count = 0;
    for (long at = from; at < to; at += 1L << height(at, to)) {
      count++;
    }
    return count;
  }

  /** Names each subtree that covers [from, to). */
  static <E extends Exception> void each(long from, long to, Piece<E> piece) throws E {
    for (long at = from; at < to; ) {
      int height = height(at, to);
      piece.at(at, height);
      at += 1L << height;
    }
  }

  private static int height(long at, long to) {
    int fits = 63 - Long.numberOfLeadingZeros(to - at);
    return at == 0 ? fits : Math.min(fits, Long.numberOfTrailingZeros(at));
  }
}

package io.ledgerline.inspection.injection;

import java.util.Arrays;

/** Which words of a run are known to be none of English, a bit for each. Not thread-safe. */
final class ForeignWords {
  private final long[] bits = new long[Tokens.CAPACITY / Long.SIZE];

  void mark(int word) {
    bits[word >> 6] |= 1L << word;
  }

  /** How many of some words are. */
  int count(int from, int to) {
    int some = 0;
    int last = to - 1 >> 6;
    for (int i = from >> 6; i <= last; i++) {
      long those = bits[i];
      those &= i == from >> 6 ? -1L << from : -1L;
      those &= i == last ? -1L >>> -to : -1L;
      some += Long.bitCount(those);
    }
    return some;
  }

  /**
   * Forgets the words of a run but those that the next one repeats, as many as a {@code long} has
   * bits; a run that is not full has no next one.
   */
  void keepOverlap(int words) {
    bits[0] = words == Tokens.CAPACITY ? bits[bits.length - 1] : 0;
    Arrays.fill(bits, 1, bits.length, 0);
  }
}

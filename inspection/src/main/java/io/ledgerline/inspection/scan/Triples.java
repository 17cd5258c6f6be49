package io.ledgerline.inspection.scan;

import java.util.Arrays;

/**
 * What three bytes stand for, as bits: a sieve that fits the first-level cache says of most that
 * they stand for nothing, a small table decides the rest exactly.
 */
final class Triples {
  private static final int BITS = 14;
  private static final int SLOTS = 1024;
  private static final int NONE = -1;

  private final long[] sieve = new long[1 << BITS - 6];
  private final int[] keys = new int[SLOTS];
  private final long[] values = new long[SLOTS];
  private int size;

  Triples() {
    Arrays.fill(keys, NONE);
  }

  void add(Starts some, long bits) {
    for (int key : some.keys()) {
      int at = slot(key);
      while (keys[at] != NONE && keys[at] != key) {
        at = at + 1 & SLOTS - 1;
      }
      size += keys[at] == NONE ? 1 : 0;
      if (size > SLOTS / 2) {
        throw new IllegalArgumentException("beginnings: more than " + SLOTS / 2);
      }
      keys[at] = key;
      values[at] |= bits;
      int bit = key * 0x9E3779B1 >>> Integer.SIZE - BITS;
      sieve[bit >> 6] |= 1L << bit;
    }
  }

  /** 0 where it stands for nothing for sure, else 1. */
  int may(int key) {
    int bit = key * 0x9E3779B1 >>> Integer.SIZE - BITS;
    return (int) (sieve[bit >> 6] >>> bit) & 1;
  }

  long of(int key) {
    int bit = key * 0x9E3779B1 >>> Integer.SIZE - BITS;
    return (sieve[bit >> 6] >>> bit & 1) == 0 ? 0 : exactly(key);
  }

  private long exactly(int key) {
    int at = slot(key);
    while (keys[at] != key) {
      if (keys[at] == NONE) {
        return 0;
      }
      at = at + 1 & SLOTS - 1;
    }
    return values[at];
  }

  private static int slot(int key) {
    return key * 0x85EBCA6B >>> 22;
  }
}

package io.ledgerline.inspection.scan;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;

/**
 * A few hashes of words, most of which are asked about words that are none of them: one look at 64
 * bits answers nearly always. Immutable.
 */
final class Hashes extends AbstractSet<Long> {
  private static final int SPARSE = 4;
  private static final int BITS_OF_MASK = 6;

  private final long[] all;

  /** A bit for the highest bits of each hash. */
  private final long mask;

  /** By the lowest bits of each; 0 where none is. */
  private final long[] slots;

  private final boolean zero;

  /** Holds each of them once. */
  Hashes(long[] some) {
    all = Arrays.stream(some).distinct().toArray();
    slots = new long[Integer.highestOneBit(Math.max(1, all.length)) * SPARSE];
    long bits = 0;
    boolean holdsZero = false;
    for (long hash : all) {
      bits |= bit(hash);
      holdsZero |= hash == 0;
      slots[slot(hash)] = hash;
    }
    mask = bits;
    zero = holdsZero;
  }

  @Override
  public boolean contains(Object one) {
    return one instanceof Long hash && has(hash);
  }

  /** The same without an object. */
  boolean has(long hash) {
    return (mask & bit(hash)) != 0 && slots[slot(hash)] == hash && (hash != 0 || zero);
  }

  private static long bit(long hash) {
    return 1L << (hash >>> Long.SIZE - BITS_OF_MASK);
  }

  /** The slot of a hash, or the free one where it would be. */
  private int slot(long hash) {
    int slot = (int) (hash ^ hash >>> Integer.SIZE) & slots.length - 1;
    while (slots[slot] != 0 && slots[slot] != hash) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  @Override
  public Iterator<Long> iterator() {
    return Arrays.stream(all).iterator();
  }

  @Override
  public int size() {
    return all.length;
  }
}

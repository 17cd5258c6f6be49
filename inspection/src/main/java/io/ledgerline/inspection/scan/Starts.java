package io.ledgerline.inspection.scan;

import java.util.Collection;

/**
 * The first three bytes of some texts as a set of bits: says no quickly, and yes with a chance of
 * being wrong of about one in a hundred.
 */
public final class Starts {
  /** Everything may begin so. */
  static final Starts ANY = new Starts(new long[0]);

  private static final int BITS = 14;
  private final long[] bits;

  private Starts(long[] bits) {
    this.bits = bits;
  }

  static Starts of(Collection<String> beginnings) {
    long[] bits = new long[1 << BITS - 6];
    for (var one : beginnings) {
      int slot = slot(one.charAt(0), one.charAt(1), one.charAt(2));
      bits[slot >> 6] |= 1L << slot;
    }
    return new Starts(bits);
  }

  /** All beginnings of both. */
  Starts or(Starts other) {
    if (bits.length == 0 || other.bits.length == 0) {
      return bits.length == 0 ? other : this;
    }
    long[] both = bits.clone();
    for (int i = 0; i < both.length; i++) {
      both[i] |= other.bits[i];
    }
    return new Starts(both);
  }

  boolean isAny() {
    return bits.length == 0;
  }

  boolean has(int slot) {
    return bits.length == 0 || (bits[slot >> 6] >>> slot & 1) != 0;
  }

  /** The slot of three bytes. */
  static int slot(int first, int second, int third) {
    return ((first | second << 8 | third << 16) * 0x9E3779B1) >>> 32 - BITS;
  }
}

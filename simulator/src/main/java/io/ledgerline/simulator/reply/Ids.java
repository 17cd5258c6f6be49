package io.ledgerline.simulator.reply;

import java.util.concurrent.atomic.AtomicLong;

/** Ids that never repeat in a process and are the same sequence for the same seed. Thread-safe. */
public final class Ids {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 20;
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private final AtomicLong next;
  private final long seed;

  /** Ids of a seed. */
  public Ids(long seed) {
    this.seed = seed;
    this.next = new AtomicLong();
  }

  /**
   * A new id.
   *
   * @param prefix for example {@code msg}; {@code sim} follows, so that nobody takes it for real
   */
  public String next(String prefix) {
    long count = next.incrementAndGet();
    StringBuilder id = new StringBuilder(prefix).append("_sim");
    append(id, mix(seed + count * GAMMA), LENGTH / 2);
    append(id, mix(count), LENGTH / 2);
    return id.toString();
  }

  private static void append(StringBuilder id, long value, int digits) {
    long rest = value;
    for (int i = 0; i < digits; i++) {
      id.append(ALPHABET.charAt((int) Long.remainderUnsigned(rest, ALPHABET.length())));
      rest = Long.divideUnsigned(rest, ALPHABET.length());
    }
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

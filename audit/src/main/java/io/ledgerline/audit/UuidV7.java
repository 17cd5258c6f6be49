package io.ledgerline.audit;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * UUID version 7 (RFC 9562 §5.7, method 1): 48 bits of milliseconds, 12 bits of counter, 62 random
 * bits.
 *
 * <p>Strictly increasing for one instance, also within a millisecond and when the clock steps back:
 * the counter then runs over into the milliseconds. Thread-safe if the random source is.
 */
public final class UuidV7 {
  private static final int COUNTER_BITS = 12;

  private final InstantSource clock;
  private final RandomGenerator random;
  private final AtomicLong last = new AtomicLong();

  /** Ids by that clock; the random source should be a cryptographic one. */
  public UuidV7(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** The next id, greater than all before it. */
  public UUID next() {
    long now = clock.millis() << COUNTER_BITS;
    long ticks = last.accumulateAndGet(now, (before, at) -> Math.max(before + 1, at));
    long high = (ticks >>> COUNTER_BITS << 16) | 0x7000L | (ticks & 0xFFF);
    long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}

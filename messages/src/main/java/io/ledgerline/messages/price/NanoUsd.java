package io.ledgerline.messages.price;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Money in nano-dollars (1 USD = 1,000,000,000), never negative. Sums that do not fit, beyond 9.2
 * billion USD, stay at {@link #MAX}, so an absurd cost is never a small one.
 */
public record NanoUsd(long value) implements Comparable<NanoUsd> {
  /** Nothing. */
  public static final NanoUsd ZERO = new NanoUsd(0);

  /** The most that can be said; also stands for everything above. */
  public static final NanoUsd MAX = new NanoUsd(Long.MAX_VALUE);

  private static final int SCALE = 9;

  public NanoUsd {
    if (value < 0) {
      throw new IllegalArgumentException("value: " + value + " (expected: >= 0)");
    }
  }

  /** An amount in USD, such as {@code 0.25}; a fraction of a nano-dollar is rounded up. */
  public static NanoUsd ofUsd(BigDecimal usd) {
    BigDecimal nano = usd.movePointRight(SCALE).setScale(0, RoundingMode.CEILING);
    return nano.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? MAX
        : new NanoUsd(nano.longValueExact());
  }

  /** An amount in USD as decimal text. */
  public static NanoUsd ofUsd(String usd) {
    return ofUsd(new BigDecimal(usd));
  }

  /** The sum, at most {@link #MAX}. */
  public NanoUsd plus(NanoUsd other) {
    long sum = value + other.value;
    return sum < 0 ? MAX : new NanoUsd(sum);
  }

  /** Whether this is more than the other. */
  public boolean exceeds(NanoUsd other) {
    return value > other.value;
  }

  /** USD with all nine decimals, such as {@code 0.000012500}. */
  public String toUsd() {
    return BigDecimal.valueOf(value, SCALE).toPlainString();
  }

  @Override
  public int compareTo(NanoUsd other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return "$" + toUsd();
  }
}

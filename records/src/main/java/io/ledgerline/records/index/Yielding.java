package io.ledgerline.records.index;

import java.time.Duration;

/**
 * How the indexer makes way for those who wait for the ledger: while appends are slow it writes
 * less at a time and rests between two transactions, a part of the time that grows with their
 * delay. It never stops: a quarter of the time is always its own, and more than half once it is far
 * behind.
 */
record Yielding(IndexerConfig config) {
  private static final int MOST_RESTS = 3;
  private static final int SMALLER = 4;

  /** Most entries in the next transaction. */
  int entries(int limit, Duration delay) {
    return isSlow(delay) ? Math.max(1, limit / SMALLER) : limit;
  }

  /** How long to rest after a transaction that took so long. */
  Duration rest(Duration took, Duration delay, long behind) {
    if (!isSlow(delay)) {
      return Duration.ZERO;
    }
    double rests = (double) delay.toNanos() / config.yieldAbove().toNanos();
    double most = behind > config.farBehind() ? 0.9 : MOST_RESTS;
    return Duration.ofNanos((long) (took.toNanos() * Math.min(rests, most)));
  }

  private boolean isSlow(Duration delay) {
    return delay.compareTo(config.yieldAbove()) > 0;
  }
}

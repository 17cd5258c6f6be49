package io.ledgerline.benchmarks.ledger;

import java.time.Duration;

/**
 * How long each part of the ledger's run takes; the whole is bounded by it.
 *
 * @param warmUp at full speed, discarded
 * @param measured each measurement of speed
 * @param checkpoints each measurement of how old an entry gets before a checkpoint covers it
 * @param catchUp the longest that is waited for the index at the end
 */
public record LedgerPlan(
    Duration warmUp, Duration measured, Duration checkpoints, Duration catchUp) {
  /** About two minutes, and what the index then needs. */
  public static LedgerPlan usual() {
    return new LedgerPlan(
        Duration.ofSeconds(6),
        Duration.ofSeconds(6),
        Duration.ofSeconds(20),
        Duration.ofMinutes(2));
  }

  /** Within a minute and a half: shows what is plainly wrong. */
  public static LedgerPlan quick() {
    return new LedgerPlan(
        Duration.ofSeconds(4),
        Duration.ofSeconds(3),
        Duration.ofSeconds(8),
        Duration.ofSeconds(20));
  }
}

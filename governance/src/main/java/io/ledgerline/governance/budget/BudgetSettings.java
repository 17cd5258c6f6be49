package io.ledgerline.governance.budget;

import java.time.Duration;

/**
 * Bounds of the budgets in memory.
 *
 * @param maxCounters counters in memory, about 300 bytes each; when that many are in use a call
 *     that needs a new one is refused (default 200,000)
 * @param leaseDeadline how long a call waits for a lease from other nodes (default 2 s)
 */
public record BudgetSettings(int maxCounters, Duration leaseDeadline) {
  /** The defaults. */
  public static final BudgetSettings DEFAULT = new BudgetSettings(200_000, Duration.ofSeconds(2));

  /** Checks the ranges. */
  public BudgetSettings {
    if (maxCounters < 1) {
      throw new IllegalArgumentException("maxCounters: " + maxCounters + " (expected: >= 1)");
    }
    if (leaseDeadline.isNegative() || leaseDeadline.isZero()) {
      throw new IllegalArgumentException("leaseDeadline: " + leaseDeadline + " (expected: > 0)");
    }
  }
}

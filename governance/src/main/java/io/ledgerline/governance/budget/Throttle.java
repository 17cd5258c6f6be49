package io.ledgerline.governance.budget;

import java.time.Duration;

/**
 * How long a call waits while a budget throttles: {@link #MIN_DELAY} when the threshold is reached,
 * growing evenly with what is spent to {@link #MAX_DELAY} at the limit.
 */
public final class Throttle {
  /** The wait at the threshold. */
  public static final Duration MIN_DELAY = Duration.ofMillis(100);

  /** The wait at the limit: no call waits longer. */
  public static final Duration MAX_DELAY = Duration.ofSeconds(5);

  private Throttle() {}

  /**
   * The wait of one call, from the states of its budgets: the longest that one of them asks for.
   */
  static Duration delay(Iterable<BudgetState> states) {
    long millis = 0;
    for (BudgetState state : states) {
      millis = Math.max(millis, millis(state));
    }
    return millis == 0 ? Duration.ZERO : Duration.ofMillis(millis);
  }

  private static long millis(BudgetState state) {
    for (int i = 0; i < state.reached().size(); i++) {
      Threshold threshold = state.reached().get(i);
      if (threshold.action() == ThresholdAction.THROTTLE) {
        return millis(state, threshold.percent());
      }
    }
    return 0;
  }

  private static long millis(BudgetState state, int fromPercent) {
    long min = MIN_DELAY.toMillis();
    long max = MAX_DELAY.toMillis();
    double used =
        state.limitNanoUsd() == 0 ? 1 : (double) state.spentNanoUsd() / state.limitNanoUsd();
    double from = fromPercent / 100.0;
    double share = from >= 1 ? 1 : Math.clamp((used - from) / (1 - from), 0, 1);
    return min + Math.round((max - min) * share);
  }
}

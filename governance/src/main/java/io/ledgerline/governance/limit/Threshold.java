package io.ledgerline.governance.limit;

import java.util.Locale;

/**
 * A share of a budget at which something begins, well before the hard limit.
 *
 * @param percent 1 to 100, of the limit; settled spend counts, not what is merely reserved
 * @param action what begins there
 * @param requestsPerMinute the rate allowed while throttled, at least 1; 0 for other actions
 */
public record Threshold(int percent, Action action, int requestsPerMinute) {

  /** What begins at a threshold. */
  public enum Action {
    /** The caller and the budget's owner are told; nothing else changes. */
    WARN,
    /** Calls pass at {@link Threshold#requestsPerMinute()} only. */
    THROTTLE,
    /** New conversations use the model's downgrade target. */
    DOWNGRADE;

    /** The name used in documents and entries, for example {@code warn}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Threshold {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("percent: " + percent + " (expected: 1 to 100)");
    }
    boolean throttles = action == Action.THROTTLE;
    if (throttles ? requestsPerMinute < 1 : requestsPerMinute != 0) {
      throw new IllegalArgumentException(
          "requestsPerMinute: " + requestsPerMinute + " (expected: >= 1 for throttle, else 0)");
    }
  }
}

package io.ledgerline.governance.budget;

/**
 * A share of a budget's limit at which something begins. Only settled spend counts, not what is
 * merely reserved, so that one generous {@code max_tokens} raises no alarm.
 *
 * @param percent share of the limit, 1 to 100
 * @param action what begins; all reached thresholds act together
 */
public record Threshold(int percent, ThresholdAction action) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException when the percentage is outside 1 to 100
   */
  public Threshold {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("percent: " + percent + " (expected: 1 to 100)");
    }
  }
}

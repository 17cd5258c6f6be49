package io.ledgerline.governance.rate;

/**
 * A limit on how fast calls may come.
 *
 * @param name what a refusal names
 * @param level what one counter belongs to
 * @param requestsPerMinute 0 for no limit; a minute's worth may come at once
 * @param inputTokensPerMinute 0 for no limit; a minute's worth may come at once
 * @param concurrency calls at once, 0 for no limit
 */
public record RateRule(
    String name,
    RateLevel level,
    long requestsPerMinute,
    long inputTokensPerMinute,
    int concurrency) {
  /** The highest rate that a rule can have, per minute. */
  public static final long MAX_PER_MINUTE = 100_000_000L;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the offending and the expected value
   */
  public RateRule {
    check("requests per minute", requestsPerMinute);
    check("input tokens per minute", inputTokensPerMinute);
    check("concurrency", concurrency);
  }

  private static void check(String what, long value) {
    if (value < 0 || value > MAX_PER_MINUTE) {
      throw new IllegalArgumentException(
          what + ": " + value + " (expected: 0 to " + MAX_PER_MINUTE + ")");
    }
  }
}

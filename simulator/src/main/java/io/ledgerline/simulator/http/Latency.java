package io.ledgerline.simulator.http;

/**
 * How long answers take.
 *
 * @param firstTokenMillis milliseconds until the first event
 * @param tokensPerSecond output tokens per second after it; 0 sends all at once
 */
public record Latency(int firstTokenMillis, int tokensPerSecond) {
  /** No delays: for tests and benchmarks. */
  public static final Latency NONE = new Latency(0, 0);

  /** Like a quick model on a good day: 350 ms, 90 tokens per second. */
  public static final Latency PLAUSIBLE = new Latency(350, 90);

  /** Checks the ranges. */
  public Latency {
    if (firstTokenMillis < 0 || tokensPerSecond < 0) {
      throw new IllegalArgumentException(
          "latency: " + firstTokenMillis + " ms, " + tokensPerSecond + "/s (expected: both >= 0)");
    }
  }

  /** Milliseconds after the first event at which {@code tokens} tokens are out. */
  double millisFor(long tokens) {
    return tokensPerSecond == 0 ? 0 : tokens * 1000.0 / tokensPerSecond;
  }
}

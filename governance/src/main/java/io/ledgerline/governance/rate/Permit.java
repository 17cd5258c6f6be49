package io.ledgerline.governance.rate;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Leave for one call to go on; closed when the call ends, which frees its place among the calls at
 * once. Thread-safe; only the first close acts.
 */
public final class Permit implements RateDecision, AutoCloseable {
  private final Bucket[] buckets;
  private final long inputTokens;
  private final RateHeaders headers;
  private final AtomicBoolean open = new AtomicBoolean(true);

  Permit(Bucket[] buckets, long inputTokens, RateHeaders headers) {
    this.buckets = buckets;
    this.inputTokens = inputTokens;
    this.headers = headers;
  }

  /** The caller's rate headers at admission. */
  public RateHeaders headers() {
    return headers;
  }

  /** Ends the call, with as many input tokens as were estimated at admission. */
  @Override
  public void close() {
    close(inputTokens);
  }

  /**
   * Ends the call and corrects the estimate.
   *
   * @param realInputTokens input tokens that the call really had, not negative
   */
  public void close(long realInputTokens) {
    if (open.compareAndSet(true, false)) {
      for (Bucket bucket : buckets) {
        bucket.end(inputTokens - Math.max(0, realInputTokens));
      }
    }
  }
}

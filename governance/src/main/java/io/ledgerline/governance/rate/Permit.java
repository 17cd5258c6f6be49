package io.ledgerline.governance.rate;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Leave for one call to go on; closed when the call ends, which frees its place among the calls at
 * once. Thread-safe; only the first close acts.
 */
public final class Permit implements RateDecision, AutoCloseable {
  private final Bucket[] buckets;
  private final long tokenBound;
  private final RateHeaders headers;
  private final AtomicBoolean open = new AtomicBoolean(true);

  Permit(Bucket[] buckets, long tokenBound, RateHeaders headers) {
    this.buckets = buckets;
    this.tokenBound = tokenBound;
    this.headers = headers;
  }

  /** The caller's rate headers at admission. */
  public RateHeaders headers() {
    return headers;
  }

  /** Ends the call, with as many tokens as were estimated at admission. */
  @Override
  public void close() {
    close(tokenBound);
  }

  /**
   * Ends the call and corrects the estimate.
   *
   * @param realTokens tokens that the call really had, not negative
   */
  public void close(long realTokens) {
    if (open.compareAndSet(true, false)) {
      for (Bucket bucket : buckets) {
        bucket.end(tokenBound - Math.max(0, realTokens));
      }
    }
  }
}

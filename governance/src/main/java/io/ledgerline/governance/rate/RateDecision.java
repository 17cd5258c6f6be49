package io.ledgerline.governance.rate;

import java.time.Duration;

/** Whether a call may go on now: a {@link Permit}, or {@link Limited}. */
public sealed interface RateDecision permits Permit, RateDecision.Limited {

  /**
   * The call came too soon. Nothing is counted for it.
   *
   * @param retryAfter when this call would pass if no other came: at least one second, whole
   *     seconds, as in the header {@code retry-after}
   * @param rule the limit's name that held it
   * @param what which of its limits: {@code requests}, {@code tokens} or {@code concurrency}
   * @param headers the caller's {@code anthropic-ratelimit-*}
   */
  record Limited(Duration retryAfter, String rule, String what, RateHeaders headers)
      implements RateDecision {}
}

package io.ledgerline.gateway.call;

import org.jspecify.annotations.Nullable;

/**
 * Told when a call is admitted and when it has ended, on the call's virtual thread. For traces:
 * must return soon; what it throws is logged and changes nothing.
 */
public interface CallObserver {
  /** The call's first entry is durable and it goes out now. */
  void admitted(Seen call);

  /** The call has ended, in whatever way. */
  void ended(Seen call);

  /**
   * What an observer sees; no content, no secret.
   *
   * @param requestId the call
   * @param tenant where it belongs; empty when the caller isn't known
   * @param operation what was asked
   * @param model the model sent upstream; empty before that is decided
   * @param outcome {@code open}, {@code completed}, {@code refused}, {@code failed}, {@code
   *     aborted}
   * @param httpStatus the status the client got or will get; 0 while open
   * @param arrivedNanos when it came, by the monotonic clock
   * @param nowNanos now, likewise
   * @param traceparent the caller's {@code traceparent}, null without one
   */
  record Seen(
      String requestId,
      String tenant,
      String operation,
      String model,
      String outcome,
      int httpStatus,
      long arrivedNanos,
      long nowNanos,
      @Nullable String traceparent) {}

  /** Sees nothing. */
  CallObserver NONE =
      new CallObserver() {
        @Override
        public void admitted(Seen call) {}

        @Override
        public void ended(Seen call) {}
      };
}

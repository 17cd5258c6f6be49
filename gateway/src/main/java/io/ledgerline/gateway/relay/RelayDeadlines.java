package io.ledgerline.gateway.relay;

/**
 * How long each wait of one exchange may last; the relay knows which of them it is in. Times are
 * nanoseconds of the loop's monotonic clock. Confined to the call's event loop.
 */
final class RelayDeadlines {
  /** For an upstream that has said {@code message_stop} and now forgets to close. */
  private static final long TO_CLOSE_NANOS = 5_000_000_000L;

  private final ClientExchange client;
  private final UpstreamExchange upstream;
  private final RelayLimits limits;
  private long releasedAt;

  RelayDeadlines(ClientExchange client, UpstreamExchange upstream, RelayLimits limits) {
    this.client = client;
    this.upstream = upstream;
    this.limits = limits;
  }

  /** The end was let go, or kept back, at that time. */
  void released(long nanos) {
    releasedAt = nanos;
  }

  /** Whether the request was sent and no head has come in time. */
  boolean unanswered(long nanos) {
    return upstream.silent(nanos, limits.firstByte());
  }

  /** Whether the answer should go on and does not. */
  boolean hung(long nanos) {
    return !upstream.paused() && upstream.silent(nanos, limits.idle());
  }

  /** Whether the upstream waits for a client that takes nothing at all. */
  boolean untaken(long nanos) {
    return upstream.paused()
        && !client.gone()
        && client.response().writeQueueFull()
        && past(nanos, client.lastWritten(), limits.clientStall().toNanos());
  }

  /** Whether the answer is over and its connection still open. */
  boolean unclosed(long nanos) {
    return past(nanos, releasedAt, TO_CLOSE_NANOS);
  }

  private static boolean past(long now, long since, long nanos) {
    return now - since > nanos;
  }
}

package io.ledgerline.ledger;

import java.time.Duration;

/**
 * How long appends wait at the moment, from their submission until they are durable: the slowest of
 * late, halved with every quarter of a second that passes. Noted by one thread, read by any.
 */
final class AppendDelay {
  private static final long HALVED_NANOS = 250_000_000;

  private volatile Peak peak = new Peak(0, 0);

  private record Peak(long nanos, long at) {
    long left(long now) {
      return nanos >> Math.clamp((now - at) / HALVED_NANOS, 0, Long.SIZE - 1);
    }
  }

  /** Says that an append waited so long until now. */
  void note(long waitedNanos, long now) {
    if (waitedNanos >= peak.left(now)) {
      peak = new Peak(waitedNanos, now);
    }
  }

  Duration at(long now) {
    return Duration.ofNanos(peak.left(now));
  }
}

package io.ledgerline.gateway.relay;

import java.time.Duration;

/**
 * Reading an answer on for nobody: after a client left, so that its record is whole, and behind a
 * refusal of ours, for what the answer costs. It takes one of the places of {@link Drains} and
 * lasts no longer than it may. Confined to the call's event loop.
 */
final class ReadOn {
  private final Drains places;
  private final long mostNanos;
  private boolean on;
  private long since;

  /** Reads on in one of those places, at most that long. */
  ReadOn(Drains places, Duration most) {
    this.places = places;
    this.mostNanos = most.toNanos();
  }

  /** Begins at a time; false where every place is taken. */
  boolean begin(long now) {
    if (!places.begin()) {
      return false;
    }
    on = true;
    since = now;
    return true;
  }

  /** Gives the place back, if one was taken. */
  void end() {
    if (on) {
      on = false;
      places.end();
    }
  }

  /** Whether it goes on. */
  boolean on() {
    return on;
  }

  /** Whether it goes on for longer than it may. */
  boolean late(long now) {
    return on && now - since > mostNanos;
  }
}

package io.ledgerline.gateway.relay;

import java.util.concurrent.Semaphore;

/**
 * How many upstream answers may be read to their end for callers that went away, and behind
 * refusals of ours, on all loops together. A place is taken without waiting; thread-safe.
 */
public final class Drains {
  private final Semaphore places;
  private final int most;

  /** At most that many at a time. */
  public Drains(int most) {
    this.places = new Semaphore(most);
    this.most = most;
  }

  boolean begin() {
    return places.tryAcquire();
  }

  void end() {
    places.release();
  }

  /** Drains under way. */
  public int open() {
    return most - places.availablePermits();
  }
}

package io.ledgerline.gateway.relay;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The deadlines of everything open on one event loop, looked at once a second instead of with a
 * timer each, so that ten thousand quiet streams cost one pass. What has ended goes at once: what a
 * second of calls holds would outlive several collections of garbage. Confined to its loop.
 */
public final class Watch {
  /** How often the loop must call {@link #sweep}. */
  public static final long PERIOD_MILLIS = 1000;

  private static final Watched[] NONE = {};

  private final LongSupplier nanoTime;
  private final Set<Watched> watched = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Deadlines by that monotonic clock. */
  public Watch(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  long now() {
    return nanoTime.getAsLong();
  }

  void add(Watched one) {
    watched.add(one);
  }

  /** Forgets what has ended; the others are forgotten by the next {@link #sweep}. */
  void remove(Watched one) {
    watched.remove(one);
  }

  /** Looks at every deadline and forgets what has ended. */
  public void sweep() {
    long now = now();
    // A look may end others, so it goes over a copy.
    for (Watched one : watched.toArray(NONE)) {
      if (watched.contains(one) && !one.look(now)) {
        watched.remove(one);
      }
    }
  }

  /** How many are watched, ended ones not yet swept included. */
  public int size() {
    return watched.size();
  }
}

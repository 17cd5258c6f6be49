package io.ledgerline.gateway.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The deadlines of everything open on one event loop, looked at once a second instead of with a
 * timer each, so that ten thousand quiet streams cost one pass. Confined to its loop.
 */
public final class Watch {
  /** How often the loop must call {@link #sweep}. */
  public static final long PERIOD_MILLIS = 1000;

  private final LongSupplier nanoTime;
  private List<Watched> watched = new ArrayList<>();
  private List<Watched> spare = new ArrayList<>();

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

  /** Looks at every deadline and forgets what has ended. */
  public void sweep() {
    long now = now();
    List<Watched> before = watched;
    watched = spare;
    for (Watched one : before) {
      if (one.look(now)) {
        watched.add(one);
      }
    }
    before.clear();
    spare = before;
  }

  /** How many are watched, ended ones not yet swept included. */
  public int size() {
    return watched.size();
  }
}

package io.ledgerline.testkit.demo;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waiting for what another process does: looks again and again until a deadline. */
public final class Await {
  private static final Duration LOOK_EVERY = Duration.ofMillis(25);

  private Await() {}

  /** Looks until the value is as expected, and returns it; fails with the last one seen. */
  public static <T> T until(
      String what, Duration atMost, Callable<T> look, Predicate<? super T> expected)
      throws Exception {
    long until = System.nanoTime() + atMost.toNanos();
    while (true) {
      T seen = look.call();
      if (expected.test(seen)) {
        return seen;
      }
      if (System.nanoTime() > until) {
        throw new AssertionError("not within " + atMost + ": " + what + "; last seen: " + seen);
      }
      pause();
    }
  }

  static void pause() {
    LockSupport.parkNanos(LOOK_EVERY.toNanos());
  }
}

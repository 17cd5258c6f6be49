package io.ledgerline.server.assembly;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waits until this node's policy shows what was just committed, so that who changed something and
 * then uses it meets the change. Other nodes follow within a second.
 */
public final class TakenUp {
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(5);

  private TakenUp() {}

  /** Waits for at most two seconds; false when it is not there by then, which changes nothing. */
  public static boolean await(BooleanSupplier there) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!there.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}

package io.ledgerline.admin.port;

import java.time.Duration;

/** Waits until queries see every entry that is durable now. */
@FunctionalInterface
public interface Freshness {
  /** How long a question waits for the newest entries, unless more hangs on them. */
  Duration USUAL = Duration.ofSeconds(2);

  /** True once they do; false when it takes longer. */
  boolean await(Duration atMost) throws InterruptedException;
}

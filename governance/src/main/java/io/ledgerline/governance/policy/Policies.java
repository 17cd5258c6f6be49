package io.ledgerline.governance.policy;

import java.time.Duration;

/** The policy in force on this node; a committed change is here within a second. */
public interface Policies {

  /** The newest snapshot; never waits. */
  PolicySnapshot current();

  /**
   * How long ago the snapshot was last known to be the newest. Beyond {@code policy.max_stale} (15
   * minutes by default) calls are refused.
   */
  Duration age();
}

package io.ledgerline.anchors;

import java.time.Duration;

/**
 * How often, and when it is too seldom.
 *
 * @param every the shortest time between two anchors of one stream; bounds the archive's growth
 * @param lateAfter how long a due checkpoint may wait before an entry says so
 * @param tick how often what is due is looked for
 */
public record Rhythm(Duration every, Duration lateAfter, Duration tick) {
  private static final Duration LONGEST_TICK = Duration.ofSeconds(5);

  public Rhythm {
    if (!every.isPositive() || !lateAfter.isPositive() || !tick.isPositive()) {
      throw new IllegalArgumentException("rhythm: (expected: positive durations)");
    }
  }

  /** A rhythm that looks every five seconds, or as often as it anchors. */
  public static Rhythm of(Duration every, Duration lateAfter) {
    return new Rhythm(every, lateAfter, every.compareTo(LONGEST_TICK) < 0 ? every : LONGEST_TICK);
  }
}

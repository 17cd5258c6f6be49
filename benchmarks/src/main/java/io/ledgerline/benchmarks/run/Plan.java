package io.ledgerline.benchmarks.run;

import java.time.Duration;

/**
 * How long and how hard a run measures.
 *
 * @param warmUp discarded at the start of each measurement: the generator's and the peer's
 * @param measured measured time of each measurement
 * @param rounds how often all is measured, peers taking turns; the median round is reported
 * @param heat time of full load on the product before anything is measured, for its just-in-time
 *     compiler
 * @param openStreams streams held open together
 */
public record Plan(Duration warmUp, Duration measured, int rounds, Duration heat, int openStreams) {
  /** Files a process may open beyond its streams: libraries, the ledger, the database. */
  private static final int OTHER_FILES = 600;

  private static final int MOST_STREAMS = 10_000;

  public Plan {
    if (rounds < 1 || rounds > 20) {
      throw new IllegalArgumentException("rounds: " + rounds + " (expected: 1 to 20)");
    }
  }

  /** At most 90 seconds in all. */
  public static Plan quick(int openFileLimit) {
    return new Plan(
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        1,
        Duration.ofSeconds(12),
        Math.min(1_000, streams(openFileLimit)));
  }

  /** About ten minutes: what the documentation quotes. */
  public static Plan full(int openFileLimit) {
    return new Plan(
        Duration.ofSeconds(3),
        Duration.ofSeconds(8),
        3,
        Duration.ofSeconds(40),
        streams(openFileLimit));
  }

  /** The same, measured so many times. */
  public Plan withRounds(int newRounds) {
    return new Plan(warmUp, measured, newRounds, heat, openStreams);
  }

  /** A proxy needs two files for each stream. */
  static int streams(int openFileLimit) {
    return Math.clamp((openFileLimit - OTHER_FILES) / 2, 1, MOST_STREAMS);
  }
}

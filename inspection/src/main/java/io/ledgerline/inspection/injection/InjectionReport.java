package io.ledgerline.inspection.injection;

import java.util.List;

/**
 * What was seen in one text.
 *
 * @param trust where the text came from
 * @param scorePermille 0 to 1000; from {@link Thresholds#DETECTED} on it counts as an attack
 * @param signals why, heaviest first, at most {@value #MOST_SIGNALS}
 * @param suggestion what to do
 * @param unread bytes of encoded text that were left undecoded because the limits were reached
 */
public record InjectionReport(
    Trust trust, int scorePermille, List<Signal> signals, Suggestion suggestion, long unread) {
  /** The most signals that a report tells of. */
  public static final int MOST_SIGNALS = 32;

  /** Holds an unmodifiable copy. */
  public InjectionReport {
    signals = List.copyOf(signals);
  }

  /** Whether the text counts as an attack. */
  public boolean detected() {
    return scorePermille >= Thresholds.DETECTED;
  }
}

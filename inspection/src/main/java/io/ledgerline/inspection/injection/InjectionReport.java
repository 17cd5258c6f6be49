package io.ledgerline.inspection.injection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
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

  /**
   * The same with what a model of the customer's own says beside it: both count as independent.
   *
   * @param length of the text in bytes; a model judges all of it
   * @param permille how sure the model is, 1 to 1000
   * @param reason to follow "the text", as in {@link Signal#reason}
   */
  public InjectionReport with(int length, int permille, String reason) {
    var signal = new Signal(Technique.MODEL, 0, length, List.of(), permille, reason);
    int score = 1000 - (1000 - scorePermille) * (1000 - permille) / 1000;
    boolean several =
        permille >= Thresholds.NOTED
            && signals.stream().anyMatch(each -> each.weightPermille() >= Thresholds.NOTED);
    boolean concealed = signals.stream().anyMatch(Signal::concealed);
    Suggestion advice = Advice.of(trust, score, several, concealed);
    var all = new ArrayList<>(signals);
    all.add(signal);
    all.sort(Comparator.comparingInt(Signal::weightPermille).reversed());
    return new InjectionReport(
        trust,
        score,
        all.subList(0, Math.min(all.size(), MOST_SIGNALS)),
        advice.compareTo(suggestion) > 0 ? advice : suggestion,
        unread);
  }

  /** Whether the text counts as an attack. */
  public boolean detected() {
    return scorePermille >= Thresholds.DETECTED;
  }

  /** Whether it would count as an attack if one technique were not looked for. */
  public boolean detectedWithout(Technique technique) {
    if (!detected()) {
      return false;
    }
    var heaviest = new EnumMap<Technique, Integer>(Technique.class);
    for (Signal signal : signals) {
      if (signal.technique() != technique) {
        heaviest.merge(signal.technique(), signal.weightPermille(), Math::max);
      }
    }
    double doubt = 1;
    for (int weight : heaviest.values()) {
      doubt *= 1 - weight / 1000.0;
    }
    return Math.round(1000 * (1 - doubt)) >= Thresholds.DETECTED;
  }
}

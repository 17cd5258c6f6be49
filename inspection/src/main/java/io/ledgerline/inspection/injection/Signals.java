package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.Layer;
import io.ledgerline.inspection.normalise.MappedText;
import io.ledgerline.inspection.normalise.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the signals of one text and adds them up. Not thread-safe. */
final class Signals {
  private static final int MOST = 256;
  private static final int REPORTED = 32;
  private static final Step[] STEPS = Step.values();

  private final Trust trust;
  private final List<Signal> found = new ArrayList<>();

  Signals(Trust trust) {
    this.trust = trust;
  }

  /** Adds a signal that stands at characters of a layer's folded text. */
  void add(
      Technique technique, int weight, Layer layer, MappedText text, int from, int to, String why) {
    List<Step> steps = new ArrayList<>(layer.steps());
    int marks = text.marks(from, to);
    for (int left = marks; left != 0; left &= left - 1) {
      Step step = STEPS[Integer.numberOfTrailingZeros(left)];
      if (!steps.contains(step)) {
        steps.add(step);
      }
    }
    add(technique, weight, text.sourceStart(from), text.sourceEnd(to - 1), steps, why);
  }

  /** Adds a signal at source bytes. */
  void add(Technique technique, int weight, int start, int end, List<Step> steps, String why) {
    int kept = weight * Thresholds.share(technique, trust) / 1000;
    if (kept <= 0 || found.size() >= MOST) {
      return;
    }
    String reason = why;
    boolean concealed = false;
    for (Step step : steps) {
      reason += ", " + step.phrase();
      concealed |= step.conceals();
    }
    if (concealed) {
      kept = 1000 - (1000 - kept) * Thresholds.CONCEALED_DOUBT / 1000;
    }
    found.add(new Signal(technique, start, end, steps, Math.clamp(kept, 1, 1000), reason));
  }

  /** The sum: techniques count as independent, repetition of one does not. */
  int score() {
    int[] heaviest = new int[Technique.values().length];
    for (Signal signal : found) {
      int at = signal.technique().ordinal();
      heaviest[at] = Math.max(heaviest[at], signal.weightPermille());
    }
    double doubt = 1;
    for (int weight : heaviest) {
      doubt *= 1 - weight / 1000.0;
    }
    return (int) Math.round(1000 * (1 - doubt));
  }

  /** How many techniques count for something by themselves. */
  long techniques() {
    return found.stream()
        .filter(signal -> signal.weightPermille() >= Thresholds.NOTED)
        .map(Signal::technique)
        .distinct()
        .count();
  }

  boolean anyConcealed() {
    return found.stream().anyMatch(Signal::concealed);
  }

  /** The heaviest signals, each place and technique once. */
  List<Signal> heaviest() {
    List<Signal> kept = new ArrayList<>();
    found.sort(
        Comparator.comparingInt(Signal::weightPermille)
            .reversed()
            .thenComparingInt(Signal::start)
            .thenComparing(Signal::technique));
    for (Signal signal : found) {
      if (kept.size() == REPORTED) {
        break;
      }
      if (kept.stream().noneMatch(other -> same(other, signal))) {
        kept.add(signal);
      }
    }
    return kept;
  }

  private static boolean same(Signal a, Signal b) {
    return a.technique() == b.technique() && a.start() < b.end() && b.start() < a.end();
  }
}

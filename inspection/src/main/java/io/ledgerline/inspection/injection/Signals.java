package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.Layer;
import io.ledgerline.inspection.normalise.MappedText;
import io.ledgerline.inspection.normalise.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the signals of one text and adds them up. Not thread-safe. */
final class Signals {
  private static final int MOST = 256;
  private static final int REPORTED = InjectionReport.MOST_SIGNALS;
  private static final Step[] STEPS = Step.values();
  private static final Technique[] TECHNIQUES = Technique.values();
  private static final int[] NOTHING = new int[TECHNIQUES.length];

  private final Trust trust;

  /** What a weight has to be beyond to be added up. */
  private final int least;

  private final List<Signal> found = new ArrayList<>();

  /** Per technique; kept apart from the list so that a flood of light signals hides none. */
  private final int[] heaviest = new int[TECHNIQUES.length];

  /** The same per stretch of the text, by its number. */
  private final Map<Integer, int[]> stretches = new HashMap<>();

  /** What weighs most together; counted on, as it is asked for while signals are added. */
  private int most;

  private boolean concealed;

  Signals(Trust trust) {
    this.trust = trust;
    least = trust.isData() ? Thresholds.NOTED : 0;
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
    int kept = weight * Thresholds.share(technique, trust, weight) / 1000;
    if (kept <= 0) {
      return;
    }
    boolean hidden = steps.stream().anyMatch(Step::conceals);
    concealed |= hidden;
    if (hidden) {
      kept = 1000 - (1000 - kept) * Thresholds.CONCEALED_DOUBT / 1000;
    }
    int weighs = Math.clamp(kept, 1, 1000);
    boolean heavier = weighs > heaviest[technique.ordinal()];
    heaviest[technique.ordinal()] = Math.max(weighs, heaviest[technique.ordinal()]);
    if (isLong()) {
      take(technique, weighs, start / stretch());
    }
    if (found.size() < MOST || heavier) {
      found.add(new Signal(technique, start, end, steps, weighs, reason(why, steps)));
    }
  }

  private void take(Technique technique, int weighs, int stretch) {
    int[] here = stretches.computeIfAbsent(stretch, none -> new int[TECHNIQUES.length]);
    if (weighs > here[technique.ordinal()]) {
      here[technique.ordinal()] = weighs;
      most = Math.max(most, Math.max(sum(both(stretch - 1)), sum(both(stretch))));
    }
  }

  private static String reason(String why, List<Step> steps) {
    var reason = new StringBuilder(why);
    for (Step step : steps) {
      reason.append(", ").append(step.phrase());
    }
    return reason.toString();
  }

  /**
   * The sum: techniques count as independent, repetition of one does not. In data and definitions
   * of tools only what stands together is added up, as two doubtful places far apart in a long text
   * are not one attack.
   */
  int score() {
    return isLong() ? most : sum(heaviest);
  }

  /**
   * How many techniques count for something by themselves and stand together; the wording of what
   * shows another is no second one.
   */
  int techniques() {
    return isLong()
        ? stretches.keySet().stream().mapToInt(stretch -> count(both(stretch))).max().orElse(0)
        : count(heaviest);
  }

  /** The heaviest of each technique in a stretch and the next. */
  private int[] both(int stretch) {
    int[] both = stretches.getOrDefault(stretch, NOTHING).clone();
    int[] next = stretches.getOrDefault(stretch + 1, NOTHING);
    for (int i = 0; i < next.length; i++) {
      both[i] = Math.max(both[i], next[i]);
    }
    return both;
  }

  private int stretch() {
    return Thresholds.together(trust) / 2;
  }

  /** Whether it is of those that are long by nature, and by many hands. */
  private boolean isLong() {
    return trust.isData() || trust == Trust.TOOL_DEFINITION;
  }

  /**
   * Adds up; what a rule finds in data counts beside others only if it is more than worth a note.
   */
  private int sum(int[] weights) {
    double doubt = 1;
    int most = 0;
    for (Technique technique : TECHNIQUES) {
      int weight = weights[technique.ordinal()];
      boolean counts = weight > least || technique == Technique.OFF_TASK;
      most = Math.max(most, weight);
      doubt *= counts ? 1 - weight / 1000.0 : 1;
    }
    return Math.max(most, (int) Math.round(1000 * (1 - doubt)));
  }

  private static int count(int[] weights) {
    int count = 0;
    for (Technique technique : TECHNIQUES) {
      boolean counts = weights[technique.ordinal()] >= Thresholds.NOTED;
      count += counts && technique != Technique.WORDING ? 1 : 0;
    }
    return count;
  }

  boolean anyConcealed() {
    return concealed;
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

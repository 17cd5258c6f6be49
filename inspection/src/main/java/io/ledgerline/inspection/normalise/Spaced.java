package io.ledgerline.inspection.normalise;

import java.util.ArrayList;
import java.util.List;

/** Puts spaces where words that ran together begin. */
public final class Spaced {
  private Spaced() {}

  /**
   * The characters {@code from} to {@code to} of a layer's folded text with a space before each one
   * that {@code cuts} marks.
   */
  public static Layer at(Layer layer, int from, int to, boolean[] cuts) {
    MappedText text = layer.folded();
    var words = new MappedText.Builder(2 * (to - from));
    for (int i = from; i < to; i++) {
      if (i > from && i - from < cuts.length && cuts[i - from]) {
        words.append(' ', text.sourceStart(i), text.sourceEnd(i), 0);
      }
      words.appendFrom(text, i);
    }
    List<Step> steps = new ArrayList<>(layer.steps());
    if (!steps.contains(Step.SPACING)) {
      steps.add(Step.SPACING);
    }
    MappedText plain = words.build();
    return Layer.plain(plain, steps);
  }
}

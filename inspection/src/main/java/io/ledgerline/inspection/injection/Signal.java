package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.Step;
import java.util.List;

/**
 * One reason to suspect a text.
 *
 * @param technique what kind of attack
 * @param start offset of its first byte in the UTF-8 source
 * @param end offset behind its last byte; greater than {@code start}
 * @param steps what had to be undone to see it, outermost first; empty if it stands in plain sight
 * @param weightPermille how much it counts by itself, 1 to 1000
 * @param reason what the text does, to follow "the text": "tells the assistant to ignore earlier
 *     instructions, hidden in base64"; never content of the text
 */
public record Signal(
    Technique technique, int start, int end, List<Step> steps, int weightPermille, String reason) {
  public Signal {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "signal: " + start + ".." + end + " (expected: 0 <= start < end)");
    }
    if (weightPermille < 1 || weightPermille > 1000) {
      throw new IllegalArgumentException(
          "weightPermille: " + weightPermille + " (expected: 1 to 1000)");
    }
    steps = List.copyOf(steps);
  }

  /** Whether it was out of a plain reader's sight. */
  public boolean concealed() {
    return steps.stream().anyMatch(Step::conceals);
  }
}

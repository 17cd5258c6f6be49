package io.ledgerline.inspection.evaluate;

/** Judges whole texts: injection or not. Its verdicts are measured beside the detectors' spans. */
public interface TextClassifier {
  /** Its name and version, as entries show it: {@code injection@1}. */
  String version();

  /**
   * The label that a text must have in a corpus so that a flag is right, or one that contains it.
   */
  boolean isTarget(String label);

  /** Whether it would flag the text. */
  boolean flags(LabelledText text);
}

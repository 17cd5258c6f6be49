package io.ledgerline.inspection.detect;

/**
 * Every threshold of the detectors that is about being sure, in one place. Chosen once, from the
 * strength of the evidence (see docs/inspection.md), on generated data; never per corpus.
 */
public final class Thresholds {
  /** Least confidence that is reported unless the caller says otherwise. */
  public static final int REPORTED = 500;

  private Thresholds() {}
}

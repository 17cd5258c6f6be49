package io.ledgerline.inspection.detect;

/**
 * What the caller knows about a text before it is scanned.
 *
 * @param label what the caller calls the text: a JSON key, a column, a form field ({@code
 *     "first_name"}); empty for none. It counts like a context word right before the text.
 * @param leastPermille the least confidence that is reported, 1 to 1000
 */
public record ScanContext(String label, int leastPermille) {
  /** No label, the standard threshold. */
  public static final ScanContext NONE = new ScanContext("", Thresholds.REPORTED);

  public ScanContext {
    if (leastPermille < 1 || leastPermille > 1000) {
      throw new IllegalArgumentException(
          "leastPermille: " + leastPermille + " (expected: 1 to 1000)");
    }
  }

  /** A text under a label. */
  public static ScanContext labelled(String label) {
    return new ScanContext(label, Thresholds.REPORTED);
  }
}

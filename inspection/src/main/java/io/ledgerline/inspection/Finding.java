package io.ledgerline.inspection;

/**
 * Something a detector saw in a text; never the value itself.
 *
 * @param type what it is, a stable upper-case name such as {@code EMAIL} or {@code US_SSN}
 * @param start offset of its first byte in the UTF-8 text that was scanned
 * @param end offset behind its last byte; greater than {@code start}
 * @param confidencePermille how sure the detector is, 1 to 1000
 * @param detector who saw it, with its version: {@code email@1}
 */
public record Finding(String type, int start, int end, int confidencePermille, String detector) {
  public Finding {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "finding: " + start + ".." + end + " (expected: 0 <= start < end)");
    }
    if (confidencePermille < 1 || confidencePermille > 1000) {
      throw new IllegalArgumentException(
          "confidencePermille: " + confidencePermille + " (expected: 1 to 1000)");
    }
  }
}

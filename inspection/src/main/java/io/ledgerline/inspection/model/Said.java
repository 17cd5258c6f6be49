package io.ledgerline.inspection.model;

/**
 * One thing that a model says of a text.
 *
 * @param start offset of its first byte in the UTF-8 text that it was given
 * @param end offset behind its last byte; greater than {@code start}
 * @param permille how sure it is, 1 to 1000
 */
public record Said(Meaning meaning, int start, int end, int permille) {
  public Said {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "said: " + start + ".." + end + " (expected: 0 <= start < end)");
    }
    if (permille < 1 || permille > 1000) {
      throw new IllegalArgumentException("permille: " + permille + " (expected: 1 to 1000)");
    }
  }
}

package io.ledgerline.ledger.checkpoint;

import io.ledgerline.ledger.tree.Hash;

/**
 * The size and root of a stream, as the text that is signed (C2SP tlog-checkpoint).
 *
 * @param origin the stream's unique name, schema-less URL
 * @param size how many entries the root covers
 * @param root the tree's root at that size
 */
public record Checkpoint(String origin, long size, Hash root) {
  private static final int MAX_DIGITS = 19;

  /** The three lines, each with its line feed. */
  public String text() {
    return origin + '\n' + size + '\n' + root.base64() + '\n';
  }

  /**
   * Reads a checkpoint's text; extension lines are ignored.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < 4 || !lines[lines.length - 1].isEmpty() || lines[0].isEmpty()) {
      throw new IllegalArgumentException("checkpoint: (expected: origin, size and root lines)");
    }
    Hash root = Hash.ofBase64(lines[2]);
    if (!root.base64().equals(lines[2])) {
      throw new IllegalArgumentException("checkpoint root: (expected: standard padded Base64)");
    }
    return new Checkpoint(lines[0], size(lines[1]), root);
  }

  private static long size(String digits) {
    boolean plain = !digits.isEmpty() && digits.length() <= MAX_DIGITS;
    for (int i = 0; plain && i < digits.length(); i++) {
      plain = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    if (!plain || (digits.length() > 1 && digits.charAt(0) == '0')) {
      throw new IllegalArgumentException("checkpoint size: " + digits + " (expected: a decimal)");
    }
    return Long.parseLong(digits);
  }
}

package io.ledgerline.inspection.token;

import java.util.Arrays;

/**
 * One text of a conversation, decoded.
 *
 * @param message index of its message; -1 for what stands before all messages
 * @param generated whether a model wrote it
 * @param utf8 holds the text from {@code start} to {@code end}; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // passages are never compared
public record Passage(int message, boolean generated, byte[] utf8, int start, int end) {
  public Passage {
    if (start < 0 || end < start || end > utf8.length) {
      throw new IllegalArgumentException(
          "passage: %d..%d (expected: within 0..%d)".formatted(start, end, utf8.length));
    }
  }

  /** Whether a sign of ASCII stands in it. */
  boolean holds(char sign) {
    for (int at = start; at < end; at++) {
      if (utf8[at] == sign) {
        return true;
      }
    }
    return false;
  }

  byte[] copy(int from, int to) {
    return Arrays.copyOfRange(utf8, from, to);
  }
}

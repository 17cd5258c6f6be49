package io.ledgerline.messages.json;

/**
 * Replaces the bytes {@code start} (inclusive) to {@code end} (exclusive) of a body. Equal offsets
 * insert; an empty replacement deletes. The replacement is not copied: treat it as immutable.
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough, edits are never compared
public record Edit(int start, int end, byte[] replacement) {
  public Edit {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "edit: " + start + ".." + end + " (expected: 0 <= start <= end)");
    }
  }

  /** An insertion before the byte at {@code at}. */
  public static Edit insert(int at, byte[] bytes) {
    return new Edit(at, at, bytes);
  }

  /** A replacement of the bytes of {@code span}. */
  public static Edit replace(Span span, byte[] bytes) {
    return new Edit(span.start(), span.end(), bytes);
  }
}

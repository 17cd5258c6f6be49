package io.ledgerline.messages.json;

/** A range of bytes: {@code start} inclusive, {@code end} exclusive, both offsets into one body. */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "span: " + start + ".." + end + " (expected: 0 <= start <= end)");
    }
  }

  /** Length in bytes. */
  public int length() {
    return end - start;
  }
}

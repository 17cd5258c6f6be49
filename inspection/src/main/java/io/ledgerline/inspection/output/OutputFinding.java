package io.ledgerline.inspection.output;

/**
 * Something in an answer that should not reach whoever reads it.
 *
 * @param kind what it is
 * @param start offset of its first character in the answer
 * @param end offset behind its last character; greater than {@code start}
 * @param reason what the answer does, to follow "the answer"; never content of it
 */
public record OutputFinding(Kind kind, int start, int end, String reason) {
  /** What an answer can do wrong. */
  public enum Kind {
    /** An image, which is fetched without a click, whose address carries data to a foreign host. */
    EXFILTRATING_IMAGE,
    /** A link whose address carries data to a foreign host. */
    EXFILTRATING_LINK,
    /** Script or markup that a browser would run. */
    ACTIVE_MARKUP,
    /** Escape sequences that a terminal would obey. */
    TERMINAL_ESCAPE,
    /** A cell that a spreadsheet would calculate. */
    SPREADSHEET_FORMULA,
    /** Text of the system prompt. */
    SYSTEM_PROMPT,
    /** A canary. */
    CANARY,
    /** A key or password. */
    SECRET,
    /** Data about a person. */
    PERSONAL_DATA,
    /** Words that would steer an assistant. */
    INJECTION
  }

  public OutputFinding {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "finding: " + start + ".." + end + " (expected: 0 <= start < end)");
    }
  }
}

package io.ledgerline.messages.json;

/**
 * Bytes that are not JSON as RFC 8259 defines it, or nest deeper than {@link
 * JsonScanner#MAX_DEPTH}. Carries no stack trace: it is an expected answer to a client, thrown on
 * the request path.
 */
public final class MalformedJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final int position;

  /**
   * A fault.
   *
   * @param reason in words, without any byte of the body
   * @param position offset of the first byte that can't be accepted
   */
  public MalformedJsonException(String reason, int position) {
    super(reason + " at byte " + position, null, false, false);
    this.reason = reason;
    this.position = position;
  }

  /** What is wrong, in words, without any byte of the body. */
  public String reason() {
    return reason;
  }

  /** Offset of the first byte that can't be accepted. */
  public int position() {
    return position;
  }
}

package io.ledgerline.gateway.outputs;

/** A stream that has to be held back to its end is longer than what is held back for one call. */
final class AnswerTooLongException extends Exception {
  private static final long serialVersionUID = 1L;

  AnswerTooLongException(int bytes, int limit) {
    super("held back: " + bytes + " bytes (expected: at most " + limit + ")");
  }
}

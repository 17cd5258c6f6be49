package io.ledgerline.inspection.token;

/**
 * A request repeats long values, or what begins like them, so often that nobody could look for them
 * all in time; nothing of it may be sent.
 */
public final class TooRepetitiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooRepetitiveException(long most) {
    super("more than " + most + " bytes to compare with values (expected: fewer)");
  }
}

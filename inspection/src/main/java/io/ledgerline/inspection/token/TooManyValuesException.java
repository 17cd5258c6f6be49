package io.ledgerline.inspection.token;

/**
 * A request holds more values, or longer ones, than are replaced in one; nothing of it may be sent.
 */
public final class TooManyValuesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int most;

  TooManyValuesException(int most) {
    super("more than " + most + " values to replace in one request (expected: fewer, or shorter)");
    this.most = most;
  }

  /** How many could have been replaced, as long as they are. */
  public int most() {
    return most;
  }
}

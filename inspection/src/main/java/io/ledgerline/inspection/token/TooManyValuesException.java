package io.ledgerline.inspection.token;

/** A request holds more values than are replaced in one; nothing of it may be sent. */
public final class TooManyValuesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyValuesException(int most) {
    super("more than " + most + " values to replace in one request (expected: fewer)");
  }
}

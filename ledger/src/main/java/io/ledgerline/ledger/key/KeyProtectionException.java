package io.ledgerline.ledger.key;

/** A protected secret can't be stored or opened; the message says what to do and no secret. */
public final class KeyProtectionException extends Exception {
  private static final long serialVersionUID = 1;

  /** With a sentence for the operator. */
  public KeyProtectionException(String message) {
    super(message);
  }

  /** With a sentence for the operator and what led to it. */
  public KeyProtectionException(String message, Throwable cause) {
    super(message, cause);
  }
}

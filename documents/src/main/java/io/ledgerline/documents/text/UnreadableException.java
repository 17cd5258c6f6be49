package io.ledgerline.documents.text;

import io.ledgerline.documents.Reason;

/** A document that can't be read, or no further. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;
  private final Reason reason;

  UnreadableException(Reason reason) {
    super(reason.words());
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}

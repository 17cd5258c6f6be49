package io.ledgerline.governance.key;

/** A key can't be issued or revoked as wished; the message says why and what to do. */
public final class KeyRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  KeyRefusedException(String sentence) {
    super(sentence);
  }
}

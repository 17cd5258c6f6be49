package io.ledgerline.evidence;

/** A log that a pack needs and that can't be shown now; the message says why. */
public final class NoSuchLogException extends Exception {
  private static final long serialVersionUID = 1L;

  NoSuchLogException(String sentence) {
    super(sentence);
  }
}

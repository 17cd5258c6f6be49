package io.ledgerline.verifier.trust;

/** Why a time stamp is none, in words. */
final class BadStampException extends Exception {
  private static final long serialVersionUID = 1L;

  BadStampException(String why) {
    super(why);
  }
}

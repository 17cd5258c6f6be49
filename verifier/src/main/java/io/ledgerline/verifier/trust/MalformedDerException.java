package io.ledgerline.verifier.trust;

/** Bytes that are not DER, or not the DER that is expected there. */
final class MalformedDerException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedDerException(int offset, String what) {
    super("DER at byte " + offset + ": " + what);
  }
}

package io.ledgerline.ledger.checkpoint;

/** A key that makes one signature line of a note. Thread-safe. */
public interface NoteSigner {
  /** The key's name, for a log its origin. */
  String name();

  /** The four bytes that say which key it was. */
  int keyId();

  /** What stands in the line after the key id. */
  byte[] sign(String text);

  /** The key with which others check these lines. */
  VerifierKey verifierKey();
}

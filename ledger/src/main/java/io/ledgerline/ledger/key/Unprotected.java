package io.ledgerline.ledger.key;

/** No protection but the file's mode. */
enum Unprotected implements KeyProtection {
  INSTANCE;

  @Override
  public String scheme() {
    return "none";
  }

  @Override
  public byte[] protect(byte[] secret, byte[] context) {
    return secret.clone();
  }

  @Override
  public byte[] open(byte[] stored, byte[] context) {
    return stored.clone();
  }
}

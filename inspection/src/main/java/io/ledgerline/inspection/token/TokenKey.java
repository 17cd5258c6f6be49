package io.ledgerline.inspection.token;

/** The secret that tokens are made with: one per tenant. Safe for use by many threads. */
@FunctionalInterface
public interface TokenKey {

  /**
   * HMAC-SHA-256 over a domain and parts, such that no two different inputs meet.
   *
   * @return at least 32 bytes
   */
  byte[] hmac(String domain, byte[]... parts);
}

package io.ledgerline.ledger.key;

/**
 * A key management service, or a device, that encrypts small secrets under a key which never leaves
 * it. Thread-safe.
 */
public interface KeyService {
  /** Longest form that {@link #wrap} may return, in bytes. */
  int MAX_WRAPPED_BYTES = 16 << 10;

  /** One word that says which it is, {@code [a-z0-9-]{1,32}}; stands beside what it wrapped. */
  String name();

  /**
   * Encrypts a data key.
   *
   * @param key 32 bytes
   * @return at most {@value #MAX_WRAPPED_BYTES} bytes
   * @throws KeyProtectionException if the service can't be reached or says no
   */
  byte[] wrap(byte[] key) throws KeyProtectionException;

  /**
   * Decrypts what {@link #wrap} gave.
   *
   * @throws KeyProtectionException if the service can't be reached or says no
   */
  byte[] unwrap(byte[] wrapped) throws KeyProtectionException;
}

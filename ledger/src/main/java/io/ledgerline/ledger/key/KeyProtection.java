package io.ledgerline.ledger.key;

/**
 * What keeps secrets at rest from whoever can only read the disk: a passphrase, a {@link
 * KeyService}, or nothing. Thread-safe.
 */
public interface KeyProtection {
  /** One word that says what was used, {@code [a-z0-9-]{1,32}}; stands in the file. */
  String scheme();

  /**
   * The secret in the form to be stored.
   *
   * @param context what it belongs to; {@link #open} must be given the same
   * @throws KeyProtectionException if the service can't be reached or says no
   */
  byte[] protect(byte[] secret, byte[] context) throws KeyProtectionException;

  /**
   * The secret again.
   *
   * @throws KeyProtectionException if it was altered, belongs to another context, or this is not
   *     what protected it
   */
  byte[] open(byte[] stored, byte[] context) throws KeyProtectionException;

  /** Stores secrets as they are; the file's mode is all that protects them. */
  static KeyProtection none() {
    return Unprotected.INSTANCE;
  }

  /** Encrypts under keys that a service wraps. */
  static KeyProtection service(KeyService service) {
    return new ServiceProtection(service);
  }

  /** Encrypts under a passphrase. */
  static KeyProtection passphrase(char[] passphrase) {
    return new PassphraseProtection(passphrase);
  }
}

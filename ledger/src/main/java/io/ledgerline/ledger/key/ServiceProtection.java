package io.ledgerline.ledger.key;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under a data key of its own for every secret, which a service wraps: so the service
 * sees no secret, and what the secret belongs to is bound here, whatever the service can. Stored:
 * version (1 byte), length of the wrapped key (2), wrapped key, nonce (12), ciphertext.
 */
final class ServiceProtection implements KeyProtection {
  private static final byte VERSION = 1;
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;

  private final KeyService service;
  private final SecureRandom random = new SecureRandom();

  ServiceProtection(KeyService service) {
    if (!service.name().matches("[a-z0-9-]{1,32}")) {
      throw new IllegalArgumentException(
          "key service: " + service.name() + " (expected: [a-z0-9-]{1,32})");
    }
    this.service = service;
  }

  @Override
  public String scheme() {
    return service.name();
  }

  @Override
  public byte[] protect(byte[] secret, byte[] context) throws KeyProtectionException {
    byte[] key = new byte[KEY_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(key);
    random.nextBytes(nonce);
    try {
      byte[] wrapped = service.wrap(key.clone());
      if (wrapped.length < 1 || wrapped.length > KeyService.MAX_WRAPPED_BYTES) {
        throw new KeyProtectionException(
            "the key service " + scheme() + " returned " + wrapped.length + " bytes");
      }
      if (Arrays.equals(wrapped, key)) {
        throw new KeyProtectionException(
            "the key service " + scheme() + " returned the key as it was: it encrypts nothing");
      }
      // What can't be opened again would be found out at the next start, when it is too late.
      if (!Arrays.equals(service.unwrap(wrapped.clone()), key)) {
        throw new KeyProtectionException(
            "the key service " + scheme() + " does not open again what it wrapped");
      }
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(secret);
      return ByteBuffer.allocate(3 + wrapped.length + NONCE_BYTES + sealed.length)
          .put(VERSION)
          .putShort((short) wrapped.length)
          .put(wrapped)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new KeyProtectionException("the secret can't be encrypted: " + e.getMessage(), e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  @Override
  public byte[] open(byte[] stored, byte[] context) throws KeyProtectionException {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    byte[] key = new byte[0];
    try {
      if (bytes.get() != VERSION) {
        throw new KeyProtectionException("the secret is not one that a key service protects");
      }
      byte[] wrapped = new byte[Short.toUnsignedInt(bytes.getShort())];
      byte[] nonce = new byte[NONCE_BYTES];
      bytes.get(wrapped).get(nonce);
      key = service.unwrap(wrapped);
      if (key.length != KEY_BYTES) {
        throw new KeyProtectionException(
            "the key service " + scheme() + " returned a key of " + key.length + " bytes, not 32");
      }
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, context);
      return cipher.doFinal(stored, bytes.position(), bytes.remaining());
    } catch (BufferUnderflowException e) {
      throw new KeyProtectionException("the secret is cut", e);
    } catch (GeneralSecurityException e) {
      throw new KeyProtectionException(
          "the key that the service " + scheme() + " gave does not open it: the file was altered",
          e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD(context);
    return cipher;
  }
}

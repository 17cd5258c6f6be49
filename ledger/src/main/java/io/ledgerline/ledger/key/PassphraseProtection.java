package io.ledgerline.ledger.key;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under a key from PBKDF2-HMAC-SHA-256 (RFC 8018) with 600,000 rounds and a salt of its
 * own for every secret. Stored: version (1 byte), rounds (4), salt (16), nonce (12), ciphertext.
 */
final class PassphraseProtection implements KeyProtection {
  private static final byte VERSION = 1;
  private static final int ROUNDS = 600_000;
  private static final int MAX_ROUNDS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int HEAD_BYTES = 1 + Integer.BYTES + SALT_BYTES + NONCE_BYTES;
  private static final int LEAST = 12;

  private final char[] passphrase;
  private final SecureRandom random = new SecureRandom();

  PassphraseProtection(char[] passphrase) {
    if (passphrase.length < LEAST) {
      throw new IllegalArgumentException(
          "passphrase: " + passphrase.length + " characters (expected: at least " + LEAST + ")");
    }
    this.passphrase = passphrase.clone();
  }

  @Override
  public String scheme() {
    return "passphrase";
  }

  @Override
  public byte[] protect(byte[] secret, byte[] context) throws KeyProtectionException {
    byte[] salt = new byte[SALT_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, salt, ROUNDS, nonce, context).doFinal(secret);
      return ByteBuffer.allocate(HEAD_BYTES + sealed.length)
          .put(VERSION)
          .putInt(ROUNDS)
          .put(salt)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new KeyProtectionException("the secret can't be encrypted: " + e.getMessage(), e);
    }
  }

  @Override
  public byte[] open(byte[] stored, byte[] context) throws KeyProtectionException {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    if (stored.length < HEAD_BYTES || bytes.get() != VERSION) {
      throw new KeyProtectionException("the secret is not one that a passphrase protects");
    }
    int rounds = bytes.getInt();
    if (rounds < 1 || rounds > MAX_ROUNDS) {
      throw new KeyProtectionException("the secret's head is damaged: " + rounds + " rounds");
    }
    byte[] salt = new byte[SALT_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    bytes.get(salt).get(nonce);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, salt, rounds, nonce, context);
      return cipher.doFinal(stored, HEAD_BYTES, stored.length - HEAD_BYTES);
    } catch (AEADBadTagException e) {
      throw new KeyProtectionException(
          "the passphrase is not the one it was protected with, or the file was altered", e);
    } catch (GeneralSecurityException e) {
      throw new KeyProtectionException("the secret can't be decrypted: " + e.getMessage(), e);
    }
  }

  private Cipher cipher(int mode, byte[] salt, int rounds, byte[] nonce, byte[] context)
      throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(passphrase, salt, rounds, 256);
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    spec.clearPassword();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD(context);
    Arrays.fill(key, (byte) 0);
    return cipher;
  }
}

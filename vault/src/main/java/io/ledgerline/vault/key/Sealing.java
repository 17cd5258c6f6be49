package io.ledgerline.vault.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The vault's two primitives: AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce in front,
 * and HKDF-Expand with SHA-256 (RFC 5869; the input keys are random, so Extract is left out, §3.3).
 */
final class Sealing {
  /** What sealing adds to the plain bytes: the nonce and the tag. */
  static final int OVERHEAD = 12 + 16;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Mac HMAC = hmac();

  private Sealing() {}

  /** The sealed bytes do not belong to this key or context, or were altered. */
  static final class NotOursException extends Exception {
    private static final long serialVersionUID = 1L;

    NotOursException(Throwable cause) {
      super("the sealed bytes were altered, or belong to another key or place", cause);
    }
  }

  static byte[] seal(SecretKey key, byte[] context, byte[] plain, SecureRandom random) {
    try {
      byte[] sealed = new byte[NONCE_BYTES + plain.length + TAG_BITS / 8];
      byte[] nonce = new byte[NONCE_BYTES];
      random.nextBytes(nonce);
      System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, context);
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-GCM", e);
    }
  }

  static byte[] open(SecretKey key, byte[] context, byte[] sealed) throws NotOursException {
    if (sealed.length < OVERHEAD) {
      throw new NotOursException(new AEADBadTagException("too short"));
    }
    try {
      byte[] nonce = new byte[NONCE_BYTES];
      System.arraycopy(sealed, 0, nonce, 0, NONCE_BYTES);
      return cipher(Cipher.DECRYPT_MODE, key, nonce, context)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (AEADBadTagException e) {
      throw new NotOursException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context);
    return cipher;
  }

  /**
   * 32 bytes for one purpose and place: HKDF-Expand's first block, {@code HMAC(key, info || 1)}.
   */
  static byte[] derive(SecretKey key, byte[] info) {
    try {
      // Looking a provider up costs more than the hash, twice a call; a clone is ready at once.
      Mac mac = (Mac) HMAC.clone();
      mac.init(key);
      mac.update(info);
      mac.update((byte) 1);
      return mac.doFinal();
    } catch (CloneNotSupportedException | GeneralSecurityException e) {
      throw new IllegalStateException("the runtime's HmacSHA256 can be cloned", e);
    }
  }

  /** Holds no key of ours; whoever uses it clones it first. */
  private static Mac hmac() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(new byte[RawKey.LENGTH], "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }

  /** A purpose and parts, each with its length in front, so that no two lists meet. */
  static byte[] context(String purpose, Object... parts) {
    var out = new ByteArrayOutputStream(128);
    add(out, purpose.getBytes(UTF_8));
    for (Object part : parts) {
      switch (part) {
        case UUID id ->
            add(
                out,
                ByteBuffer.allocate(16)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array());
        case Integer number -> add(out, ByteBuffer.allocate(4).putInt(number).array());
        default -> add(out, part.toString().getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static void add(ByteArrayOutputStream out, byte[] part) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
    out.writeBytes(part);
  }
}

package io.ledgerline.governance.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.governance.policy.TenantKey;
import io.ledgerline.inspection.token.Issued;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under a key derived from the tenant's, with 12 random bytes of nonce in front;
 * conversation and name are authenticated with it, so that a row can't be moved.
 */
public final class TokenSeal {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final String DOMAIN = "ledgerline.kept-token-key";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random;

  /** A seal with nonces of this source. */
  public TokenSeal(SecureRandom random) {
    this.random = random;
  }

  byte[] close(TenantKey key, String conversation, byte[] name, Issued token) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, conversation, name);
      byte[] sealed = cipher.doFinal(plain(token));
      byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
      return whole;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-GCM", e);
    }
  }

  Issued open(TenantKey key, String conversation, byte[] name, byte[] sealed) {
    try {
      byte[] nonce = Arrays.copyOf(sealed, NONCE);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, conversation, name);
      return token(ByteBuffer.wrap(cipher.doFinal(sealed, NONCE, sealed.length - NONCE)));
    } catch (GeneralSecurityException | BufferUnderflowException | IllegalArgumentException e) {
      throw new IllegalStateException("a kept token is not what was written here", e);
    }
  }

  private static Cipher cipher(
      int mode, TenantKey key, byte[] nonce, String conversation, byte[] name)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(
        mode, new SecretKeySpec(key.hmac(DOMAIN), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(conversation.getBytes(UTF_8));
    cipher.updateAAD(name);
    return cipher;
  }

  private static byte[] plain(Issued token) {
    byte[] type = token.type().getBytes(UTF_8);
    return ByteBuffer.allocate(9 + type.length + token.token().length + token.value().length)
        .put((byte) (token.wholeWord() ? 1 : 0))
        .putInt(type.length)
        .put(type)
        .putInt(token.token().length)
        .put(token.token())
        .put(token.value())
        .array();
  }

  private static Issued token(ByteBuffer plain) {
    boolean wholeWord = plain.get() == 1;
    String type = new String(next(plain, plain.getInt()), UTF_8);
    byte[] token = next(plain, plain.getInt());
    return new Issued(type, token, next(plain, plain.remaining()), wholeWord);
  }

  private static byte[] next(ByteBuffer from, int length) {
    if (length < 0 || length > from.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }
}

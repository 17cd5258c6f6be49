package io.ledgerline.governance.policy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secret of one tenant from which conversation ids and the salts of commitments are derived. 32
 * random bytes, made once, never printed. Safe for use by many threads.
 */
public final class TenantKey {
  /** Length in bytes. */
  public static final int LENGTH = 32;

  private final byte[] secret;
  private final Mac keyed;

  /** Wraps the secret; the array is copied. */
  public TenantKey(byte[] secret) {
    if (secret.length != LENGTH) {
      throw new IllegalArgumentException(
          "tenant key: " + secret.length + " bytes (expected: " + LENGTH + ")");
    }
    this.secret = secret.clone();
    this.keyed = keyed(this.secret);
  }

  /**
   * HMAC-SHA-256 over a domain and parts, each with its length in front, so that no two different
   * inputs meet. 32 bytes.
   */
  public byte[] hmac(String domain, byte[]... parts) {
    try {
      // Looking a provider up and keying it costs more than the hash; a clone is ready at once.
      Mac mac = (Mac) keyed.clone();
      update(mac, domain.getBytes(StandardCharsets.UTF_8));
      for (byte[] part : parts) {
        update(mac, part);
      }
      return mac.doFinal();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the runtime's HmacSHA256 can be cloned", e);
    }
  }

  private static Mac keyed(byte[] secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }

  /** A copy of the secret, for storing it. */
  public byte[] bytes() {
    return secret.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TenantKey that && MessageDigest.isEqual(secret, that.secret);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(secret);
  }

  @Override
  public String toString() {
    return "TenantKey[…]";
  }

  private static void update(Mac mac, byte[] part) {
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    mac.update(part);
  }
}

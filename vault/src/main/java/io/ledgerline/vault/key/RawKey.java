package io.ledgerline.vault.key;

import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * 32 secret bytes that can be forgotten: {@link #destroy} overwrites them. What the runtime's
 * ciphers copy for a single operation is theirs, and goes with the garbage.
 */
final class RawKey implements SecretKey {
  static final int LENGTH = 32;
  private static final long serialVersionUID = 1L;

  private final transient byte[] bytes;
  private volatile boolean destroyed;

  /** Takes the array over. */
  RawKey(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "key: " + bytes.length + " bytes (expected: " + LENGTH + ")");
    }
    this.bytes = bytes;
  }

  @Override
  public String getAlgorithm() {
    return "AES";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public byte[] getEncoded() {
    if (destroyed) {
      throw new IllegalStateException("the key is destroyed");
    }
    return bytes.clone();
  }

  @Override
  public void destroy() {
    destroyed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public String toString() {
    return "RawKey[…]";
  }
}

package io.ledgerline.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 for all who may see this module. Looking a provider up costs as much as the hash of a few
 * bytes, and a clone is ready at once.
 */
public final class Sha256 {
  private static final MessageDigest FRESH = fresh();

  private Sha256() {}

  /** A digest that has read nothing yet, for one thread. */
  public static MessageDigest begin() {
    try {
      return (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the runtime's SHA-256 can be cloned", e);
    }
  }

  /** The hash of these bytes. */
  public static byte[] of(byte[] bytes) {
    return begin().digest(bytes);
  }

  private static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}

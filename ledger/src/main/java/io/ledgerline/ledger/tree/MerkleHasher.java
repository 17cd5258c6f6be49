package io.ledgerline.ledger.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of RFC 6962 §2.1. Holds a digest; not thread-safe. */
public final class MerkleHasher {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  /** Has read nothing yet: looking a provider up costs more than a small hash, a clone little. */
  private static final MessageDigest FRESH = sha256();

  private final MessageDigest digest = fresh();

  /** The root of a tree without leaves. */
  public static Hash emptyRoot() {
    return Hash.owning(fresh().digest());
  }

  /** {@code SHA-256(0x00 || entry)}. */
  public static Hash leafHash(byte[] entry) {
    return Hash.owning(new MerkleHasher().leaf(entry, 0, entry.length));
  }

  /** The leaf hash of a part of an array. */
  public byte[] leaf(byte[] bytes, int from, int to) {
    digest.update(LEAF);
    digest.update(bytes, from, to - from);
    return digest.digest();
  }

  /** {@code SHA-256(0x01 || left || right)}. */
  public byte[] node(byte[] left, byte[] right) {
    digest.update(NODE);
    digest.update(left);
    digest.update(right);
    return digest.digest();
  }

  /** {@link #node(byte[], byte[])} for hashes. */
  public Hash node(Hash left, Hash right) {
    return Hash.owning(node(left.bytes(), right.bytes()));
  }

  /**
   * The root over a power of two of hashes that lie one after another in an array; overwrites them.
   */
  public Hash foldPerfect(byte[] hashes, int from, int count) {
    for (int width = count; width > 1; width /= 2) {
      for (int i = 0; i < width / 2; i++) {
        digest.update(NODE);
        digest.update(hashes, from + i * 2 * Hash.BYTES, 2 * Hash.BYTES);
        into(hashes, from + i * Hash.BYTES);
      }
    }
    return Hash.of(hashes, from, from + Hash.BYTES);
  }

  private void into(byte[] target, int at) {
    try {
      digest.digest(target, at, Hash.BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 hash has 32 bytes", e);
    }
  }

  private static MessageDigest fresh() {
    try {
      return (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the runtime's SHA-256 can be cloned", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}

package io.ledgerline.ledger.tree;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 hash. Immutable. */
public final class Hash {
  /** Length in bytes. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash of those 32 bytes; they are copied. */
  public static Hash of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /** The hash of a part of an array, which must be 32 bytes long; they are copied. */
  public static Hash of(byte[] bytes, int from, int to) {
    if (to - from != BYTES) {
      throw new IllegalArgumentException("hash: " + (to - from) + " bytes (expected: 32)");
    }
    return new Hash(Arrays.copyOfRange(bytes, from, to));
  }

  /** Takes an array that nobody else will change. */
  static Hash owning(byte[] bytes) {
    return new Hash(bytes);
  }

  /** Reads 64 hex digits. */
  public static Hash ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** Reads standard, padded Base64. */
  public static Hash ofBase64(String base64) {
    return of(Base64.getDecoder().decode(base64));
  }

  /** A copy of the 32 bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** Copies the 32 bytes to a place in an array. */
  public void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, BYTES);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Standard, padded Base64, as checkpoints write it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** 64 lower-case hex digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}

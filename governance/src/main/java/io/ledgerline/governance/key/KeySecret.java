package io.ledgerline.governance.key;

import io.ledgerline.audit.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * The form of a key's secret: {@code ll_}, 256 random bits in 43 base-62 digits, and six digits of
 * a checksum, so that a mistyped or made-up one is known without asking anybody.
 */
public final class KeySecret {
  /** What every secret begins with. */
  public static final String PREFIX = "ll_";

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int SECRET_BITS = 256;
  private static final int SECRET_DIGITS = 43;
  private static final int CHECK_DIGITS = 6;
  private static final int LENGTH = PREFIX.length() + SECRET_DIGITS + CHECK_DIGITS;

  private KeySecret() {}

  static String fresh(SecureRandom random) {
    String body = PREFIX + digits(new BigInteger(SECRET_BITS, random), SECRET_DIGITS);
    return body + checksum(body);
  }

  /** Whether it has the form of a secret and its checksum; says nothing about what it opens. */
  public static boolean isWellFormed(String secret) {
    if (secret.length() != LENGTH || !secret.startsWith(PREFIX)) {
      return false;
    }
    int end = LENGTH - CHECK_DIGITS;
    return secret.substring(end).equals(checksum(secret.substring(0, end)));
  }

  /** What is stored of a secret and what snapshots are asked with. 32 bytes. */
  public static byte[] sha256(String secret) {
    return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
  }

  private static String checksum(String body) {
    var crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    return digits(BigInteger.valueOf(crc.getValue()), CHECK_DIGITS);
  }

  private static String digits(BigInteger number, int length) {
    var digits = new char[length];
    BigInteger base = BigInteger.valueOf(DIGITS.length());
    BigInteger left = number;
    for (int i = length - 1; i >= 0; i--) {
      BigInteger[] parts = left.divideAndRemainder(base);
      digits[i] = DIGITS.charAt(parts[1].intValue());
      left = parts[0];
    }
    return new String(digits);
  }
}

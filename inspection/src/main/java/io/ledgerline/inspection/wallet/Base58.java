package io.ledgerline.inspection.wallet;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Base58 with a checksum of the first four bytes of a double SHA-256 (Bitcoin, Tron, Ripple). */
final class Base58 {
  static final String BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  static final String RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
  private static final int ADDRESS = 25;

  private Base58() {}

  /** Whether the characters are 25 bytes, the last four of them the checksum of the others. */
  static boolean isAddress(byte[] text, int start, int end, String alphabet) {
    byte[] bytes = new byte[ADDRESS];
    for (int p = start; p < end; p++) {
      int carry = alphabet.indexOf(text[p]);
      if (carry < 0) {
        return false;
      }
      for (int i = ADDRESS - 1; i >= 0; i--) {
        carry += 58 * (bytes[i] & 0xff);
        bytes[i] = (byte) carry;
        carry >>= 8;
      }
      if (carry != 0) {
        return false;
      }
    }
    return isChecked(bytes);
  }

  static boolean isAlphabet(byte[] text, int start, int end) {
    for (int p = start; p < end; p++) {
      if (BITCOIN.indexOf(text[p]) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isChecked(byte[] bytes) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(bytes, 0, ADDRESS - 4);
      byte[] digest = sha256.digest(sha256.digest());
      for (int i = 0; i < 4; i++) {
        if (digest[i] != bytes[ADDRESS - 4 + i]) {
          return false;
        }
      }
      return true;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

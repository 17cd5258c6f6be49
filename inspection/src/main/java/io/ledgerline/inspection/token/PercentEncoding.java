package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;

/**
 * Bytes as an address has them in a query (RFC 3986 section 2): all but the unreserved by number.
 */
final class PercentEncoding {
  private static final String UNRESERVED = "-._~";

  private PercentEncoding() {}

  static byte[] of(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length + 8);
    for (byte b : bytes) {
      if (stays(b)) {
        out.write(b);
      } else {
        out.writeBytes("%%%02X".formatted(b & 0xFF).getBytes(US_ASCII));
      }
    }
    return out.toByteArray();
  }

  /** Whether it makes another spelling of these bytes. */
  static boolean changes(byte[] bytes) {
    for (byte b : bytes) {
      if (!stays(b)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a byte has another spelling. */
  static boolean changes(byte b) {
    return !stays(b);
  }

  private static boolean stays(byte b) {
    return TokenShape.isDigit(b) || TokenShape.isLetter(b) || b > 0 && UNRESERVED.indexOf(b) >= 0;
  }
}

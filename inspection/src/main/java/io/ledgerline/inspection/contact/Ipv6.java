package io.ledgerline.inspection.contact;

import io.ledgerline.inspection.scan.Text;

/** The text form of an IPv6 address (RFC 4291 section 2.2). */
final class Ipv6 {
  private Ipv6() {}

  /** Whether the bytes are an address with at least two groups. */
  static boolean isAddress(Text text, int begin, int end) {
    int groups = 0;
    int digits = 0;
    boolean gap = false;
    boolean letterOrDigit = false;
    int p = begin;
    while (p < end) {
      int b = text.at(p);
      if (b == ':') {
        boolean twice = text.at(p + 1) == ':' && p + 1 < end;
        if (twice && gap || !twice && digits == 0 && p > begin && text.at(p - 1) != ':') {
          return false;
        }
        gap |= twice;
        groups += digits > 0 ? 1 : 0;
        digits = 0;
        p += twice ? 2 : 1;
      } else if (b == '.') {
        return isEmbedded(text, p - digits, end) && (gap ? groups <= 5 : groups == 6);
      } else {
        letterOrDigit = true;
        if (++digits > 4) {
          return false;
        }
        p++;
      }
    }
    groups += digits > 0 ? 1 : 0;
    return letterOrDigit
        && (gap
            ? groups >= 1 && groups <= 7 && end - begin >= 5 || isLoopback(text, begin, end)
            : groups == 8);
  }

  private static boolean isLoopback(Text text, int begin, int end) {
    return end - begin == 3 && text.startsWith(begin, "::1");
  }

  private static boolean isEmbedded(Text text, int begin, int end) {
    int octets = 0;
    int value = -1;
    for (int p = begin; p <= end; p++) {
      int b = p < end ? text.at(p) : '.';
      if (b == '.') {
        if (value < 0 || value > 255) {
          return false;
        }
        octets++;
        value = -1;
      } else if (b >= '0' && b <= '9' && value < 256) {
        value = Math.max(value, 0) * 10 + b - '0';
      } else {
        return false;
      }
    }
    return octets == 4;
  }
}

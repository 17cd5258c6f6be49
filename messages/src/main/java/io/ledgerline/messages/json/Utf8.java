package io.ledgerline.messages.json;

/**
 * Well-formed UTF-8 as Unicode table 3-7 has it: no overlong forms, no surrogates, no more than
 * U+10FFFF.
 */
final class Utf8 {
  private Utf8() {}

  /**
   * Checks a run of non-ASCII characters that starts at {@code from}; returns the offset after it.
   */
  static int check(byte[] bytes, int from, int end) throws MalformedJsonException {
    int at = from;
    while (at < end && bytes[at] < 0) {
      int lead = bytes[at] & 0xFF;
      int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      if (lead < 0xC2 || lead > 0xF4 || end - at < length || !continued(bytes, at, length, lead)) {
        throw new MalformedJsonException("not valid UTF-8", at);
      }
      at += length;
    }
    return at;
  }

  private static boolean continued(byte[] bytes, int at, int length, int lead) {
    int second = bytes[at + 1] & 0xFF;
    int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      return false;
    }
    return length == 2
        || ((bytes[at + 2] & 0xC0) == 0x80 && (length == 3 || (bytes[at + 3] & 0xC0) == 0x80));
  }
}

package io.ledgerline.messages.json;

/**
 * Numbers of JSON (RFC 8259, section 6): minus, int without leading zeros, fraction, exponent.
 * Checked for form only, whatever their size.
 */
final class JsonNumber {
  private JsonNumber() {}

  /** Offset behind the number that begins at {@code start}, below {@code end}. */
  static int check(byte[] bytes, int start, int end) throws MalformedJsonException {
    int at = start;
    if (bytes[at] == '-') {
      at++;
    }
    if (at < end && bytes[at] == '0') {
      at++;
    } else {
      at = digits(bytes, at, end, start);
    }
    if (at < end && bytes[at] == '.') {
      at = digits(bytes, at + 1, end, start);
    }
    if (at < end && (bytes[at] | 0x20) == 'e') {
      at++;
      if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      at = digits(bytes, at, end, start);
    }
    return at;
  }

  private static int digits(byte[] bytes, int from, int end, int start)
      throws MalformedJsonException {
    int at = from;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == from) {
      throw new MalformedJsonException("expected a JSON value", start);
    }
    return at;
  }
}

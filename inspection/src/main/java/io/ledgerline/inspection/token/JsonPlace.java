package io.ledgerline.inspection.token;

/**
 * Whether the next byte of JSON, itself escaped inside a JSON string, stands inside a string of the
 * inner document.
 */
final class JsonPlace {
  private static final int UNICODE_DIGITS = 4;

  private boolean inString;
  private boolean innerEscape;
  private boolean outerEscape;
  private int digitsLeft;
  private int unit;

  boolean inString() {
    return inString;
  }

  void next(byte b) {
    if (digitsLeft > 0) {
      unit = unit << 4 | Math.max(0, Character.digit(b, 16));
      if (--digitsLeft == 0) {
        inner((char) unit);
      }
    } else if (outerEscape) {
      outerEscape = false;
      if (b == 'u') {
        digitsLeft = UNICODE_DIGITS;
        unit = 0;
      } else {
        inner(b == '"' || b == '\\' ? (char) b : ' ');
      }
    } else if (b == '\\') {
      outerEscape = true;
    } else {
      inner((char) (b & 0xFF));
    }
  }

  private void inner(char c) {
    if (!inString) {
      inString = c == '"';
    } else if (innerEscape) {
      innerEscape = false;
    } else if (c == '\\') {
      innerEscape = true;
    } else {
      inString = c != '"';
    }
  }
}

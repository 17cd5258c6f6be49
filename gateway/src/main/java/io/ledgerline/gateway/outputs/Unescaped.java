package io.ledgerline.gateway.outputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** What a value says that an answer has in the encoding of URLs or of strings of JSON. */
final class Unescaped {
  private static final int UNICODE_DIGITS = 4;
  private static final int UNIT_CHARS = 2 + UNICODE_DIGITS;
  private static final String LETTERS = "bfnrt\"\\/";
  private static final String SAID = "\b\f\n\r\t\"\\/";

  private Unescaped() {}

  /** One encoding taken off; the value itself where it has none. */
  static String of(String value) {
    if (value.indexOf('%') < 0 && value.indexOf('\\') < 0) {
      return value;
    }
    var out = new ByteArrayOutputStream(value.length());
    int at = 0;
    while (at < value.length()) {
      at = next(value, at, out);
    }
    return out.toString(UTF_8);
  }

  private static int next(String value, int at, ByteArrayOutputStream out) {
    char c = value.charAt(at);
    int octet = c == '%' ? hex(value, at + 1, 2) : -1;
    if (octet >= 0) {
      out.write(octet);
      return at + 3;
    }
    if (c != '\\' || at + 1 == value.length()) {
      int end = value.offsetByCodePoints(at, 1);
      out.writeBytes(value.substring(at, end).getBytes(UTF_8));
      return end;
    }
    int unit = unit(value, at);
    if (unit >= 0) {
      int end = at + UNIT_CHARS;
      int second = Character.isHighSurrogate((char) unit) ? unit(value, end) : -1;
      boolean pair = second >= 0 && Character.isLowSurrogate((char) second);
      int said = pair ? Character.toCodePoint((char) unit, (char) second) : unit;
      out.writeBytes(Character.toString(said).getBytes(UTF_8));
      return pair ? end + UNIT_CHARS : end;
    }
    int letter = LETTERS.indexOf(value.charAt(at + 1));
    if (letter < 0) {
      return at + 1;
    }
    out.write(SAID.charAt(letter));
    return at + 2;
  }

  /** The UTF-16 unit that is written by its number there; letters beyond U+FFFF are two of them. */
  private static int unit(String value, int at) {
    return value.startsWith("\\u", at) ? hex(value, at + 2, UNICODE_DIGITS) : -1;
  }

  private static int hex(String value, int from, int digits) {
    if (from + digits > value.length()) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = Character.digit(value.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      number = number << 4 | digit;
    }
    return number;
  }
}

package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.messages.json.JsonString;
import java.util.Arrays;

/**
 * How a value is written inside of strings of JSON, so that they stay JSON: a line feed in an
 * address must not end up as one. A value that was found in such a string has its escapes already.
 */
final class Escapes {
  private static final int UNICODE_DIGITS = 4;

  private Escapes() {}

  /** Whether a string of JSON has to write any of it otherwise. */
  static boolean matter(byte[] value) {
    for (byte b : value) {
      if (b >= 0 && b < ' ' || b == '"' || b == '\\') {
        return true;
      }
    }
    return false;
  }

  /** The value as so many strings inside of one another have it. */
  static byte[] in(int strings, byte[] value) {
    if (strings == 0 || !matter(value)) {
      return value;
    }
    byte[] written = value;
    for (int i = isInside(value) ? 1 : 0; i < strings; i++) {
      written = inside(written);
    }
    return written;
  }

  /** The text as the inside of a JSON string. */
  static byte[] inside(byte[] text) {
    byte[] literal = JsonString.encode(new String(text, UTF_8));
    return Arrays.copyOfRange(literal, 1, literal.length - 1);
  }

  /** Whether it can stand in a string of JSON as it is. */
  private static boolean isInside(byte[] value) {
    for (byte b : value) {
      if (b >= 0 && b < ' ' || b == '"') {
        return false;
      }
    }
    return isWhole(value);
  }

  /** Whether every backslash begins an escape of JSON. */
  static boolean isWhole(byte[] value) {
    for (int at = 0; at < value.length; at++) {
      if (value[at] == '\\') {
        int end = escapeEnd(value, at + 1);
        if (end < 0) {
          return false;
        }
        at = end - 1;
      }
    }
    return true;
  }

  private static int escapeEnd(byte[] value, int letter) {
    if (letter == value.length || "\"\\/bfnrtu".indexOf(value[letter]) < 0) {
      return -1;
    }
    if (value[letter] != 'u') {
      return letter + 1;
    }
    int end = letter + 1 + UNICODE_DIGITS;
    if (end > value.length) {
      return -1;
    }
    for (int at = letter + 1; at < end; at++) {
      if (value[at] < 0 || Character.digit(value[at], 16) < 0) {
        return -1;
      }
    }
    return end;
  }
}

package io.ledgerline.audit;

import java.nio.charset.StandardCharsets;

/**
 * The escapes of a text in the form of RFC 8785 (§3.2.2.2): which may stand there, and what they
 * stand for.
 */
final class Escapes {
  /** How many bytes a {@code u} and its four digits are. */
  static final int UNICODE = 5;

  private static final String SHORT_ESCAPES = "\"\\btnfr";
  private static final String SHORT_MEANINGS = "\"\\\b\t\n\f\r";

  private Escapes() {}

  /** Whether that byte behind a backslash is an escape of its own. */
  static boolean isShort(int c) {
    return SHORT_ESCAPES.indexOf(c) >= 0;
  }

  /**
   * Whether the {@code u} there and its four digits are the only canonical way to write a
   * character: a control that has no short escape, in lower case.
   */
  static boolean isNeeded(byte[] in, int at) {
    int high = Character.digit(in[at + 3], 2);
    int low = lowerHex(in[at + 4]);
    int code = high * 16 + low;
    return in[at + 1] == '0' && in[at + 2] == '0' && high >= 0 && low >= 0 && noShortForm(code);
  }

  private static boolean noShortForm(int code) {
    return SHORT_MEANINGS.indexOf(code) < 0;
  }

  private static int lowerHex(byte c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }

  /** What a text between those positions, without its quotes, stands for; it was checked before. */
  static String decode(byte[] in, int from, int to) {
    return decode(new String(in, from, to - from, StandardCharsets.UTF_8));
  }

  /** What a text without its quotes stands for; it was checked before. */
  static String decode(String raw) {
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    StringBuilder text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escaped = raw.charAt(++i);
      if (escaped == 'u') {
        text.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
        i += 4;
      } else {
        text.append(SHORT_MEANINGS.charAt(SHORT_ESCAPES.indexOf(escaped)));
      }
    }
    return text.toString();
  }
}

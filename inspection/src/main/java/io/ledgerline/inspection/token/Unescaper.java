package io.ledgerline.inspection.token;

/** Reads the inside of a JSON string, a character or a byte at a time. */
final class Unescaper {
  /** Nothing yet: an escape goes on. */
  static final int NONE = -1;

  private static final int UNICODE_DIGITS = 4;

  private boolean escape;
  private int digits;
  private int unit;

  /** Whether what comes belongs to an escape. */
  boolean open() {
    return escape || digits > 0;
  }

  /** What was said, or {@link #NONE}. */
  int next(char c) {
    if (digits > 0) {
      unit = unit << 4 | Math.max(0, Character.digit(c, 16));
      return --digits == 0 ? unit : NONE;
    }
    if (escape) {
      escape = false;
      return escaped(c);
    }
    escape = c == '\\';
    return escape ? NONE : c;
  }

  private int escaped(char c) {
    if (c == 'u') {
      digits = UNICODE_DIGITS;
      unit = 0;
      return NONE;
    }
    int control = "bfnrt".indexOf(c);
    return control < 0 ? c : "\b\f\n\r\t".charAt(control);
  }
}

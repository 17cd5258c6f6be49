package io.ledgerline.inspection.scan;

/** The characters of Windows-1252, which holds those of ISO 8859-1, by their codes. */
final class WindowsLetters {
  private static final int HIGH = 0x80;
  private static final int SAME_AGAIN = 0xA0;
  private static final int NO_BREAK = 0xA0;
  private static final String BETWEEN =
      "\u20AC \u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152 \u017D "
          + " \u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153 \u017E\u0178";

  private WindowsLetters() {}

  /** The character of a code from the blank on; a blank that doesn't break is a blank. */
  static int of(int code) {
    if (code == NO_BREAK) {
      return ' ';
    }
    return code < HIGH || code >= SAME_AGAIN ? code : BETWEEN.charAt(code - HIGH);
  }
}

package io.ledgerline.inspection.scan;

import org.jspecify.annotations.Nullable;

/**
 * An apostrophe as strings of SQL have it (ISO/IEC 9075-2, "literal"), which end at a single one:
 * {@code 'Patrick O''Brien'}. Between letters two are one.
 */
final class DoubledQuotes {
  private static final char SIGN = '\'';

  private DoubledQuotes() {}

  /** The range with one for each two; null where none stand so. */
  static @Nullable Shorter read(byte[] utf8, int from, int to) {
    Shorter copy = null;
    int copied = from;
    for (int at = Blanked.next(utf8, from, to, SIGN);
        at < to;
        at = Blanked.next(utf8, at + 1, to, SIGN)) {
      if (stands(utf8, from, at, to)) {
        copy = copy == null ? new Shorter(from, to - from) : copy;
        copy.copy(utf8, copied, at);
        copy.character(SIGN, at + 2);
        copied = at + 2;
        at++;
      }
    }
    if (copy != null) {
      copy.copy(utf8, copied, to);
    }
    return copy;
  }

  /** Whether the first of two stands there. */
  static boolean stands(byte[] utf8, int from, int at, int to) {
    return at > from
        && at + 2 < to
        && utf8[at + 1] == SIGN
        && isLetter(utf8[at - 1])
        && isLetter(utf8[at + 2]);
  }

  private static boolean isLetter(byte b) {
    return (ByteClass.of(b) & (ByteClass.LOWER | ByteClass.UPPER | ByteClass.HIGH)) != 0;
  }
}

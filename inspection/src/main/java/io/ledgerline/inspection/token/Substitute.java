package io.ledgerline.inspection.token;

import java.util.Arrays;

/** What is to stand in the place of a value. */
public sealed interface Substitute {
  /** A token, for which the value comes back; a shape that doesn't fit the value gives a word. */
  record Token(TokenShape shape) implements Substitute {}

  /** Asterisks, and the last few letters or digits; the value doesn't come back. */
  record Mask(int shown) implements Substitute {
    private static final int FEWEST_HIDDEN = 4;

    /** At most four may be shown. */
    public Mask {
      if (shown < 0 || shown > 4) {
        throw new IllegalArgumentException("shown: " + shown + " (expected: 0 to 4)");
      }
    }

    byte[] of(byte[] value) {
      int end = value.length;
      int from = end;
      while (from > 0 && end - from < shown && isPlain(value[from - 1])) {
        from--;
      }
      int kept = end - from < shown || from < FEWEST_HIDDEN ? end : from;
      byte[] masked = new byte[4 + end - kept];
      Arrays.fill(masked, 0, 4, (byte) '*');
      System.arraycopy(value, kept, masked, 4, end - kept);
      return masked;
    }

    private static boolean isPlain(byte b) {
      return TokenShape.isDigit(b) || TokenShape.isLetter(b);
    }
  }

  /** A note that something was removed; the value doesn't come back. */
  record Drop() implements Substitute {}
}

package io.ledgerline.messages.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Runs of a string's content that need no look at each byte, passed eight bytes at a time. */
final class PlainAscii {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private PlainAscii() {}

  /** First offset at or after {@code from} that is not plain ASCII string content, or the end. */
  static int skip(byte[] bytes, int from, int end) {
    int at = from;
    int last = end - Long.BYTES;
    while (at <= last) {
      long special = special((long) LONGS.get(bytes, at));
      if (special != 0) {
        return at + (Long.numberOfTrailingZeros(special) >>> 3);
      }
      at += Long.BYTES;
    }
    while (at < end && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
      at++;
    }
    return at;
  }

  /**
   * High bit of each byte that is a quote, a backslash, a control character or not ASCII; the
   * lowest bit set is exact, higher ones may be borrow noise.
   */
  private static long special(long word) {
    long quote = word ^ ONES * '"';
    long backslash = word ^ ONES * '\\';
    return (((quote - ONES) & ~quote)
            | ((backslash - ONES) & ~backslash)
            | (word - ONES * ' ')
            | word)
        & HIGH;
  }
}

package io.ledgerline.audit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of a text at once, as one number (SWAR): the first byte is the lowest. What is looked
 * for is marked by the highest bit of its byte.
 */
final class EightBytes {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;

  private EightBytes() {}

  /** The eight that begin there. */
  static long at(byte[] in, int from) {
    return (long) EIGHT.get(in, from);
  }

  /**
   * Marks bytes that a text can't just run over: quote, backslash, controls, bytes above 0x7F. The
   * first mark is exact; behind it a borrow may have marked a byte that is none of these.
   */
  static long stops(long eight) {
    long controls = (eight - ONES * 0x20) & ~eight;
    return (controls | matches(eight, '"') | matches(eight, '\\') | eight) & HIGHS;
  }

  /** Marks bytes that are equal to that one in their highest bit; the first mark is exact. */
  static long matches(long eight, char one) {
    long zeros = eight ^ ONES * one;
    return (zeros - ONES) & ~zeros & HIGHS;
  }
}

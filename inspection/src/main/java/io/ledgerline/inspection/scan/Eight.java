package io.ledgerline.inspection.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of a text at once, the first lowest. What is asked of each byte is answered by its
 * highest bit, so that a word of up to eight letters costs no loop and no branch.
 */
public final class Eight {
  /** The highest bit of each byte. */
  public static final long HIGH = 0x8080808080808080L;

  /** As many places are written at once, before it is known how many there are. */
  public static final int AT_ONCE = 4;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long GATHER = 0x0102040810204080L;
  static final long EACH = 0x0101010101010101L;
  private static final long CASE = EACH * 0x20;
  private static final long FROM_A = EACH * (0x80 - 'a');
  private static final long BEHIND_Z = EACH * (0x7f - 'z');
  private static final long FROM_CAPITAL_A = EACH * (0x80 - 'A');
  private static final long BEHIND_CAPITAL_Z = EACH * (0x7f - 'Z');
  private static final long FROM_0 = EACH * (0x80 - '0');
  private static final long BEHIND_9 = EACH * (0x7f - '9');

  private Eight() {}

  /** The bytes at an offset; zeros behind the array's end. */
  static long at(byte[] text, int offset) {
    return offset + Long.BYTES <= text.length ? (long) LONGS.get(text, offset) : tail(text, offset);
  }

  private static long tail(byte[] text, int offset) {
    int last = text.length - Long.BYTES;
    if (last >= 0) {
      return offset < text.length ? (long) LONGS.get(text, last) >>> (offset - last << 3) : 0;
    }
    long bytes = 0;
    for (int i = text.length - 1; i >= offset; i--) {
      bytes = bytes << Byte.SIZE | text[i] & 0xff;
    }
    return bytes;
  }

  /** The bytes at an offset that is no closer than eight to the array's end. */
  public static long within(byte[] text, int offset) {
    return (long) LONGS.get(text, offset);
  }

  /** Writes bytes to an offset that is no closer than eight to the array's end. */
  public static void put(byte[] text, int offset, long bytes) {
    LONGS.set(text, offset, bytes);
  }

  /** Four bytes at an offset that is no closer than that to the array's end. */
  public static int four(byte[] text, int offset) {
    return (int) INTS.get(text, offset);
  }

  /** One bit per byte, the first lowest, where the answer is yes. */
  public static long bits(long answers) {
    return (answers >>> 7) * GATHER >>> Long.SIZE - Long.BYTES;
  }

  /** So many bits from the lowest on, at least one and at most 64. */
  static long low(int bits) {
    return -1L >>> -bits;
  }

  /**
   * Writes down where bits stand, counted from a base. So that hardly a branch depends on how many
   * there are, up to {@value #AT_ONCE} less one more places are written to.
   */
  public static void places(long bits, int base, int[] into, int from) {
    int n = from;
    long left = bits;
    while (left != 0) {
      for (int i = 0; i < AT_ONCE; i++) {
        into[n + i] = base + Long.numberOfTrailingZeros(left);
        left &= left - 1;
      }
      n += AT_ONCE;
    }
  }

  /** ASCII letters and digits in lower case; other bytes are spoilt. */
  static long lower(long bytes) {
    return bytes | CASE;
  }

  /** Which are ASCII letters. */
  static long letters(long bytes) {
    long lower = (bytes | CASE) & ~HIGH;
    return lower + FROM_A & ~(lower + BEHIND_Z) & ~bytes & HIGH;
  }

  /** Which are capital ASCII letters. */
  public static long capitals(long bytes) {
    long low = bytes & ~HIGH;
    return low + FROM_CAPITAL_A & ~(low + BEHIND_CAPITAL_Z) & ~bytes & HIGH;
  }

  /** Which are small ASCII letters or digits. */
  public static long smallOrDigits(long bytes) {
    long low = bytes & ~HIGH;
    long small = low + FROM_A & ~(low + BEHIND_Z);
    return (small | low + FROM_0 & ~(low + BEHIND_9)) & ~bytes & HIGH;
  }

  /** Which are ASCII digits. */
  static long digits(long bytes) {
    long low = bytes & ~HIGH;
    return low + FROM_0 & ~(low + BEHIND_9) & ~bytes & HIGH;
  }

  /** Which are ASCII letters or digits. */
  static long alphanumeric(long bytes) {
    return letters(bytes) | digits(bytes);
  }

  /** The first so many bytes, at least none and at most eight. */
  static long first(int count) {
    return count == Long.BYTES ? -1 : (1L << (count << 3)) - 1;
  }

  /** 1 where any byte has the answer yes, else 0. */
  static int any(long answers) {
    return (int) ((answers | -answers) >>> 63);
  }

  /** Which of some letters are small and stand right before a capital, of letters only. */
  static long humps(long letters, long next) {
    return (letters & ~next) << 2 & HIGH;
  }

  /** Which bytes equal one of ASCII. */
  public static long equal(long bytes, int one) {
    long rest = bytes ^ EACH * one;
    return ~((rest & ~HIGH) + ~HIGH | rest) & HIGH;
  }

  /** Which bytes stand behind an odd number of the given ones, themselves included. */
  static long inside(long marks) {
    long odd = marks ^ marks << 8;
    odd ^= odd << 16;
    return odd ^ odd << 32;
  }

  /** False where no byte equals one of these signs of ASCII; mostly true where one does only. */
  static boolean mayHave(long bytes, int a, int b, int c, int d, int e) {
    long zeros =
        (bytes ^ EACH * a) - EACH
            | (bytes ^ EACH * b) - EACH
            | (bytes ^ EACH * c) - EACH
            | (bytes ^ EACH * d) - EACH
            | (bytes ^ EACH * e) - EACH;
    return (zeros & ~bytes & HIGH) != 0;
  }

  /** Whether any byte equals one. */
  static boolean has(long bytes, int one) {
    long rest = bytes ^ EACH * one;
    return (rest - EACH & ~rest & HIGH) != 0;
  }
}

package io.ledgerline.messages;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bytes for tests. */
public final class Bytes {
  private Bytes() {}

  /** UTF-8. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** UTF-8 back to text. */
  public static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A copy with one to four bytes changed, taken out, repeated or put in. */
  public static byte[] mutated(byte[] bytes, Random random) {
    byte[] result = bytes;
    for (int i = 1 + random.nextInt(4); i > 0 && result.length > 0; i--) {
      result = mutatedOnce(result, random);
    }
    return result;
  }

  private static byte[] mutatedOnce(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    int run = Math.min(bytes.length - at, 1 + random.nextInt(8));
    byte[] special = utf8("\"\\{}[]:,\n\r0e-\u00e9\uFEFF");
    byte[] copy = bytes.clone();
    return switch (random.nextInt(5)) {
      case 0 -> set(copy, at, (byte) random.nextInt(256));
      case 1 -> set(copy, at, special[random.nextInt(special.length)]);
      case 2 -> spliced(bytes, at, at + run, at, at);
      case 3 -> spliced(bytes, at, at, at, at + run);
      default -> java.util.Arrays.copyOf(bytes, at);
    };
  }

  private static byte[] set(byte[] bytes, int at, byte value) {
    bytes[at] = value;
    return bytes;
  }

  /** {@code bytes} with {@code cutFrom..cutTo} replaced by a copy of {@code from..to}. */
  private static byte[] spliced(byte[] bytes, int cutFrom, int cutTo, int from, int to) {
    byte[] result = new byte[bytes.length - (cutTo - cutFrom) + (to - from)];
    System.arraycopy(bytes, 0, result, 0, cutFrom);
    System.arraycopy(bytes, from, result, cutFrom, to - from);
    System.arraycopy(bytes, cutTo, result, cutFrom + to - from, bytes.length - cutTo);
    return result;
  }
}

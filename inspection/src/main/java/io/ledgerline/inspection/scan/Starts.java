package io.ledgerline.inspection.scan;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/** Three bytes that some texts begin (or end) with. */
public final class Starts {
  /** Everything may begin so. */
  static final Starts ANY = new Starts(new int[0]);

  private static final int SIZE = 3;
  private final int[] keys;

  private Starts(int[] keys) {
    this.keys = keys;
  }

  static Starts of(Collection<String> beginnings) {
    return new Starts(
        beginnings.stream()
            .mapToInt(one -> key(one.charAt(0), one.charAt(1), one.charAt(2)))
            .distinct()
            .toArray());
  }

  static Starts ofEndings(Collection<byte[]> endings) {
    return new Starts(
        endings.stream().mapToInt(one -> key(one, one.length - SIZE)).distinct().toArray());
  }

  /** What begins as either of two says. */
  Starts or(Starts other) {
    return isAny() || other.isAny()
        ? ANY
        : new Starts(IntStream.concat(Arrays.stream(keys), Arrays.stream(other.keys)).toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Starts starts && Arrays.equals(keys, starts.keys);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(keys);
  }

  boolean isAny() {
    return keys.length == 0;
  }

  int[] keys() {
    return keys;
  }

  /** The three bytes at an offset as one number. */
  static int key(byte[] text, int at) {
    return key(text[at] & 0xff, text[at + 1] & 0xff, text[at + 2] & 0xff);
  }

  private static int key(int first, int second, int third) {
    return first | second << 8 | third << 16;
  }
}

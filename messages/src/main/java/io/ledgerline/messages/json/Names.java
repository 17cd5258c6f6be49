package io.ledgerline.messages.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A fixed set of at most 64 ASCII names, looked up by bytes without allocating. The index of a name
 * is its place in the constructor's list, so callers can switch on it.
 */
public final class Names {
  private static final int SLOTS = 256;

  private final byte[][] names;
  private final byte[] slots = new byte[SLOTS];

  private Names(String... names) {
    if (names.length > Long.SIZE) {
      throw new IllegalArgumentException("names: " + names.length + " (expected: at most 64)");
    }
    this.names = new byte[names.length][];
    Arrays.fill(slots, (byte) -1);
    for (int i = 0; i < names.length; i++) {
      this.names[i] = names[i].getBytes(StandardCharsets.US_ASCII);
      int slot = slot(this.names[i], 0, this.names[i].length);
      while (slots[slot] >= 0) {
        slot = (slot + 1) % SLOTS;
      }
      slots[slot] = (byte) i;
    }
  }

  /** The set of these names. */
  public static Names of(String... names) {
    return new Names(names);
  }

  /** The name with this index. */
  public String name(int index) {
    return new String(names[index], StandardCharsets.US_ASCII);
  }

  /** Index of the name equal to these bytes, or -1. */
  public int indexOf(byte[] bytes, int start, int end) {
    if (start == end) {
      return -1;
    }
    int slot = slot(bytes, start, end);
    for (int index = slots[slot]; index >= 0; index = slots[slot]) {
      byte[] name = names[index];
      if (Arrays.equals(name, 0, name.length, bytes, start, end)) {
        return index;
      }
      slot = (slot + 1) % SLOTS;
    }
    return -1;
  }

  /** Index of the name equal to this text, or -1. */
  public int indexOf(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return indexOf(bytes, 0, bytes.length);
  }

  private static int slot(byte[] bytes, int start, int end) {
    int length = end - start;
    int middle = bytes[start + (length >>> 1)];
    return (length * 31 + bytes[start] * 7 + bytes[end - 1] * 13 + middle) & (SLOTS - 1);
  }
}

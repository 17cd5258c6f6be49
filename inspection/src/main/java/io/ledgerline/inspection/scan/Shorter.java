package io.ledgerline.inspection.scan;

import java.util.Arrays;

/**
 * A copy of a text in which some things are written shorter; every place in it is told in the text
 * as it came. Immutable once read.
 */
final class Shorter {
  private final byte[] bytes;
  private final int from;
  private int length;
  private int[] ends = new int[16];
  private int[] shifts = new int[16];
  private int count;

  /** Of a text that begins at an offset, with room for so many bytes. */
  Shorter(int from, int size) {
    this.from = from;
    this.bytes = new byte[size];
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Where a place of the copy, between two characters, lies in the text as it came. */
  int place(int at) {
    int found = Arrays.binarySearch(ends, 0, count, at);
    int before = found >= 0 ? found : -found - 2;
    return at + from + (before < 0 ? 0 : shifts[before]);
  }

  void copy(byte[] utf8, int start, int end) {
    System.arraycopy(utf8, start, bytes, length, end - start);
    length += end - start;
  }

  /** Adds a character that stands for what ends at an offset of the text as it came. */
  void character(int point, int end) {
    if (point < 0x80) {
      add(point);
    } else if (point < 0x800) {
      add(0xC0 | point >> 6);
      follow(point, 0);
    } else if (point <= Character.MAX_VALUE) {
      add(0xE0 | point >> 12);
      follow(point, 6);
    } else {
      add(0xF0 | point >> 18);
      follow(point, 12);
    }
    ends(end);
  }

  private void follow(int point, int from) {
    for (int bits = from; bits >= 0; bits -= 6) {
      add(0x80 | point >> bits & 0x3F);
    }
  }

  void add(int b) {
    bytes[length++] = (byte) b;
  }

  /** Says that what was added last stands for what ends at an offset of the text as it came. */
  void ends(int end) {
    shift(length, end);
  }

  /** Says that something up to an offset was left out that is no part of what ends before it. */
  void leavesOut(int end) {
    shift(length + 1, end);
  }

  private void shift(int at, int end) {
    if (count > 0 && ends[count - 1] == at) {
      count--;
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
      shifts = Arrays.copyOf(shifts, count * 2);
    }
    ends[count] = at;
    shifts[count++] = end - from - length;
  }
}

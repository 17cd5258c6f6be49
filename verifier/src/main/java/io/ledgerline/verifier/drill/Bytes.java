package io.ledgerline.verifier.drill;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Small changes to bytes, none in place. */
final class Bytes {
  private static final byte[] TIME = "\"ts\":\"20".getBytes(StandardCharsets.US_ASCII);

  private Bytes() {}

  /** With the lowest bit of one byte turned round. */
  static byte[] flip(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at] ^= 1;
    return changed;
  }

  /** With another digit in it, so that it stays an entry in canonical form. */
  static byte[] otherDigit(byte[] entry) {
    for (int at = entry.length - 1; at >= 0; at--) {
      if (entry[at] >= '2' && entry[at] <= '9') {
        return flip(entry, at);
      }
    }
    return flip(entry, entry.length / 2);
  }

  /** With a time that is a year earlier, or another digit where it has none. */
  static byte[] backDated(byte[] entry) {
    String text = new String(entry, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(new String(TIME, StandardCharsets.US_ASCII)) + TIME.length + 1;
    if (at <= TIME.length || entry[at] <= '0') {
      return otherDigit(entry);
    }
    byte[] changed = entry.clone();
    changed[at]--;
    return changed;
  }

  /** A list with another item in that place. */
  static List<byte[]> with(List<byte[]> items, int at, byte[] item) {
    List<byte[]> changed = new ArrayList<>(items);
    changed.set(at, item);
    return changed;
  }

  /** A list with two items in each other's place. */
  static List<byte[]> swapped(List<byte[]> items, int one, int other) {
    return with(with(items, one, items.get(other)), other, items.get(one));
  }
}

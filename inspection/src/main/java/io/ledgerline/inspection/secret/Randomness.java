package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Text;
import java.util.List;

/** Tells what was drawn at random from what a person made up, or put there to be replaced. */
final class Randomness {
  private static final List<String> FAKE =
      List.of(
          "example",
          "xxxx",
          "your",
          "redacted",
          "placeholder",
          "changeme",
          "change_me",
          "dummy",
          "sample",
          "fake",
          "insert",
          "replace",
          "0000000",
          "1234567890",
          "abcdefgh",
          "aaaaaa",
          "12345678",
          "foobar",
          "notreal",
          "todo",
          "secret_here",
          "key_here",
          "test_key");

  /** What tells a small letter from a capital. */
  private static final int CASE = 0x20;

  private static final double LOG_2 = Math.log(2);

  private Randomness() {}

  /** Shannon entropy in bits per character, as if a longer text came from the same source. */
  static double entropy(Text text, int start, int end) {
    int[] seen = new int[256];
    for (int p = start; p < end; p++) {
      seen[text.at(p)]++;
    }
    double bits = 0;
    double n = end - start;
    for (int count : seen) {
      if (count > 0) {
        bits -= count / n * Math.log(count / n) / LOG_2;
      }
    }
    return bits;
  }

  /** Whether the characters say that this stands in for a secret. */
  static boolean isPlaceholder(Text text, int start, int end) {
    for (var fake : FAKE) {
      if (contains(text, start, end, fake)) {
        return true;
      }
    }
    return distinct(text, start, end) < Math.min(8, (end - start + 1) / 2);
  }

  static int distinct(Text text, int start, int end) {
    long low = 0;
    long high = 0;
    for (int p = start; p < end; p++) {
      int b = text.at(p) & 0x7f;
      low |= b < 64 ? 1L << b : 0;
      high |= b < 64 ? 0 : 1L << (b - 64);
    }
    return Long.bitCount(low) + Long.bitCount(high);
  }

  /** Whether ASCII characters occur, in any case. */
  static boolean contains(Text text, int start, int end, String lower) {
    byte[] bytes = text.bytes();
    int first = lower.charAt(0) | CASE;
    for (int p = start; p + lower.length() <= end; p++) {
      if ((bytes[p] | CASE) != first) {
        continue;
      }
      int i = 0;
      while (i < lower.length() && Character.toLowerCase(text.at(p + i)) == lower.charAt(i)) {
        i++;
      }
      if (i == lower.length()) {
        return true;
      }
    }
    return false;
  }
}

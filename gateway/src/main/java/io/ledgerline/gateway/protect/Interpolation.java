package io.ledgerline.gateway.protect;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whether a system text holds what others said: such a text begins with {@value #PIECE} characters
 * that stand in it, without letter case and with white space made equal. Shorter texts are words
 * that anybody may use. Linear in all texts.
 */
final class Interpolation {
  private static final int PIECE = 32;
  private static final int FILTER_BITS = 12;
  private static final long BASE = 0x9E3779B97F4A7C15L;
  private static final long TOP = power();

  /** How what others said begins, by the hash of that. */
  private final Map<Long, Set<String>> begins = new HashMap<>();

  /** A bit for each such hash, by its first bits: most places of a text need no look-up. */
  private final long[] filter = new long[1 << FILTER_BITS - 6];

  /** Takes up what somebody else said. */
  void said(String text) {
    String begin = squeezed(text.substring(0, Math.min(text.length(), 16 * PIECE)));
    if (begin.length() < PIECE) {
      return;
    }
    String piece = begin.substring(0, PIECE);
    long hash = 0;
    for (int i = 0; i < PIECE; i++) {
      hash = hash * BASE + piece.charAt(i);
    }
    begins.computeIfAbsent(hash, _ -> new HashSet<>()).add(piece);
    int bit = bit(hash);
    filter[bit >>> 6] |= 1L << bit;
  }

  private static int bit(long hash) {
    return (int) (hash >>> Long.SIZE - FILTER_BITS);
  }

  private boolean maybe(long hash) {
    int bit = bit(hash);
    return (filter[bit >>> 6] & 1L << bit) != 0;
  }

  /** Whether a system text holds any of it. */
  boolean isIn(String system) {
    if (begins.isEmpty()) {
      return false;
    }
    String text = squeezed(system);
    long hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = i >= PIECE ? hash - text.charAt(i - PIECE) * TOP : hash;
      hash = hash * BASE + text.charAt(i);
      Set<String> pieces = i >= PIECE - 1 && maybe(hash) ? begins.get(hash) : null;
      if (pieces != null && pieces.contains(text.substring(i - PIECE + 1, i + 1))) {
        return true;
      }
    }
    return false;
  }

  private static long power() {
    long power = 1;
    for (int i = 1; i < PIECE; i++) {
      power *= BASE;
    }
    return power;
  }

  /** Without white space around it, each run of it inside one blank, in small letters. */
  static String squeezed(String text) {
    String bare = text.strip();
    var squeezed = new char[bare.length()];
    int length = 0;
    boolean blank = false;
    boolean ascii = true;
    for (int i = 0; i < bare.length(); i++) {
      char each = bare.charAt(i);
      boolean white = each == ' ' || (each >= '\t' && each <= '\r');
      if (!white) {
        ascii &= each < 0x80;
        squeezed[length++] = each >= 'A' && each <= 'Z' ? (char) (each | 0x20) : each;
      } else if (!blank) {
        squeezed[length++] = ' ';
      }
      blank = white;
    }
    String small = new String(squeezed, 0, length);
    return ascii ? small : small.toLowerCase(Locale.ROOT);
  }
}

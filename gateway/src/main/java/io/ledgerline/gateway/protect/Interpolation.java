package io.ledgerline.gateway.protect;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether system texts hold other texts: such a text begins with {@value #PIECE} characters that
 * stand in one, without letter case and with white space made equal. Shorter texts are words that
 * anybody may use. Linear in all texts.
 */
final class Interpolation {
  private static final int PIECE = 32;
  private static final long BASE = 0x9E3779B97F4A7C15L;

  private final Set<Long> pieces = new HashSet<>();
  private final StringBuilder all = new StringBuilder();

  Interpolation(List<String> system) {
    for (String text : system) {
      String said = squeezed(text);
      all.append(said).append('\0');
      long hash = 0;
      long top = power();
      for (int i = 0; i < said.length(); i++) {
        hash = i >= PIECE ? hash - said.charAt(i - PIECE) * top : hash;
        hash = hash * BASE + said.charAt(i);
        if (i >= PIECE - 1) {
          pieces.add(hash);
        }
      }
    }
  }

  boolean holdsAny(List<String> others) {
    return others.stream().anyMatch(this::holds);
  }

  private boolean holds(String other) {
    String begin = squeezed(other.length() > 16 * PIECE ? other.substring(0, 16 * PIECE) : other);
    if (begin.length() < PIECE) {
      return false;
    }
    String piece = begin.substring(0, PIECE);
    long hash = 0;
    for (int i = 0; i < PIECE; i++) {
      hash = hash * BASE + piece.charAt(i);
    }
    return pieces.contains(hash) && all.indexOf(piece) >= 0;
  }

  private static long power() {
    long power = 1;
    for (int i = 1; i < PIECE; i++) {
      power *= BASE;
    }
    return power;
  }

  private static String squeezed(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}

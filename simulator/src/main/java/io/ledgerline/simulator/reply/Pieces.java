package io.ledgerline.simulator.reply;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into the fragments that a stream carries; the same text is always cut the same. */
final class Pieces {
  private static final int SHORTEST = 6;
  private static final int SPREAD = 26;
  private static final int JSON_SHORTEST = 3;
  private static final int JSON_SPREAD = 14;

  private Pieces() {}

  /** Fragments that end between words where they can. */
  static List<String> ofText(String text) {
    return cut(text, SHORTEST, SPREAD, true);
  }

  /** An empty fragment first, then fragments that end anywhere, as with the real API. */
  static List<String> ofJson(String json) {
    List<String> pieces = new ArrayList<>();
    pieces.add("");
    pieces.addAll(cut(json, JSON_SHORTEST, JSON_SPREAD, false));
    return pieces;
  }

  private static List<String> cut(String text, int shortest, int spread, boolean atWords) {
    List<String> pieces = new ArrayList<>();
    int hash = text.hashCode();
    int at = 0;
    while (at < text.length()) {
      hash = hash * 31 + 17;
      int end = Math.min(text.length(), at + shortest + Math.floorMod(hash >>> 8, spread));
      int space = atWords && end < text.length() ? text.lastIndexOf(' ', end) : -1;
      if (space > at) {
        end = space;
      }
      if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
        end++;
      }
      pieces.add(text.substring(at, end));
      at = end;
    }
    return pieces;
  }
}

package io.ledgerline.inspection.injection;

import java.util.ArrayList;
import java.util.List;

/** Writes out the forms of a word: {@code a{,b,c}d} stands for ad, abd, acd. */
final class Spellings {
  private Spellings() {}

  static List<String> of(String pattern) {
    int open = pattern.indexOf('{');
    if (open < 0) {
      return List.of(pattern);
    }
    int close = pattern.indexOf('}', open);
    if (close < 0) {
      throw new IllegalArgumentException("word: " + pattern + " (expected: } behind {)");
    }
    List<String> all = new ArrayList<>();
    for (String rest : of(pattern.substring(close + 1))) {
      for (String part : pattern.substring(open + 1, close).split(",", -1)) {
        all.add(pattern.substring(0, open) + part + rest);
      }
    }
    return all;
  }
}

package io.ledgerline.gateway.outputs;

import java.util.Arrays;

/**
 * Whether strings stand in one text. The first few are searched for; for more, places of the text
 * are indexed by the characters that begin there, so that many strings cost no more than the text
 * is long. What all questions may cost is bounded: beyond, a string counts as absent. Not
 * thread-safe.
 */
final class Occurrences {
  private static final int SEARCHES = 16;
  private static final int GRAM = 6;
  private static final int MOST_PLACES = 1 << 20;
  private static final long BUDGET_PER_CHARACTER = 64;

  private final String text;
  private final int step;
  private int asked;
  private long budget;
  private int[] heads = {};
  private int[] counts = {};
  private int[] next = {};

  Occurrences(String text) {
    this.text = text;
    this.step = 1 + text.length() / MOST_PLACES;
    this.budget = BUDGET_PER_CHARACTER * (GRAM + (long) text.length());
  }

  boolean hold(String value) {
    if (budget < 0) {
      return false;
    }
    asked++;
    boolean indexed = value.length() >= GRAM + step - 1;
    if (asked <= SEARCHES || !indexed) {
      budget -= text.length();
      return budget >= 0 && text.contains(value);
    }
    if (heads.length == 0) {
      index();
    }
    for (int first = 0; first < step; first++) {
      if (holds(value, rarest(value, first))) {
        return true;
      }
    }
    return false;
  }

  /** What is left of what all questions may cost, in characters looked at. */
  long budget() {
    return budget;
  }

  private void index() {
    int places = Math.max(0, text.length() - GRAM) / step + 1;
    heads = new int[Integer.highestOneBit(Math.max(1, places)) * 2];
    counts = new int[heads.length];
    next = new int[places];
    Arrays.fill(heads, -1);
    for (int at = 0; at + GRAM <= text.length(); at += step) {
      int bucket = bucket(text, at);
      next[at / step] = heads[bucket];
      heads[bucket] = at;
      counts[bucket]++;
    }
  }

  /** Where in the value the characters stand that are fewest in the text; every so many count. */
  private int rarest(String value, int first) {
    int best = first;
    for (int at = first + step; at + GRAM <= value.length(); at += step) {
      best = counts[bucket(value, at)] < counts[bucket(value, best)] ? at : best;
    }
    return best;
  }

  private boolean holds(String value, int offset) {
    budget -= value.length();
    for (int at = heads[bucket(value, offset)]; at >= 0 && budget >= 0; at = next[at / step]) {
      budget--;
      if (text.regionMatches(at, value, offset, GRAM)) {
        budget -= value.length();
        if (at >= offset && text.startsWith(value, at - offset)) {
          return true;
        }
      }
    }
    return false;
  }

  private int bucket(String of, int at) {
    int hash = 0;
    for (int i = at; i < at + GRAM; i++) {
      hash = hash * 0x01000193 ^ of.charAt(i);
    }
    hash *= 0x9E3779B1;
    return (hash ^ hash >>> 15) & heads.length - 1;
  }
}

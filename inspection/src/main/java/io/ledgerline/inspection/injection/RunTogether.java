package io.ledgerline.inspection.injection;

import org.jspecify.annotations.Nullable;

/** Finds the words in letters that run together: {@code ignoreallpreviousinstructions}. */
final class RunTogether {
  /** A word this long is none, or several. */
  static final int SHORTEST = 13;

  /** What is longer is cut; no sentence needs it. */
  private static final int LONGEST = 256;

  private static final int LONGEST_WORD = 16;

  /** Share of the letters that must be in known words, percent. */
  private static final int KNOWN = 75;

  private RunTogether() {}

  /**
   * Where words begin among the letters {@code from} to {@code to}, as marks; null if they are no
   * known words.
   */
  static boolean @Nullable [] cuts(char[] chars, int from, int to, Lexicon lexicon) {
    int length = Math.min(LONGEST, to - from);
    int[] cost = new int[length + 1];
    int[] begin = new int[length + 1];
    for (int end = 1; end <= length; end++) {
      cost[end] = Integer.MAX_VALUE / 2;
    }
    for (int at = 0; at < length; at++) {
      improve(cost, begin, at, at + 1, 12);
      long hash = Tokens.SEED;
      for (int end = at + 1; end <= Math.min(length, at + LONGEST_WORD); end++) {
        char c = chars[from + end - 1];
        if (c < 'a' || c > 'z') {
          return null;
        }
        hash = (hash ^ c) * Tokens.PRIME;
        if (!lexicon.mayBegin(hash)) {
          break;
        }
        if ((lexicon.bitsOf(hash) & ~Lexicon.NOTHING) != 0) {
          improve(cost, begin, at, end, end - at == 1 ? 6 : end - at == 2 ? 4 : 3);
        }
      }
    }
    return marks(begin, length);
  }

  /**
   * Where the next piece begins, behind the letters that were cut: at the word that may go on.
   *
   * @param left how many letters there are from the first that was cut
   */
  static int next(boolean[] cuts, int left) {
    int next = cuts.length - 1;
    if (left == next) {
      return left;
    }
    do {
      next--;
    } while (!cuts[next]);
    return next;
  }

  private static void improve(int[] cost, int[] begin, int from, int to, int by) {
    if (cost[from] + by < cost[to]) {
      cost[to] = cost[from] + by;
      begin[to] = from;
    }
  }

  private static boolean @Nullable [] marks(int[] begin, int length) {
    boolean[] marks = new boolean[length + 1];
    int known = 0;
    int words = 0;
    boolean lone = false;
    for (int end = length; end > 0; end = begin[end]) {
      boolean word = end - begin[end] > 1;
      known += word ? end - begin[end] : 0;
      words += word ? 1 : 0;
      marks[begin[end]] = word || !lone;
      if (!word && lone) {
        marks[end] = false;
      }
      lone = !word;
    }
    return words >= 3 && known * 100 >= length * KNOWN ? marks : null;
  }
}

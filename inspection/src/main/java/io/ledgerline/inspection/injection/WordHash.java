package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.scan.Eight;

/**
 * Hashes words. Those of up to eight ASCII characters, which are most, are hashed with as many
 * zeros behind them as make eight, for no branch to depend on their length; what the zeros did is
 * undone by one multiplication, as that of the hash is by an odd number.
 */
final class WordHash {
  /** What undoes the zeros behind a word, by its length. */
  private static final long[] UNDO = undo();

  private WordHash() {}

  /** Reads some words of the latest chunk. */
  static void read(WordEdges edges, Tokens words, int from, int to) {
    byte[] bytes = edges.bytes();
    long[] hash = words.hash;
    int[] start = words.start;
    int[] end = words.end;
    for (int i = from; i < to; i++) {
      int size = end[i] - start[i];
      if (size > Long.BYTES) {
        hash[i] = slowly(edges.chars(), words, i);
        continue;
      }
      long word = Eight.within(bytes, start[i]) & -1L >>> -(size << 3);
      hash[i] =
          (word & Eight.HIGH) == 0 ? hash(word) * UNDO[size] : slowly(edges.chars(), words, i);
    }
  }

  private static long hash(long word) {
    long h = (Tokens.SEED ^ word & 0xff) * Tokens.PRIME;
    h = (h ^ word >>> 8 & 0xff) * Tokens.PRIME;
    h = (h ^ word >>> 16 & 0xff) * Tokens.PRIME;
    h = (h ^ word >>> 24 & 0xff) * Tokens.PRIME;
    h = (h ^ word >>> 32 & 0xff) * Tokens.PRIME;
    h = (h ^ word >>> 40 & 0xff) * Tokens.PRIME;
    h = (h ^ word >>> 48 & 0xff) * Tokens.PRIME;
    return (h ^ word >>> 56) * Tokens.PRIME;
  }

  /** The hash of a long word, or one with letters beyond ASCII. */
  private static long slowly(char[] chars, Tokens words, int word) {
    long h = Tokens.SEED;
    int from = words.start[word];
    if (Letters.isOfOtherScript(chars[from])) {
      words.foreign.mark(word);
    }
    for (int i = from; i < words.end[word]; i++) {
      char c = chars[i];
      h = (h ^ (c == '\u2019' ? '\'' : c)) * Tokens.PRIME;
    }
    return h;
  }

  private static long[] undo() {
    long inverse = Tokens.PRIME; // right in its lowest three bits, and in twice as many each time
    for (int i = 0; i < 5; i++) {
      inverse *= 2 - Tokens.PRIME * inverse;
    }
    long[] undo = new long[Long.BYTES + 1];
    undo[Long.BYTES] = 1;
    for (int i = Long.BYTES - 1; i >= 0; i--) {
      undo[i] = undo[i + 1] * inverse;
    }
    return undo;
  }
}

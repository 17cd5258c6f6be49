package io.ledgerline.inspection.injection;

/**
 * A number for each of some words, found by the hash of the folded word. Most words that are asked
 * about are none of them: a filter of bits says so without a look at the table. Not thread-safe
 * while words are put in.
 */
final class WordTable {
  private static final int FIRST_PLACES = 1 << 12;

  /** The hash's uppermost bits choose the filter's bit, others the place in the table. */
  private final int filterShift;

  private final long[] filter;

  /** Pairs of a word's hash and its number, so that a look-up touches one place. */
  private long[] words = new long[FIRST_PLACES];

  private int size;

  /**
   * @param filterBits the filter has two to the power of so many bits, 6 to 31
   */
  WordTable(int filterBits) {
    this.filterShift = Long.SIZE - filterBits;
    this.filter = new long[1 << filterBits - 6];
  }

  /** The word's number, or another where there is none. */
  long get(long hash, long otherwise) {
    int bit = (int) (hash >>> filterShift);
    return (filter[bit >>> 6] >>> bit & 1) == 0 ? otherwise : find(hash, otherwise);
  }

  /** The same without a look at the filter. */
  long find(long hash, long otherwise) {
    int at = place(hash);
    return words[at] == 0 ? otherwise : words[at + 1];
  }

  /**
   * Gathers which of some words may have a number, without a branch that would often be guessed
   * wrong; how many there are.
   *
   * @param which room for one more than there are words
   */
  int mayHave(long[] hashes, int from, int to, int[] which) {
    long[] bits = filter;
    int many = 0;
    for (int i = from; i < to; i++) {
      int bit = (int) (hashes[i] >>> filterShift);
      which[many] = i;
      many += (int) (bits[bit >>> 6] >>> bit & 1);
    }
    return many;
  }

  /** Gives a word a number, or another one. */
  void put(long hash, long number) {
    if (size * 4 > words.length) {
      grow();
    }
    int at = place(hash);
    size += words[at] == 0 ? 1 : 0;
    words[at] = hash;
    words[at + 1] = number;
    int bit = (int) (hash >>> filterShift);
    filter[bit >>> 6] |= 1L << bit;
  }

  /** Where the word stands or would stand. */
  private int place(long hash) {
    int at = (int) (hash ^ hash >>> 32) << 1 & words.length - 1;
    while (words[at] != 0 && words[at] != hash) {
      at = at + 2 & words.length - 1;
    }
    return at;
  }

  private void grow() {
    long[] old = words;
    words = new long[old.length * 2];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        int at = place(old[i]);
        words[at] = old[i];
        words[at + 1] = old[i + 1];
      }
    }
  }
}

package io.ledgerline.inspection.injection;

import java.util.List;
import java.util.function.LongPredicate;

/**
 * Words of other languages, each with an English one that says about the same: rules, requests and
 * learnt wordings read it in its place, so that what is known of English sentences holds for
 * others' as far as their words stand in a like order. Found by hashes of folded words. Immutable.
 *
 * <p>A word that English has, too, is none of these: a look-up must not change what English says.
 */
final class Translations {
  /** Bits of the filter that says at once of most words that they are none of ours. */
  private static final int FILTER_BITS = 18;

  private static final int FIRST_PLACES = 1 << 12;

  private final long[] filter = new long[1 << FILTER_BITS - 6];

  /** Pairs of a word's hash and the English one's, so that a look-up touches one place. */
  private long[] words = new long[FIRST_PLACES];

  private int size;

  /**
   * Reads lines {@code english: word word …}; where two lines have a word, the first counts.
   *
   * @param known words that are left as they are: rules name them, or something was learnt of them
   */
  Translations(List<String> lines, LongPredicate known) {
    for (String line : lines) {
      int colon = line.indexOf(':');
      long english = Lexicon.hash(Lexicon.fold(line.substring(0, colon)));
      for (String word : line.substring(colon + 1).strip().split("\\s+")) {
        long hash = Lexicon.hash(Lexicon.fold(word));
        if (hash != english && !known.test(hash)) {
          put(hash, english);
        }
      }
    }
  }

  /** The hash of the English word for another; its own where there is none. */
  long english(long hash) {
    int bit = (int) (hash >>> 64 - FILTER_BITS);
    if ((filter[bit >>> 6] >>> bit & 1) == 0) {
      return hash;
    }
    int at = slot(hash);
    while (words[at] != 0) {
      if (words[at] == hash) {
        return words[at + 1];
      }
      at = at + 2 & words.length - 1;
    }
    return hash;
  }

  private int slot(long hash) {
    return (int) (hash ^ hash >>> 32) << 1 & words.length - 1;
  }

  private void put(long hash, long english) {
    if (size * 4 > words.length) {
      grow();
    }
    int at = slot(hash);
    while (words[at] != 0) {
      if (words[at] == hash) {
        return;
      }
      at = at + 2 & words.length - 1;
    }
    words[at] = hash;
    words[at + 1] = english;
    size++;
    int bit = (int) (hash >>> 64 - FILTER_BITS);
    filter[bit >>> 6] |= 1L << bit;
  }

  private void grow() {
    long[] old = words;
    words = new long[old.length * 2];
    size = 0;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        put(old[i], old[i + 1]);
      }
    }
  }
}

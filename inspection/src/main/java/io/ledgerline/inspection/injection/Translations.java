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
  private static final int FILTER_BITS = 18;

  private final WordTable words = new WordTable(FILTER_BITS);

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
        if (hash != english && !known.test(hash) && words.get(hash, 0) == 0) {
          words.put(hash, english);
        }
      }
    }
  }

  /** The hash of the English word for another; its own where there is none. */
  long english(long hash) {
    return words.get(hash, hash);
  }
}

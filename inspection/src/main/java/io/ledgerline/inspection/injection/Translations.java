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

  /** Letters of a word of a script without spaces that is sought in a text, at most. */
  static final int LONGEST = 8;

  /** What is known of most words. */
  private static final long NO_WORD = 0;

  static final Translations NONE = new Translations(List.of());

  private final WordTable words = new WordTable(FILTER_BITS);

  /**
   * Reads lines {@code english: word word …}; where two lines have a word, the first counts.
   *
   * @param unspaced of scripts without spaces, in which models learnt them as English ones
   */
  Translations(List<String> unspaced) {
    this(unspaced, List.of(), _ -> false);
  }

  /**
   * Reads others, too.
   *
   * @param known those of the others that are left as they are: rules name them, or something was
   *     learnt of them
   */
  Translations(List<String> unspaced, List<String> others, LongPredicate known) {
    add(unspaced, _ -> false);
    add(others, known);
  }

  /** Adds words of which it is only known that they are none of English. */
  void mark(List<String> foreign) {
    for (String word : foreign) {
      long hash = Lexicon.hash(Lexicon.fold(word));
      if (words.get(hash, NO_WORD) == NO_WORD) {
        words.put(hash, hash);
      }
    }
  }

  private void add(List<String> lines, LongPredicate known) {
    for (String line : lines) {
      int colon = line.indexOf(':');
      long english = Lexicon.hash(Lexicon.fold(line.substring(0, colon)));
      for (String word : line.substring(colon + 1).strip().split("\\s+")) {
        long hash = Lexicon.hash(Lexicon.fold(word));
        if (hash != english && !known.test(hash) && words.get(hash, NO_WORD) == NO_WORD) {
          words.put(hash, english);
        }
      }
    }
  }

  /**
   * How many letters the longest of these words has that stands at a place of a text written
   * without spaces; 1 where none of several letters does.
   */
  int longest(char[] text, int from, int to) {
    long hash = Tokens.SEED;
    int longest = 1;
    for (int i = from; i < Math.min(to, from + LONGEST); i++) {
      hash = (hash ^ text[i]) * Tokens.PRIME;
      if (words.get(hash, 0) != 0) {
        longest = i + 1 - from;
      }
    }
    return longest;
  }

  /** Which of some words may have an English one, see {@link WordTable#mayHave}. */
  int mayHave(long[] hashes, int from, int to, int[] which) {
    return words.mayHave(hashes, from, to, which);
  }

  /** The hash of the English word for another; its own where there is none. */
  long english(long hash) {
    return words.find(hash, hash);
  }

  /** Whether a word is known to be none of English, whether or not there is one for it. */
  boolean isForeign(long hash) {
    return words.find(hash, NO_WORD) != NO_WORD;
  }
}

package io.ledgerline.inspection.injection;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells sentences of other languages from English ones: by words that hold sentences together and
 * that English has not, by words that are read as English ones, and by their script, which {@link
 * Tokens} marks. Where a run of words is of another language, a sentence that shows nothing of
 * either is, too. Immutable.
 */
final class Languages {
  private static final String ENGLISH = "english:";
  private static final int FILTER_BITS = 12;

  /** Words of other languages in a sentence that are more than a name. */
  private static final int FEW = 2;

  /** The same in a run of words, and of how many words one must be such a word. */
  private static final int SOME = 4;

  private static final int ONE_OF = 5;

  private final WordTable english = new WordTable(FILTER_BITS);
  private final List<String> foreign = new ArrayList<>();

  /** Reads lines {@code english: word word …} and {@code other: word word …}. */
  Languages(List<String> lines) {
    for (String line : lines) {
      String words = line.substring(line.indexOf(':') + 1).strip();
      for (String word : words.split("\\s+")) {
        if (line.startsWith(ENGLISH)) {
          english.put(Lexicon.hash(Lexicon.fold(word)), 1);
        } else {
          foreign.add(word);
        }
      }
    }
  }

  /** Words of other languages that hold sentences together. */
  List<String> foreign() {
    return foreign;
  }

  /** Whether some words of a run, a sentence, are of another language. */
  boolean isForeign(Tokens run, int from, int to) {
    int those = run.foreign.count(from, to);
    boolean all = isForeign(run);
    if (those < FEW && !all) {
      return false;
    }
    int less = english(run, from, to);
    return those >= FEW && those > less || all && those >= less;
  }

  private static boolean isForeign(Tokens run) {
    int all = run.foreign.count(0, run.count);
    return all >= SOME && all * ONE_OF > run.count;
  }

  private int english(Tokens run, int from, int to) {
    int some = 0;
    for (int i = from; i < to; i++) {
      some += (int) english.get(run.own[i], 0);
    }
    return some;
  }
}

package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.Scripts;
import io.ledgerline.inspection.scan.WordLists;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Where words end in Chinese, Japanese and Korean, of which only few need be known: what is
 * promised, how much and when. What stands between known words is one word.
 */
final class Lexemes {
  private static final WordLists LISTS = WordLists.beside(Lexemes.class, "unspaced.txt");
  private static final Set<String> UNITS = LISTS.words("UNITS");
  private static final Set<String> WORDS = words();
  private static final BitSet FIRST = first();
  private static final int LONGEST = 5;

  private Lexemes() {}

  private static Set<String> words() {
    var words = new HashSet<String>(LISTS.words("WORDS"));
    Topic.stems().filter(stem -> Scripts.isUnspaced(stem.charAt(0))).forEach(words::add);
    return Set.copyOf(words);
  }

  /** With which characters known words begin. */
  private static BitSet first() {
    var first = new BitSet(Character.MAX_VALUE + 1);
    WORDS.forEach(word -> first.set(word.charAt(0)));
    UNITS.forEach(word -> first.set(word.charAt(0)));
    return first;
  }

  /** Where the word ends that begins at a place. */
  static int end(String text, int at, int to) {
    int known = known(text, at, to);
    if (known > at) {
      return known;
    }
    int end = at + 1;
    while (end < to && Scripts.isUnspaced(text.charAt(end)) && known(text, end, to) == end) {
      end++;
    }
    return end;
  }

  /** Behind the longest known word that begins at a place; the place itself where none does. */
  private static int known(String text, int at, int to) {
    if (!FIRST.get(text.charAt(at))) {
      return at;
    }
    boolean counted = at > 0 && isFigure(text, at - 1);
    for (int length = Math.min(LONGEST, to - at); length > 0; length--) {
      String word = text.substring(at, at + length);
      if (WORDS.contains(word) || counted && UNITS.contains(word)) {
        return at + length;
      }
    }
    return at;
  }

  /** A figure, or the blank behind one. */
  private static boolean isFigure(String text, int at) {
    int figure = text.charAt(at) == ' ' && at > 0 ? at - 1 : at;
    return Character.isDigit(text.charAt(figure));
  }
}

package io.ledgerline.inspection.name;

import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import io.ledgerline.inspection.scan.WordLists;
import java.util.Set;

/**
 * Capital words that a word for a trade, a shop or a school begins or ends: {@code Hulme Removals},
 * {@code Gasthof Edelweiss}. Such words are no names, and say little in a sentence.
 */
final class Businesses {
  private static final WordLists LISTS = WordLists.beside(Businesses.class, "businesses.txt");
  private static final Set<Long> LAST = LISTS.hashes("LAST");

  private static final Set<Long> FIRST = LISTS.hashes("FIRST");

  private static final long NO_NAME =
      WordClass.bits(
          WordClass.FUNCTION,
          WordClass.MONTH,
          WordClass.WEEKDAY,
          WordClass.PERSON_VERB,
          WordClass.NATIONALITY,
          WordClass.CODE,
          WordClass.TITLE);
  private static final int MOST = 3;

  private Businesses() {}

  /** The first token of such a name that ends a chain of capital words; -1 for none. */
  static int first(Text text, int first, int last) {
    if (last == first || text.isAllCapitals(last) || !isTight(text, first, last)) {
      return -1;
    }
    boolean begins = FIRST.contains(text.hash(first));
    if (!begins && !LAST.contains(text.hash(last))) {
      return -1;
    }
    int start = begins ? first : Math.max(first, last - MOST + 1);
    while (start < last && (text.classes(start) & NO_NAME) != 0) {
      start++;
    }
    return start < last ? start : -1;
  }

  private static boolean isTight(Text text, int first, int last) {
    for (int i = first + 1; i <= last; i++) {
      if (text.is(i, WordClass.AND_WORD)
          || !text.joins(i, ' ')
              && !text.joins(i, '-')
              && !text.startsWith(text.end(i - 1), " & ")) {
        return false;
      }
    }
    return true;
  }
}

package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import java.util.HashSet;
import java.util.Set;

/**
 * Ages that a sentence says of somebody: {@code I'm 24 and}, {@code she is 61,}, {@code until he
 * was 91}, {@code que tiene 33 años}, {@code la signora ha 102 anni}; not {@code I'm 5 minutes
 * away}, {@code ha 10 anni di esperienza}.
 */
final class SaidAge {
  private static final Set<Long> PERSONS = hashes("i", "he", "she", "ich", "er", "sie");
  private static final Set<Long> FORMS =
      hashes("m", "s", "am", "is", "was", "be", "bin", "ist", "war");

  /** What an age may stand before where nothing parts it from the sentence. */
  private static final Set<Long> LINKS =
      hashes("and", "but", "if", "so", "now", "und", "aber", "from", "aus", "too", "today");

  private static final Set<Long> HAS =
      hashes(
          "ha",
          "ho",
          "a",
          "ai",
          "tiene",
          "tengo",
          "tem",
          "tenho",
          "compie",
          "compio",
          "cumple",
          "cumplo",
          "completa",
          "faz",
          "fait",
          "cumplió",
          "compirà",
          "tenía",
          "aveva",
          "avait",
          "tinha");

  private SaidAge() {}

  /** Behind a span of years that is no age: {@code 10 anni di esperienza}. */
  private static final Set<Long> OF = hashes("de", "di", "d", "da", "del", "dans");

  private static final long Y = Fold.hash("y");

  /** Whether the number from a token to the last is what somebody is or was. */
  static boolean isPlain(Text text, int token, int last) {
    if (token < 2 || text.gapLength(token) != 1 || text.gapLength(token - 1) != 1) {
      return false;
    }
    int sign = text.at(text.start(token - 1) - 1);
    boolean apart = sign == ' ' || sign == '\'';
    return apart
        && FORMS.contains(text.hash(token - 1))
        && PERSONS.contains(text.hash(token - 2))
        && endsThere(text, last + 1);
  }

  /** Whether somebody has that many years, the word for these at {@code unit}. */
  static boolean isCounted(Text text, int token, int unit) {
    return token > 0
        && text.joins(token, ' ')
        && HAS.contains(text.hash(token - 1))
        && (token == 1 || text.hash(token - 2) != Y)
        && !(text.has(unit + 1) && OF.contains(text.hash(unit + 1)));
  }

  private static boolean endsThere(Text text, int next) {
    int ends = ByteClass.DOT | ByteClass.STOP | ByteClass.CELL | ByteClass.LINE | ByteClass.QUOTE;
    return !text.has(next) || (text.gap(next) & ends) != 0 || LINKS.contains(text.hash(next));
  }

  private static Set<Long> hashes(String... words) {
    var hashes = new HashSet<Long>();
    for (String word : words) {
      hashes.add(Fold.hash(word));
    }
    return Set.copyOf(hashes);
  }
}

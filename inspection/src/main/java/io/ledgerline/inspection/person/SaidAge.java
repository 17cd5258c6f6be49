package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/**
 * Ages that a sentence says of somebody: {@code I'm 24 and}, {@code she is 61,}, {@code until he
 * was 91}, {@code que tiene 33 años}, {@code la signora ha 102 anni}; not {@code I'm 5 minutes
 * away}, {@code ha 10 anni di esperienza}.
 */
final class SaidAge {
  private static final Set<Long> PERSONS = Fold.hashes("he she ich er sie");
  private static final Set<Long> FORMS = Fold.hashes("m s am is was be bin ist war");

  /** What an age may stand before where nothing parts it from the sentence. */
  private static final Set<Long> LINKS =
      Fold.hashes("and but if so now und aber from aus too today");

  /** "I have": nobody else is meant. */
  private static final Set<Long> HAVE =
      Fold.hashes("ho tengo tenho cumplo compio compirò cumpliré");

  private static final Set<Long> HAS =
      Fold.hashes("ha a tiene tem compie cumple completa cumplió compirà tenía aveva avait tinha");

  /** Whom a sentence may say it of, besides those who have a name. */
  private static final Set<Long> WHO =
      Fold.hashes("que che qui quien él ella lui lei ele ela elle il");

  /** Behind a span of years that is no age: {@code 10 anni di esperienza}. */
  private static final Set<Long> OF = Fold.hashes("de di d da del dans");

  private static final long SOMEBODY =
      WordClass.bits(WordClass.PERSON_WORD, WordClass.GIVEN, WordClass.SURNAME);
  private static final long I = Fold.hash("i");

  private SaidAge() {}

  /** Whether the number from a token to the last is what somebody is or was. */
  static boolean isPlain(Text text, int token, int last) {
    if (token < 2 || text.gapLength(token) != 1 || text.gapLength(token - 1) != 1) {
      return false;
    }
    long who = text.hash(token - 2);
    int sign = text.at(text.start(token - 1) - 1);
    return (sign == ' ' || sign == '\'')
        && FORMS.contains(text.hash(token - 1))
        && (PERSONS.contains(who) || who == I && text.isCapital(token - 2))
        && endsThere(text, last + 1);
  }

  /** Whether somebody has that many years, the word for these at {@code unit}. */
  static boolean isCounted(Text text, int token, int unit) {
    if (token == 0 || !text.joins(token, ' ') || isOf(text, unit + 1)) {
      return false;
    }
    long verb = text.hash(token - 1);
    return HAVE.contains(verb) || HAS.contains(verb) && token > 1 && isSomebody(text, token - 2);
  }

  private static boolean isSomebody(Text text, int token) {
    return WHO.contains(text.hash(token)) || (text.classes(token) & SOMEBODY) != 0;
  }

  private static boolean isOf(Text text, int token) {
    return text.has(token) && OF.contains(text.hash(token));
  }

  private static boolean endsThere(Text text, int next) {
    int ends = ByteClass.DOT | ByteClass.STOP | ByteClass.CELL | ByteClass.LINE | ByteClass.QUOTE;
    return !text.has(next) || (text.gap(next) & ends) != 0 || LINKS.contains(text.hash(next));
  }
}

package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/**
 * Ages that a sentence says of somebody: {@code I'm 24 and}, {@code she is only 61,}, {@code until
 * he was 91}, {@code bin 62 und}, {@code que tiene 33 años}, {@code la signora ha 102 anni}, {@code
 * hon är 84 år.}; not {@code I'm 5 minutes away}, {@code ha 10 anni di esperienza}.
 */
final class SaidAge {
  private static final Set<Long> PERSONS =
      Fold.hashes("he she who ich er sie hij zij ze som han hon hun hän");
  private static final Set<Long> FORMS =
      Fold.hashes("m s am is was be turned turns bin ist war werde wird er är var on");

  private static final Set<Long> TURNED = Fold.hashes("turned turns");
  private static final Set<Long> WHEN =
      Fold.hashes("in on this next last tomorrow today yesterday the that soon");

  /** What may stand between. */
  static final Set<Long> ADVERBS =
      Fold.hashes(
          "just only already now nearly almost like about around roughly erst schon jetzt fast"
              + " dopiero już tylko sólo solo ya apenas casi già appena quasi só já quase déjà"
              + " seulement presque tout bara redan nästan bare kun allerede pas al teprve už jen"
              + " уже только лишь вже лише ж же");

  /** Who, where years follow: {@code ik ben 34 jaar}. */
  private static final Set<Long> NORTHERN =
      Fold.hashes("he she ich er sie ik hij zij ze jag jeg han hon hun hen");

  private static final Set<Long> ARE = Fold.hashes("bin ist war ben is was är er var");

  /** What an age may stand before where nothing parts it from the sentence. */
  private static final Set<Long> LINKS =
      Fold.hashes("and but if so now und aber from aus too today og och en ja");

  /** "I have": nobody else is meant. */
  private static final Set<Long> HAVE =
      Fold.hashes(
          "ho ai tengo tenho cumplo compio compirò cumpliré mam mám мне мені ему йому ей їй");

  private static final Set<Long> HAS =
      Fold.hashes(
          "ha a ma má tiene tem compie cumple completa cumplió compirà tenía aveva avait tinha");

  /** Whom a sentence may say it of, besides those who have a name. */
  private static final Set<Long> WHO =
      Fold.hashes(
          "que che qui quien él ella lui lei ele ela elle il on ona ono která který jenž która który");

  /** Behind a span of years that is no age: {@code 10 anni di esperienza}. */
  private static final Set<Long> OF = Fold.hashes("de di d da del dans");

  private static final long SOMEBODY =
      WordClass.bits(
          WordClass.PERSON_WORD,
          WordClass.FAMILY_WORD,
          WordClass.TITLE,
          WordClass.GIVEN,
          WordClass.SURNAME);
  private static final long I = Fold.hash("i");
  private static final long IM = Fold.hash("im");

  /** The same of others, the apostrophe left out. */
  private static final Set<Long> HES = Fold.hashes("hes shes");

  /** What else a sentence goes on with behind an age. */
  private static final Set<Long> THEN = Fold.hashes("then when");

  private static final long BIN = Fold.hash("bin");
  private static final long UND = Fold.hash("und");

  private SaidAge() {}

  /** Whether the number from a token to the last is what somebody is or was. */
  static boolean isPlain(Text text, int token, int last) {
    boolean adverb = token > 1 && ADVERBS.contains(text.hash(token - 1));
    if (adverb && !text.joins(token, ' ')) {
      return false;
    }
    return isPlain(text, adverb ? token - 1 : token, text.hash(last + 1), last);
  }

  private static boolean isPlain(Text text, int at, long behind, int last) {
    if (at < 1 || text.gapLength(at) != 1) {
      return false;
    }
    long form = text.hash(at - 1);
    if (form == IM) {
      boolean links = text.has(last + 1) && LINKS.contains(behind);
      return text.joins(at, ' ') && (links || isBeforeComma(text, last));
    }
    if (HES.contains(form)) {
      return text.joins(at, ' ') && (endsThere(text, last + 1) || LINKS.contains(behind));
    }
    boolean turned = TURNED.contains(form) && WHEN.contains(behind) && text.joins(last + 1, ' ');
    boolean goesOn =
        (THEN.contains(behind) || TURNED.contains(form) && LINKS.contains(behind))
            && text.joins(last + 1, ' ');
    if (!FORMS.contains(form) || !turned && !goesOn && !endsThere(text, last + 1)) {
      return false;
    }
    if (at < 2) {
      return false;
    }
    if (form == BIN && text.joins(at, ' ') && (behind == UND || text.hash(at - 2) == UND)) {
      return true;
    }
    long who = text.hash(at - 2);
    int sign = text.at(text.start(at - 1) - 1);
    return text.gapLength(at - 1) == 1
        && (sign == ' ' || sign == '\'')
        && (PERSONS.contains(who)
            || who == I && (text.isCapital(at - 2) || sign == '\'')
            || TURNED.contains(form) && text.isCapital(at - 2) && text.joins(at, ' '));
  }

  /** {@code im 52, worked there}; in German a day or a place follows. */
  private static boolean isBeforeComma(Text text, int last) {
    int end = text.end(last);
    return text.startsWith(end, ", ") && text.at(end + 2) >= 'a' && text.at(end + 2) <= 'z';
  }

  /** Whether somebody has that many years, the word for these at {@code unit}. */
  static boolean isCounted(Text text, int token, int unit) {
    int first = behindVerb(text, token);
    if (first == 0 || !text.joins(first, ' ') || isOf(text, unit + 1)) {
      return false;
    }
    long verb = text.hash(first - 1);
    return HAVE.contains(verb)
        || HAS.contains(verb)
            && first > 1
            && (isSomebody(text, first - 2)
                || text.isCapital(first - 2) && text.is(first - 3, WordClass.FAMILY_WORD));
  }

  /** {@code ma dopiero 24 lata}: without what stands between. */
  private static int behindVerb(Text text, int token) {
    boolean adverb = token > 1 && ADVERBS.contains(text.hash(token - 1)) && text.joins(token, ' ');
    return adverb ? token - 1 : token;
  }

  /** Whether somebody is that many years, the word for these at {@code unit}. */
  static boolean isYears(Text text, int token, int unit) {
    return token > 1
        && text.joins(token, ' ')
        && ARE.contains(text.hash(token - 1))
        && (NORTHERN.contains(text.hash(token - 2)) || text.is(token - 2, WordClass.GIVEN))
        && endsThere(text, unit + 1);
  }

  private static boolean isSomebody(Text text, int token) {
    return WHO.contains(text.hash(token)) || (text.classes(token) & SOMEBODY) != 0;
  }

  private static boolean isOf(Text text, int token) {
    return text.has(token) && OF.contains(text.hash(token));
  }

  /** Whether a sentence or its part ends before a token. */
  static boolean endsThere(Text text, int next) {
    int ends = ByteClass.DOT | ByteClass.STOP | ByteClass.CELL | ByteClass.LINE | ByteClass.QUOTE;
    return !text.has(next) || (text.gap(next) & ends) != 0 || LINKS.contains(text.hash(next));
  }
}

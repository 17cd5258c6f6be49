package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.Set;

/**
 * Ages in words of several languages before a word for years: {@code âgé de quatre-vingt-douze
 * ans}, {@code una mujer de setenta y siete años}. Around them stands what stands around figures.
 */
final class SpelledAge {
  private static final Set<Long> AGED_OF = AgeRule.LISTS.hashes("AGED_OF");
  private static final Set<Long> AGED_BY = AgeRule.LISTS.hashes("AGED_BY");
  private static final Set<Long> OF_AGE = AgeRule.LISTS.hashes("OF_AGE");

  private SpelledAge() {}

  /** Looks before a word for years; adds the age if it is somebody's. */
  static void at(Text text, int unit, Sink sink) {
    int first = SpelledNumber.first(text, unit);
    if (first < 0) {
      return;
    }
    int old = AgeRule.oldWord(text, unit);
    int last = Math.max(unit, old);
    if (OtherAge.is(text, first, last, false)) {
      return;
    }
    if (old > 0 || isSomebodys(text, first, unit)) {
      sink.add(AgeRule.AGE, text.start(first), text.end(last), AgeRule.CONFIDENCE);
    } else if (isAside(text, first, unit)) {
      sink.add(AgeRule.AGE, text.start(first), text.end(unit), AgeRule.ASIDE);
    }
  }

  private static boolean isSomebodys(Text text, int first, int unit) {
    return AgeRule.isPersonBefore(text, first)
        || AgeRule.isAtAge(text, first, unit)
        || SaidAge.isCounted(text, first, unit)
        || SaidAge.isYears(text, first, unit)
        || NotedAge.isBeside(text, first, unit)
        || isAged(text, first)
        || isOfAge(text, unit);
  }

  /** {@code âgée de}, {@code im Alter von}, {@code all'età di}. */
  private static boolean isAged(Text text, int first) {
    return first > 1
        && text.joins(first, ' ')
        && text.joins(first - 1, ' ')
        && AGED_BY.contains(text.hash(first - 1))
        && AGED_OF.contains(text.hash(first - 2));
  }

  /** {@code de edad}, {@code di età}. */
  private static boolean isOfAge(Text text, int unit) {
    return text.joins(unit + 1, ' ')
        && text.joins(unit + 2, ' ')
        && AGED_BY.contains(text.hash(unit + 1))
        && OF_AGE.contains(text.hash(unit + 2));
  }

  /** {@code Marie Dupont, soixante-dix-sept ans, vit}. */
  private static boolean isAside(Text text, int first, int unit) {
    int behind = text.at(text.end(unit));
    boolean ends = behind == ',' || behind == ')' || behind == '.';
    return ends
        && first > 0
        && (AgeRule.isBehindName(text, first, unit, behind)
            || AgeRule.isKinBefore(text, first, unit)
            || StatedAge.isYears(text, first, unit));
  }
}

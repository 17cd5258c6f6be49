package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/**
 * Names that medicine gave to things: {@code Crohn's disease}, {@code signo de Murphy}, {@code
 * Morbus Bechterew}. A given name is never taken for one, nor, beside what somebody can have, a
 * known surname: {@code la enfermedad de Juan}, {@code la enfermedad de Fernández}.
 */
public final class Eponym {
  private static final int MOST_WORDS = 2;

  /** What is nobody's: signs, scales, manoeuvres. */
  private static final Set<Long> SIGNS =
      Fold.hashes(
          "síndrome sindrome syndrome syndrom signo segno sinal morbus morbo escala échelle"
              + " scala índice maniobra manovra manœuvre saco ligamento triángulo linfoma lymphome"
              + " criterios critères clasificación reflejo zespół objaw syndroom");

  /** What somebody has, too. */
  private static final Set<Long> ILLS =
      Fold.hashes(
          "enfermedad doença maladie malattia ziekte choroba tumor tumeur tumore neuralgia"
              + " tiroiditis vasculitis");

  private static final Set<Long> LINKS = Fold.hashes("de di of von van d del du");

  private static final Set<Long> SIGNS_BEHIND =
      Fold.hashes(
          "syndrome syndrom lymphoma phenomenon manoeuvre maneuver reflex catheter coma"
              + " krankheit zeichen");

  private static final Set<Long> ILLS_BEHIND =
      Fold.hashes("disease disorder scale thyroiditis encephalopathy vasculitis");

  private static final long POSSESSIVE = Fold.hash("s");

  private Eponym() {}

  /** Whether the words from the first token to the last name a sign, a disease, a scale. */
  public static boolean is(Text text, int first, int last) {
    if (last - first >= MOST_WORDS) {
      return false;
    }
    boolean surname = false;
    for (int i = first; i <= last; i++) {
      if (text.is(i, WordClass.GIVEN)) {
        return false;
      }
      surname |= text.is(i, WordClass.SURNAME);
    }
    long before = before(text, first);
    long behind = behind(text, last);
    return SIGNS.contains(before)
        || SIGNS_BEHIND.contains(behind)
        || !surname && (ILLS.contains(before) || ILLS_BEHIND.contains(behind));
  }

  /** The word before, past a small one; 0 for none. */
  private static long before(Text text, int first) {
    if (first == 0 || !isNear(text, first)) {
      return 0;
    }
    int link = LINKS.contains(text.hash(first - 1)) && isNear(text, first - 1) ? 1 : 0;
    int head = first - 1 - link;
    return head >= 0 ? text.hash(head) : 0;
  }

  /** The word behind, past the sign of possession; 0 for none. */
  private static long behind(Text text, int last) {
    int next = last + 1;
    if (text.has(next) && text.hash(next) == POSSESSIVE && text.gapLength(next) <= 3) {
      next++;
    }
    return text.has(next) && isNear(text, next) ? text.hash(next) : 0;
  }

  private static boolean isNear(Text text, int token) {
    int allowed = ByteClass.SPACE | ByteClass.DASH | ByteClass.QUOTE;
    return text.gapLength(token) <= 3 && (text.gap(token) & ~allowed) == 0;
  }
}

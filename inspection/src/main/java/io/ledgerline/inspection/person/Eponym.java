package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names that medicine gave to things: {@code Crohn's disease}, {@code signo de Murphy}, {@code
 * Glasgow Coma Scale}, {@code Morbus Bechterew}. Nobody is meant by them. A given name is never
 * taken for one, for a patient's may stand there: {@code la enfermedad de Juan}.
 */
public final class Eponym {
  private static final int MOST_WORDS = 2;

  private static final Set<Long> HEADS =
      hashes(
          "síndrome sindrome syndrome syndrom signo signe segno sinal enfermedad doença maladie"
              + " malattia morbo morbus tumor tumeur tumore escala échelle scala score índice"
              + " maniobra manovra manœuvre fractura fracture frattura saco fondo ligamento"
              + " triángulo trompa linfoma lymphome células cellules sonda criterios critères"
              + " clasificación classification ziekte syndroom choroba objaw zespół reflejo quiste"
              + " úlcera técnica enfermedades contractura hernia neuralgia vasculitis tiroiditis");

  private static final Set<Long> LINKS = hashes("de di of von van d del du");

  private static final Set<Long> TAILS =
      hashes(
          "syndrome disease sign score scale coma lymphoma catheter palsy tumor tumour reflex"
              + " manoeuvre maneuver disorder phenomenon contracture fracture ulcer cells"
              + " classification criteria krankheit syndrom zeichen thyroiditis vasculitis"
              + " encephalopathy hepatitis dementia");

  private static final long POSSESSIVE = Fold.hash("s");

  private Eponym() {}

  /** Whether the words from the first token to the last name a sign, a disease, a scale. */
  public static boolean is(Text text, int first, int last) {
    if (last - first >= MOST_WORDS) {
      return false;
    }
    for (int i = first; i <= last; i++) {
      if (text.is(i, WordClass.GIVEN)) {
        return false;
      }
    }
    return isBehind(text, first) || isBefore(text, last);
  }

  private static boolean isBehind(Text text, int first) {
    if (first == 0 || !isNear(text, first)) {
      return false;
    }
    int link = LINKS.contains(text.hash(first - 1)) && isNear(text, first - 1) ? 1 : 0;
    int head = first - 1 - link;
    return head >= 0 && HEADS.contains(text.hash(head));
  }

  private static boolean isBefore(Text text, int last) {
    int next = last + 1;
    if (text.has(next) && text.hash(next) == POSSESSIVE && text.gapLength(next) <= 3) {
      next++;
    }
    return text.has(next) && isNear(text, next) && TAILS.contains(text.hash(next));
  }

  private static boolean isNear(Text text, int token) {
    int allowed = ByteClass.SPACE | ByteClass.DASH | ByteClass.QUOTE;
    return text.gapLength(token) <= 3 && (text.gap(token) & ~allowed) == 0;
  }

  private static Set<Long> hashes(String words) {
    return Arrays.stream(words.split(" ")).map(Fold::hash).collect(Collectors.toSet());
  }
}

package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/**
 * Ages beside the sex, as notes of clinics and the police have them: {@code M 34 yrs}, {@code 34
 * yrs, female}, {@code Ana Cruz, 19 F, G1P0}.
 */
final class NotedAge {
  private static final Set<Long> SEXES =
      Fold.hashes(
          "male female männlich weiblich masculin féminin homme femme maschio femmina masculino"
              + " femenino feminino hombre mujer man vrouw mężczyzna kobieta muž žena mand kvinde"
              + " kvinna mies nainen erkek kadın");

  private static final String LETTERS = "MFW";
  private static final String ENDS = ",.;:)!?\n\t|";
  private static final int MOST_GAP = 3;
  private static final int BETWEEN = ByteClass.SPACE | ByteClass.CELL | ByteClass.SLASH;

  private static final long NO_NAME = AgeRule.NO_NAME | WordClass.CITY.bit();

  private NotedAge() {}

  /** Whether the sex stands right before years, or right behind them and nothing after it. */
  static boolean isBeside(Text text, int token, int unit) {
    return isSex(text, token - 1) && isNear(text, token)
        || isSex(text, unit + 1) && isNear(text, unit + 1) && ends(text, unit + 1);
  }

  /** Whether a number behind somebody's name and a comma is followed by the sex, and no more. */
  static boolean isOf(Text text, int token) {
    int sex = token + 1;
    int sign = text.at(text.start(token) - 1);
    boolean apart = sign == '(' || text.at(text.start(token) - 2) == ',' && sign == ' ';
    return apart
        && text.gapLength(token) == 2
        && isName(text, token - 1)
        && isSex(text, sex)
        && (text.joins(sex, ' ') || text.joins(sex, '/'))
        && ends(text, sex);
  }

  /** {@code Ana Cruz}; {@code Boston} has weather, and no age. */
  private static boolean isName(Text text, int last) {
    boolean full = text.isCapital(last - 1) && text.joins(last, ' ');
    return text.isCapital(last)
        && (full || text.is(last, WordClass.GIVEN))
        && (text.classes(last) & NO_NAME) == 0
        && (text.shape(last) & ByteClass.DIGIT) == 0
        && (!full || (text.classes(last - 1) & NO_NAME) == 0)
        && text.phrase(last - 1, WordClass.CITY) < 2;
  }

  private static boolean ends(Text text, int sex) {
    int behind = text.at(text.end(sex));
    return behind < 0 || ENDS.indexOf(behind) >= 0;
  }

  private static boolean isSex(Text text, int token) {
    if (!text.has(token)) {
      return false;
    }
    boolean letter = text.length(token) == 1 && LETTERS.indexOf(text.at(text.start(token))) >= 0;
    return letter || SEXES.contains(text.hash(token));
  }

  private static boolean isNear(Text text, int token) {
    return text.gapLength(token) <= MOST_GAP && (text.gap(token) & ~BETWEEN) == 0;
  }
}

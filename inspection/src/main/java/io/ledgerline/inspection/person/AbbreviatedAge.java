package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/**
 * Ages with one letter for years, as clinics note them: {@code varón de 29 a.}, {@code Patientin,
 * 87 J., gestürzt}, {@code Anna Schmidt (87 J.)}. Somebody has to stand right before; the letters
 * are initials, volumes and hours elsewhere ({@code 87 J. Smith}, {@code 11 a. m.}, {@code 29 a.
 * C.}).
 */
final class AbbreviatedAge {
  private static final int MOST_GAP = 3;
  private static final Set<Long> CLINIC = AgeRule.LISTS.hashes("CLINIC");
  private static final Set<Long> SEXES = AgeRule.LISTS.hashes("CLINIC_SEXES");

  private AbbreviatedAge() {}

  /** Whether a number has such a letter behind it; adds the age if it is somebody's. */
  static boolean at(Text text, int token, Sink sink) {
    int letter = token + 1;
    if (!isLetter(text, letter) || !text.joins(letter, ' ')) {
      return false;
    }
    if (token > 0 && ends(text, letter) && isSomebodys(text, token)) {
      sink.add(AgeRule.AGE, text.start(token), text.end(letter), AgeRule.ASIDE);
    }
    return true;
  }

  private static boolean isLetter(Text text, int letter) {
    if (!text.has(letter) || text.length(letter) != 1 || text.at(text.end(letter)) != '.') {
      return false;
    }
    int b = text.at(text.start(letter));
    return b == 'a' || b == 'J';
  }

  /** Behind the dot ends the line, or a part of it, or small letters go on. */
  private static boolean ends(Text text, int letter) {
    int p = text.end(letter) + 1;
    int b = text.at(p);
    if (b < ' ' || ",;)".indexOf(b) >= 0) {
      return true;
    }
    int next = letter + 1;
    return b == ' ' && text.start(next) == p + 1 && text.length(next) > 1 && !text.isCapital(next);
  }

  private static boolean isSomebodys(Text text, int token) {
    int before = token - 1;
    boolean near = text.gapLength(token) <= MOST_GAP && text.at(text.start(token) - 1) != '.';
    boolean patient =
        text.is(before, WordClass.PERSON_WORD)
            || text.is(before, WordClass.FAMILY_WORD)
            || CLINIC.contains(text.hash(before))
            || SEXES.contains(text.hash(before));
    int behind = text.at(text.end(token + 1) + 1);
    return near && patient
        || AgeRule.isPersonBefore(text, token)
        || (behind == ',' || behind == ')')
            && (text.is(before, WordClass.GIVEN) || text.is(before - 1, WordClass.GIVEN))
            && AgeRule.isBehindName(text, token, token + 1, behind);
  }
}

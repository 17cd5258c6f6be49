package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/**
 * Ages by what stands around a number: {@code The suspect (34) was}, {@code M, 46, married}, {@code
 * F/54}, {@code lat 77}, {@code Mrs. Pettibone, 90, objected}, {@code says Mukherjee, 40.}
 */
final class StatedAge {
  private static final Set<Long> SOMEBODY = AgeRule.LISTS.hashes("SOMEBODY_WITH");

  private static final Set<Long> STATES = AgeRule.LISTS.hashes("STATES");

  private static final Set<Long> YEARS_BEFORE = AgeRule.LISTS.hashes("YEARS_BEFORE");
  private static final Set<Long> SEXES = AgeRule.LISTS.hashes("SEXES");
  private static final long IM = Fold.hash("im");

  private StatedAge() {}

  /** Whether a number of two or three digits is somebody's age. */
  static boolean is(Text text, int token) {
    int before = text.at(text.start(token) - 1);
    int behind = text.at(text.end(token));
    if (token == 0 || text.length(token) > 2 || text.at(text.start(token)) == '0') {
      return token == 0 && isState(text, token);
    }
    long word = text.hash(token - 1);
    boolean ends = behind < 0 || ",.;)\n\r".indexOf(behind) >= 0;
    boolean comma = before == ' ' && text.at(text.start(token) - 2) == ',';
    boolean bracket = before == '(' && behind == ')' && text.gapLength(token) == 2;
    boolean apart = bracket || comma && behind == ',' && text.gapLength(token) == 2;
    boolean sex = SEXES.contains(word) && text.isCapital(token - 1) && begins(text, token - 1);
    return apart && SOMEBODY.contains(word) && goesOn(text, token)
        || isState(text, token) && (sex && comma || begins(text, token))
        || before == '/' && text.gapLength(token) == 1 && ends && sex
        || YEARS_BEFORE.contains(word) && text.joins(token, ' ') && ends
        || word == IM && text.joins(token, ' ') && (behind < 0 || behind == '\n');
  }

  /** {@code Сапожникова Т. И., 63 года,}: years between commas behind a capital word. */
  static boolean isYears(Text text, int token, int last) {
    int behind = text.at(text.end(last));
    int gap = ByteClass.SPACE | ByteClass.CELL | ByteClass.DOT;
    return (behind == ',' || behind == '.')
        && text.at(text.start(token) - 2) == ','
        && text.gapLength(token) == 3
        && (text.gap(token) & ~gap) == 0
        && text.isCapital(token - 1);
  }

  /** {@code Mrs. Pettibone}, {@code says Mukherjee}. */
  static boolean isNamed(Text text, int name) {
    int before = name - 1;
    boolean title =
        text.is(before, WordClass.TITLE) && (text.joins(name, ' ') || text.gapLength(name) == 2);
    return title || text.is(before, WordClass.SPEECH_VERB) && text.joins(name, ' ');
  }

  /** Whether a sentence goes on with a small letter behind the age. */
  private static boolean goesOn(Text text, int token) {
    int next = token + 1;
    return text.has(next)
        && text.gapLength(next) == 2
        && (text.shape(next) & ByteClass.DIGIT) == 0
        && !text.isCapital(next);
  }

  private static boolean isState(Text text, int token) {
    int next = token + 1;
    return text.has(next)
        && text.length(token) == 2
        && text.at(text.end(token)) == ','
        && text.gapLength(next) == 2
        && STATES.contains(text.hash(next));
  }

  /** Whether a line or sentence begins with a token. */
  private static boolean begins(Text text, int token) {
    int before = text.at(text.start(token) - 1);
    return before < 0
        || before == '\n'
        || before == '('
        || before == ' ' && ".!?:,".indexOf(Math.max(0, text.at(text.start(token) - 2))) >= 0;
  }
}

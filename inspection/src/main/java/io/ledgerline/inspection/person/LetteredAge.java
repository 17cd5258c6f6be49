package io.ledgerline.inspection.person;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ages with the sex right beside: {@code I (34F)}, {@code 46M with chest pain}, {@code me M28}. Not
 * megabytes, millions and degrees: somebody has to be spoken of.
 */
final class LetteredAge {
  private static final int SIZE = 3;
  private static final int LEAST = 10;
  private static final int BEHIND_MOST = 100;

  /** People who put the sex first are no older than this, or younger. */
  private static final int GROWN = 18;

  private static final int MIDDLE = 50;

  /** What such a token is: two digits and a letter, by turns. */
  private static final List<byte[]> FORMS =
      Stream.of("M", "F")
          .flatMap(
              sex ->
                  Stream.concat(
                      IntStream.range(LEAST, BEHIND_MOST).mapToObj(age -> age + sex),
                      IntStream.range(GROWN, MIDDLE).mapToObj(age -> sex + age)))
          .map(form -> form.getBytes(US_ASCII))
          .toList();

  /** How {@code 20yo} may end: the last three bytes. */
  private static final List<byte[]> RUN =
      IntStream.range(0, 10).mapToObj(digit -> (digit + "yo").getBytes(US_ASCII)).toList();

  /** The last three bytes of all. */
  static final List<byte[]> ENDINGS = Stream.concat(RUN.stream(), FORMS.stream()).toList();

  private static final Set<Long> BEFORE = AgeRule.LISTS.hashes("BEFORE");

  private static final Set<Long> NOTED = AgeRule.LISTS.hashes("NOTED");

  private static final Set<Long> ARTICLES = AgeRule.LISTS.hashes("ARTICLES");
  private static final String ENDS = ",.;)!?\n\r";

  private LetteredAge() {}

  /** Whether a token is one of these by its bytes; adds it where somebody is spoken of. */
  static boolean at(Text text, int token, Sink sink) {
    if (text.length(token) != SIZE
        || text.shape(token) != (ByteClass.DIGIT | ByteClass.UPPER)
        || !isForm(text, token)) {
      return false;
    }
    if (isSaid(text, token)) {
      sink.add(AgeRule.AGE, text.start(token), text.end(token), AgeRule.ASIDE);
    }
    return true;
  }

  /** {@code 20yo}: the digits and the word in one token. */
  static boolean isYears(Text text, int token) {
    int end = text.end(token) - 2;
    int size = end - text.start(token);
    if (size < 1 || size > 3 || text.at(end) != 'y' || text.at(end + 1) != 'o') {
      return false;
    }
    int value = 0;
    for (int p = text.start(token); p < end; p++) {
      int b = text.at(p);
      if (b < '0' || b > '9') {
        return false;
      }
      value = value * 10 + b - '0';
    }
    int before = text.at(text.start(token) - 1);
    return value >= 1 && value <= AgeRule.OLDEST && before != '-' && before != '_' && before != '.';
  }

  private static boolean isForm(Text text, int token) {
    int first = text.at(text.start(token));
    int last = text.at(text.end(token) - 1);
    boolean before = first == 'M' || first == 'F';
    int digit = text.at(text.start(token) + (before ? 1 : 0));
    return (before || last == 'M' || last == 'F') && digit != '0' && digit <= '9';
  }

  private static boolean isSaid(Text text, int token) {
    int before = text.at(text.start(token) - 1);
    int behind = text.at(text.end(token));
    boolean bracket = before == '(' || before == '[';
    if (token == 0) {
      return isNoted(text, token);
    }
    boolean person =
        BEFORE.contains(text.hash(token - 1))
            || text.is(token - 1, WordClass.FAMILY_WORD)
            || text.is(token - 1, WordClass.PERSON_WORD);
    if (bracket) {
      return person && (behind == ')' || behind == ']' || behind == ',');
    }
    boolean near = text.gapLength(token) <= 2 && before == ' ';
    boolean ends = behind < 0 || ENDS.indexOf(behind) >= 0;
    boolean named =
        text.at(text.start(token) - 2) == ','
            && text.gapLength(token) <= SIZE
            && text.at(text.end(token) - 1) == 'M'
            && (text.isCapital(token - 1) || text.gapLength(token) == SIZE);
    boolean article = ARTICLES.contains(text.hash(token - 1)) && text.joins(token, ' ');
    boolean begins = (text.gap(token) & (ByteClass.LINE | ByteClass.COLON | ByteClass.DOT)) != 0;
    return near && person && ends
        || named && ends
        || (article || begins || near && person) && isNoted(text, token);
  }

  /** Whether notes of clinics go on behind it. */
  private static boolean isNoted(Text text, int token) {
    return text.joins(token + 1, ' ') && NOTED.contains(text.hash(token + 1));
  }
}

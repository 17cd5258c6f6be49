package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Numeral;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Subject;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.Trigger.Near;
import io.ledgerline.inspection.scan.WordClass;
import io.ledgerline.inspection.scan.WordLists;
import java.util.List;

/**
 * Ages of people: {@code 50 year old}, {@code aged 53}, {@code varón de 53 años}, those of {@link
 * SaidAge} and {@link KinAge}; not durations.
 */
public final class AgeRule implements Rule {
  /** How old somebody is. */
  public static final Kind AGE = new Kind("AGE", 9, Rank.OTHER, Category.PII);

  /** The words around ages. */
  static final WordLists LISTS = WordLists.beside(AgeRule.class, "ages.txt");

  static final int CONFIDENCE = 800;
  static final int OLDEST = 125;
  private static final int REACH = 4;

  /** {@code Mira Holt, 81, of Leeds}: less than what says an address, which may look alike. */
  static final int ASIDE = 560;

  private static final int YOUNGEST_ASIDE = 10;
  private static final long STREETS = WordClass.bits(WordClass.STREET, WordClass.STREET_FIRST);
  static final long NO_NAME =
      WordClass.bits(
          WordClass.MONTH,
          WordClass.WEEKDAY,
          WordClass.FUNCTION,
          WordClass.COUNTRY,
          WordClass.STATE,
          WordClass.UNIT,
          WordClass.STREET,
          WordClass.COMPANY);
  private static final long NUMBER_OR_OLD =
      WordClass.bits(WordClass.NUMBER_WORD, WordClass.OLD_WORD);
  private static final long MIT = Fold.hash("mit");
  private static final long JAHREN = Fold.hash("jahren");
  private static final int LEAST_RUN = 3;
  private static final int MOST_RUN = 5;

  @Override
  public List<Kind> kinds() {
    return List.of(AGE);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.number(1, 3).near(Near.AGE),
        Trigger.number(1, 3).near(Near.AGE_WORD),
        Trigger.number(2, 3).before(" ,).;!?\n"),
        Trigger.shape(ByteClass.DIGIT, LEAST_RUN)
            .also(ByteClass.LOWER | ByteClass.UPPER)
            .atMost(MOST_RUN)
            .ends(LetteredAge.ENDINGS),
        Trigger.words(WordClass.FAMILY_WORD).with(WordClass.FAMILY_WORD),
        Trigger.words(WordClass.NUMBER_WORD, WordClass.OLD_WORD, WordClass.AGE_WORD)
            .with(WordClass.NUMBER_WORD, WordClass.OLD_WORD, WordClass.AGE_WORD));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (text.is(token, WordClass.AGE_WORD)) {
      SpelledAge.at(text, token, sink);
      if ((text.classes(token) & NUMBER_OR_OLD) == 0) {
        return;
      }
    }
    if (text.is(token, WordClass.FAMILY_WORD)) {
      KinAge.at(text, token, sink);
      return;
    }
    if (LetteredAge.isYears(text, token)) {
      sink.add(AGE, text.start(token), text.end(token), CONFIDENCE);
      return;
    }
    if (LetteredAge.at(text, token, sink) || WordedAge.at(text, token, sink)) {
      return;
    }
    if (text.length(token) > 3 && !text.is(token, WordClass.NUMBER_WORD)
        || text.isDigits(token) && !isAge(text, token)) {
      return;
    }
    if (text.isDigits(token) && AbbreviatedAge.at(text, token, sink)) {
      return;
    }
    int unit = text.is(token + 1, WordClass.AGE_WORD) && isClose(text, token + 1) ? token + 1 : -1;
    int old = unit < 0 ? letters(text, token) : oldWord(text, unit);
    boolean labelled =
        old < 0
            && text.isDigits(token)
            && isLabelClose(text, token)
            && !isThai(text, text.end(token))
            && text.mayBeAbout(Subject.AGE, token, token + 1)
            && text.around(token, Math.max(token, unit)).near(Topic.AGE);
    boolean person =
        unit > 0
            && (isPersonBefore(text, token)
                || text.isDigits(token) && isAtAge(text, token, unit)
                || SaidAge.isCounted(text, token, unit)
                || SaidAge.isYears(text, token, unit)
                || NotedAge.isBeside(text, token, unit));
    if (old < 0 && !labelled && !person) {
      aside(text, token, Math.max(token, unit), sink);
      return;
    }
    int last = Math.max(token, Math.max(unit, old));
    if (!OtherAge.is(text, token, last, labelled)) {
      sink.add(AGE, text.start(first(text, token)), text.end(last), CONFIDENCE);
    }
  }

  /** {@code thirty-four years old}. */
  private static int first(Text text, int token) {
    boolean more =
        token > 0
            && text.is(token, WordClass.NUMBER_WORD)
            && text.is(token - 1, WordClass.NUMBER_WORD)
            && text.gapLength(token) == 1;
    return more ? token - 1 : token;
  }

  /** {@code starb mit 79 Jahren}; not {@code mit 10 Jahren Erfahrung}. */
  static boolean isAtAge(Text text, int token, int unit) {
    boolean noun = text.isCapital(unit + 1) && text.joins(unit + 1, ' ');
    return token > 0
        && text.hash(token - 1) == MIT
        && text.joins(token, ' ')
        && text.hash(unit) == JAHREN
        && !noun;
  }

  /** {@code Mira Holt, 81, of Leeds}, {@code Mira (6 Jahre)}, {@code until she was 91.} */
  private static void aside(Text text, int token, int last, Sink sink) {
    int behind = text.at(text.end(last));
    if (!text.isDigits(token)
        || token == 0 && !StatedAge.is(text, token)
        || behind > ' ' && behind != ')' && text.at(text.end(last) + 1) > ' ') {
      return;
    }
    if (last == token && (StatedAge.is(text, token) || NotedAge.isOf(text, token))) {
      sink.add(AGE, text.start(token), text.end(token), ASIDE);
      return;
    }
    boolean told =
        last > token
            || text.length(token) == 2 && text.at(text.start(token)) != '0'
            || text.length(token) == 3 && text.startsWith(text.start(token), "10");
    boolean name = behind != ' ' && behind != '-' && isBehindName(text, token, last, behind);
    boolean kin =
        last > token && (isKinBefore(text, token, last) || StatedAge.isYears(text, token, last));
    if (told && (name || kin || SaidAge.isPlain(text, token, last))) {
      sink.add(AGE, text.start(token), text.end(last), ASIDE);
    }
  }

  /** {@code anak itu (10 tahun)}: years in brackets behind a word for somebody. */
  static boolean isKinBefore(Text text, int token, int last) {
    boolean bracket =
        text.at(text.start(token) - 1) == '('
            && text.at(text.end(last)) == ')'
            && text.gapLength(token) == 2;
    return bracket
        && (text.is(token - 1, WordClass.FAMILY_WORD) || text.is(token - 2, WordClass.FAMILY_WORD));
  }

  static boolean isBehindName(Text text, int token, int last, int behind) {
    int first = last > token && text.is(token - 1, WordClass.PARTICLE) ? token - 1 : token;
    int sign = text.at(text.start(first) - 1);
    boolean bracket = sign == '(' && (behind == ')' || behind == ',');
    boolean comma = sign == ' ' && text.at(text.start(first) - 2) == ',' && behind != ')';
    int name = first - 1;
    if (!bracket && !comma
        || text.gapLength(first) != 2
        || !text.isCapital(name)
        || (text.classes(name) & NO_NAME) != 0
        || (text.shape(name) & ByteClass.DIGIT) != 0
        || text.isAllCapitals(name)) {
      return false;
    }
    for (int i = name - 1; i >= Math.max(0, name - REACH); i--) {
      if ((text.classes(i) & STREETS) != 0 && text.isCapital(i)) {
        return false;
      }
    }
    boolean full = text.isCapital(name - 1) && text.gapLength(name) == 1;
    boolean listed =
        text.is(full ? name - 1 : name, WordClass.GIVEN)
            || full && bracket && isTitled(text, name)
            || !full && comma && StatedAge.isNamed(text, name);
    return last > token || isOlder(text, token) && (full && behind == ',' || listed);
  }

  /** {@code mw. Tjitske Hoekstra-Bouma (87)}. */
  private static boolean isTitled(Text text, int name) {
    for (int i = name - 1; i >= Math.max(0, name - REACH); i--) {
      if (text.is(i, WordClass.TITLE) || text.is(i, WordClass.ROLE)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOlder(Text text, int token) {
    return Numeral.of(text, token) >= YOUNGEST_ASIDE;
  }

  static boolean isAge(Text text, int token) {
    int value = Numeral.of(text, token);
    int before = text.at(text.start(token) - 1);
    int behind = text.at(text.end(token));
    return value >= 0
        && value <= OLDEST
        && before != '.'
        && before != ','
        && before != '$'
        && !(before == '-' && isDigit(text.at(text.start(token) - 2)))
        && !((behind == ',' || behind == '.') && isDigit(text.at(text.end(token) + 1)))
        && behind != '%'
        && behind != '/'
        && behind != ':';
  }

  private static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isClose(Text text, int token) {
    return text.gapLength(token) <= 1 && (text.gap(token) & (ByteClass.SPACE | ByteClass.DASH)) != 0
        || text.gapLength(token) == 0;
  }

  static int oldWord(Text text, int unit) {
    boolean next = text.is(unit + 1, WordClass.OLD_WORD) && isClose(text, unit + 1);
    return text.is(unit, WordClass.OLD_WORD) ? unit : next ? unit + 1 : -1;
  }

  /** {@code 15 y/o}, {@code 15 y.o.}: the last of these letters. */
  private static int letters(Text text, int token) {
    int y = text.has(token + 2) ? text.start(token + 1) : -1;
    boolean old = y >= 0 && (text.startsWith(y, "y/o") || text.startsWith(y, "y.o"));
    return old && isClose(text, token + 1) && text.length(token + 2) == 1 ? token + 2 : -1;
  }

  /** Thai words around ages are read by another rule. */
  private static boolean isThai(Text text, int end) {
    int second = text.at(end + 2);
    return text.at(end) == ' ' && text.at(end + 1) == 0xE0 && (second == 0xB8 || second == 0xB9);
  }

  private static boolean isLabelClose(Text text, int token) {
    return (text.gap(token) & ByteClass.LINE) == 0 && text.gapLength(token) <= 4;
  }

  /** "varón de 53 años", "femme âgée de 41 ans": a word for a person shortly before, then "de". */
  static boolean isPersonBefore(Text text, int token) {
    if (!text.is(token - 1, WordClass.PARTICLE)) {
      return false;
    }
    for (int i = token - 2; i >= Math.max(0, token - 1 - REACH) && text.isCapital(i); i--) {
      if (text.is(i, WordClass.GIVEN) && !text.is(i, WordClass.COMMON)) {
        return true;
      }
    }
    for (int i = token - 2; i >= Math.max(0, token - 1 - REACH); i--) {
      if ((text.gap(i + 1) & ByteClass.LINE) != 0) {
        return false;
      }
      if (text.is(i, WordClass.PERSON_WORD) || text.is(i, WordClass.FAMILY_WORD)) {
        return true;
      }
    }
    return false;
  }
}

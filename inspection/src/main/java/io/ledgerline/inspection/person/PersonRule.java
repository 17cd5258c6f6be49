package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.Trigger.Near;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;

/**
 * Names of people. Grammar first (titles, roles, greetings, closings, labels, "my name is"), lists
 * second; a word that is also an ordinary one needs both. A name never spans a line or a verb.
 *
 * <p>Longer than most classes, since its ways to a name share what a name may stand beside.
 */
public final class PersonRule implements Rule {
  /** A person's name. */
  public static final Kind PERSON = new Kind("PERSON", 2, Rank.NAME, Category.PII);

  /** "Prof. Dr. Dr. Anna Berg": more titles in a row are no name's. */
  private static final int MOST_TITLES = 4;

  private static final long LISTED_NAME = WordClass.bits(WordClass.GIVEN, WordClass.SURNAME);
  private static final long NAMED_BEHIND =
      WordClass.bits(
          WordClass.TITLE,
          WordClass.NAME_INTRO,
          WordClass.ROLE,
          WordClass.GREETING,
          WordClass.CLOSING,
          WordClass.NAME_LABEL,
          WordClass.PERSON_VERB,
          WordClass.SPEECH_VERB);

  private static final int BY_LABEL = 920;
  private static final int BY_TITLE = 900;
  private static final int BY_GREETING = 850;
  private static final int FULL = 850;
  private static final int BY_ROLE = 700;
  private static final int LISTED = 680;
  private static final int BY_VERB = 600;
  private static final int SURNAME_ONLY = 560;
  private static final int LOWER = 520;

  @Override
  public List<Kind> kinds() {
    return List.of(PERSON);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.words(WordClass.GIVEN).unless(WordClass.COMMON),
        Trigger.words(
                WordClass.GIVEN,
                WordClass.SURNAME,
                WordClass.NAME_INTRO,
                WordClass.ROLE,
                WordClass.CLOSING,
                WordClass.PERSON_VERB,
                WordClass.SPEECH_VERB)
            .near(Near.CAPITAL),
        Trigger.words(WordClass.GREETING).near(Near.CAPITAL_SOON),
        Trigger.words(WordClass.NAME_LABEL).near(Near.SIGN),
        Trigger.words(WordClass.TITLE));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    long may = text.begun(token);
    if ((may & LISTED_NAME) != 0) {
      listed(text, token, sink);
    }
    if ((may & NAMED_BEHIND) == 0) {
      return;
    }
    title(text, token, sink);
    cue(text, token, WordClass.NAME_INTRO, BY_LABEL, sink);
    cue(text, token, WordClass.ROLE, BY_ROLE, sink);
    greeting(text, token, sink);
    closing(text, token, sink);
    NameLabels.at(text, token, sink);
    verb(text, token, sink);
    speaker(text, token, sink);
  }

  private static void listed(Text text, int token, Sink sink) {
    if (!NameRun.isListed(text, token) || isInsideCode(text, token) || isContracted(text, token)) {
      return;
    }
    if (text.isCapital(token)) {
      capital(text, token, sink);
    } else if (text.is(token, WordClass.GIVEN) && !NameRun.isWord(text, token)) {
      lower(text, token, sink);
    }
  }

  private static void capital(Text text, int token, Sink sink) {
    int first = token;
    boolean before =
        NameRun.isPart(text, token - 1) && isSpaced(text, token) && text.classes(token - 1) == 0;
    boolean given = text.is(token, WordClass.GIVEN);
    boolean common = text.is(token, WordClass.COMMON);
    if (before && !given) {
      first = token - 1;
    }
    int last = NameRun.end(text, first, true);
    if (last < token || isOrganisation(text, last)) {
      return;
    }
    if (NameRun.isAssistant(text, first, last) && !isAmongNames(text, token)) {
      return;
    }
    boolean several = last > first;
    if (several && text.is(last, WordClass.STREET) && !NameRun.isListed(text, last)) {
      return;
    }
    if (several && (!common || hasOnlyName(text, first, last))) {
      sink.add(PERSON, text.start(first), text.end(last), given ? FULL : BY_ROLE);
    } else if (several && given && text.is(token + 1, WordClass.SURNAME)) {
      sink.add(PERSON, text.start(first), text.end(last), BY_ROLE);
    } else if (!several && (!common || isAmongNames(text, token))) {
      sink.add(PERSON, text.start(first), text.end(last), given ? LISTED : SURNAME_ONLY);
    }
  }

  /** Beside another name in a list: "Hans, Linda, Amber and Mark". */
  private static boolean isAmongNames(Text text, int token) {
    boolean before = isLinkedName(text, token - 1, token);
    boolean behind = isLinkedName(text, token + 1, token + 1);
    return before || behind;
  }

  private static boolean isLinkedName(Text text, int name, int gap) {
    int step = name < gap ? -1 : 1;
    int other = text.is(name, WordClass.AND_WORD) ? name + step : name;
    boolean list = other != name || text.has(gap) && (text.gap(gap) & ByteClass.CELL) != 0;
    return list && text.isCapital(other) && text.is(other, WordClass.GIVEN);
  }

  private static boolean hasOnlyName(Text text, int first, int last) {
    for (int i = first; i <= last; i++) {
      if (NameRun.isOnlyName(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static void lower(Text text, int token, Sink sink) {
    boolean surname =
        text.is(token + 1, WordClass.SURNAME)
            && isSpaced(text, token + 1)
            && !text.is(token + 1, WordClass.FUNCTION);
    int last = surname ? token + 1 : token;
    if (text.length(token) >= 4 || surname) {
      sink.add(PERSON, text.start(token), text.end(last), surname ? BY_ROLE : LOWER);
    }
  }

  private static void title(Text text, int token, Sink sink) {
    if (!text.is(token, WordClass.TITLE)) {
      return;
    }
    if (isBookedName(text, token)) {
      sink.add(PERSON, text.start(token - 2), text.end(token - 1), BY_TITLE);
      return;
    }
    int first = token + 1;
    int most = token + MOST_TITLES;
    while (first < most && text.is(first, WordClass.TITLE) && isTitleGap(text, first)) {
      first++;
    }
    if (!text.has(first) || !isTitleGap(text, first)) {
      return;
    }
    boolean dotted = (text.gap(first) & ByteClass.DOT) != 0;
    int last = NameRun.end(text, first, !dotted || text.isCapital(first));
    boolean lower = !text.isCapital(first);
    if (last < first || lower && (!dotted || text.is(first, WordClass.FUNCTION))) {
      return;
    }
    last = lower ? Math.min(last, lowerEnd(text, first)) : last;
    sink.add(PERSON, text.start(first), text.end(last), BY_TITLE);
  }

  /** {@code QUIGLEY/MARISOL MS}, as travel bookings have it. */
  private static boolean isBookedName(Text text, int token) {
    return text.isAllCapitals(token)
        && isSpaced(text, token)
        && text.joins(token - 1, '/')
        && text.isAllCapitals(token - 1)
        && text.isAllCapitals(token - 2);
  }

  private static int lowerEnd(Text text, int first) {
    return text.is(first, WordClass.GIVEN) && text.is(first + 1, WordClass.SURNAME)
        ? first + 1
        : first;
  }

  private static boolean isTitleGap(Text text, int token) {
    int allowed = ByteClass.SPACE | ByteClass.DOT;
    return (text.gap(token) & ~allowed) == 0
        && text.gapLength(token) <= 2
        && (text.gap(token) & ByteClass.SPACE) != 0;
  }

  /** A word or phrase that a name follows right away. */
  private static void cue(Text text, int token, WordClass what, int permille, Sink sink) {
    int words = text.phrase(token, what);
    int first = token + words;
    if (words == 0 || !text.has(first) || !isCueGap(text, first)) {
      return;
    }
    int last = NameRun.end(text, first, true);
    boolean acronym = text.isAllCapitals(first) && !NameRun.isListed(text, first);
    if (last < first || acronym || isOrganisation(text, last) || !isLikely(text, first, last)) {
      return;
    }
    boolean listed = hasListed(text, first, last);
    sink.add(PERSON, text.start(first), text.end(last), listed ? permille : BY_VERB);
  }

  /** One unknown capital word is too little; two, or a listed one, are a name. */
  private static boolean isLikely(Text text, int first, int last) {
    return last > first && last < first + 4 || hasListed(text, first, last);
  }

  private static boolean hasListed(Text text, int first, int last) {
    for (int i = first; i <= last; i++) {
      if (NameRun.isListed(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCueGap(Text text, int token) {
    int allowed =
        ByteClass.SPACE | ByteClass.COLON | ByteClass.QUOTE | ByteClass.CELL | ByteClass.STOP;
    return (text.gap(token) & ~allowed) == 0 && text.gapLength(token) <= 3;
  }

  private static void greeting(Text text, int token, Sink sink) {
    int words = text.phrase(token, WordClass.GREETING);
    int first = token + words;
    if (words == 0 || !text.has(first) || !isCueGap(text, first)) {
      return;
    }
    int most = first + MOST_TITLES;
    while (first < most && text.is(first, WordClass.TITLE) && text.has(first + 1)) {
      first++;
    }
    int last = NameRun.end(text, first, true);
    if (last < first
        || last > first + 3
        || isOrganisation(text, last)
        || first == token + words && NameRun.isAssistant(text, first, last)) {
      return;
    }
    int behind = text.gapAfter(last);
    boolean ends =
        (behind & (ByteClass.CELL | ByteClass.LINE | ByteClass.STOP | ByteClass.DOT)) != 0;
    if (ends
        && (text.classes(first) == 0 || NameRun.isListed(text, first))
        && !text.isAllCapitals(first)) {
      sink.add(PERSON, text.start(first), text.end(last), BY_GREETING);
    }
  }

  private static void closing(Text text, int token, Sink sink) {
    int words = text.phrase(token, WordClass.CLOSING);
    int first = token + words;
    if (words == 0 || !text.has(first) || (text.gap(first) & ByteClass.LINE) == 0) {
      return;
    }
    int last = NameRun.end(text, first, true);
    boolean alone = last >= first && (text.gapAfter(last) & (ByteClass.LINE | ByteClass.CELL)) != 0;
    if (alone
        && last <= first + 3
        && !isOrganisation(text, last)
        && (text.classes(first) == 0 || NameRun.isListed(text, first))) {
      sink.add(PERSON, text.start(first), text.end(last), BY_GREETING);
    }
  }

  /** {@code said Mai}, {@code Mai said}: one capital word beside a verb of people. */
  private static void verb(Text text, int token, Sink sink) {
    if (!text.is(token, WordClass.PERSON_VERB)) {
      return;
    }
    int before = token - 1;
    boolean subject =
        NameRun.isPart(text, before)
            && text.gapLength(token) == 1
            && text.classes(before) == 0
            && !isSentenceStart(text, before)
            && !text.isAllCapitals(before);
    if (subject) {
      sink.add(PERSON, text.start(before), text.end(before), BY_VERB);
    }
  }

  /** {@code says Amber Kaczmarek}: capital words behind a verb that only people do. */
  private static void speaker(Text text, int token, Sink sink) {
    int first = token + 1;
    if (!text.is(token, WordClass.SPEECH_VERB)
        || text.isCapital(token)
        || !isSpaced(text, first)
        || text.isAllCapitals(first)
        || text.is(first, WordClass.KNOWN_COMPANY)) {
      return;
    }
    int last = NameRun.end(text, first, true);
    boolean name = text.classes(first) == 0 || NameRun.isListed(text, first);
    if (name
        && last >= first
        && last < first + 4
        && !isOrganisation(text, last)
        && !NameRun.isAssistant(text, first, last)) {
      sink.add(PERSON, text.start(first), text.end(last), BY_VERB);
    }
  }

  private static boolean isSentenceStart(Text text, int token) {
    int ends = ByteClass.DOT | ByteClass.STOP | ByteClass.LINE;
    return token == 0 || (text.gap(token) & ends) != 0;
  }

  static boolean isOrganisation(Text text, int last) {
    return text.is(last + 1, WordClass.COMPANY)
            && isSpaced(text, last + 1)
            && text.isCapital(last + 1)
        || text.is(last + 1, WordClass.INSTITUTION)
            && text.isCapital(last + 1)
            && isSpaced(text, last + 1)
        || text.is(last + 1, WordClass.STREET)
            && text.isCapital(last + 1)
            && isSpaced(text, last + 1);
  }

  static boolean isSpaced(Text text, int token) {
    return text.has(token)
        && text.gapLength(token) == 1
        && (text.gap(token) & ~(ByteClass.SPACE | ByteClass.DASH)) == 0;
  }

  /** Between signs that names do not stand between: {@code anna_x}, {@code /home/anna}. */
  static boolean isInsideCode(Text text, int token) {
    int before = text.at(text.start(token) - 1);
    int behind = text.at(text.end(token));
    return before == '_'
        || before == '/'
        || before == '@'
        || before == '#'
        || before == '\\'
        || before == '.'
        || before == '$'
        || behind == '_'
        || behind == '@'
        || behind == '('
        || behind == '/'
        || behind == '='
        || behind == '.' && text.wordAt(text.end(token) + 1);
  }

  /** {@code Don't}: a verb, not a man. */
  private static boolean isContracted(Text text, int token) {
    return text.has(token + 1)
        && (text.gap(token + 1) & ~ByteClass.QUOTE) == 0
        && text.length(token + 1) == 1
        && text.at(text.start(token + 1)) == 't';
  }
}

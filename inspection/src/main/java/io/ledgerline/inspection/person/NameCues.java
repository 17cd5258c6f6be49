package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;

/** Names by what stands before or behind them: titles, roles, greetings, closings, verbs. */
final class NameCues {
  /** "Prof. Dr. Dr. Anna Berg": more titles in a row are no name's. */
  private static final int MOST_TITLES = 4;

  private static final int BY_INTRO = 920;
  private static final int BY_TITLE = 900;
  private static final int BY_GREETING = 850;
  private static final int BY_ROLE = 700;
  private static final int BY_VERB = 600;

  private static final long REV = Fold.hash("rev");

  private NameCues() {}

  /** Names behind a title, an introduction, a role, a greeting or a closing at the token. */
  static void before(Text text, int token, Sink sink) {
    title(text, token, sink);
    cue(text, token, WordClass.NAME_INTRO, BY_INTRO, sink);
    cue(text, token, WordClass.ROLE, BY_ROLE, sink);
    greeting(text, token, sink);
    closing(text, token, sink);
  }

  /** Names beside a verb at the token that only people do. */
  static void verbs(Text text, int token, Sink sink) {
    verb(text, token, sink);
    speaker(text, token, sink);
  }

  /** {@code QUIGLEY/MARISOL MS}, as travel bookings have it. */
  private static boolean isBookedName(Text text, int token) {
    return text.isAllCapitals(token)
        && NameBounds.isSpaced(text, token)
        && text.joins(token - 1, '/')
        && text.isAllCapitals(token - 1)
        && text.isAllCapitals(token - 2);
  }

  private static void title(Text text, int token, Sink sink) {
    if (!text.is(token, WordClass.TITLE)) {
      return;
    }
    if (isBookedName(text, token)) {
      sink.add(PersonRule.PERSON, text.start(token - 2), text.end(token - 1), BY_TITLE);
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
    if (last < first
        || isRevision(text, token, first, last)
        || lower && (!dotted || text.is(first, WordClass.FUNCTION))) {
      return;
    }
    last = lower ? Math.min(last, lowerEnd(text, first)) : last;
    sink.add(PersonRule.PERSON, text.start(first), text.end(last), BY_TITLE);
  }

  /** {@code Rev. B}: of a drawing, no priest. */
  private static boolean isRevision(Text text, int title, int first, int last) {
    return text.hash(title) == REV && first == last && text.length(first) == 1;
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
    if (last < first
        || acronym
        || NameBounds.isOrganisation(text, last)
        || NameRun.isProduct(text, first, last)
        || !isLikely(text, first, last)) {
      return;
    }
    boolean listed = hasListed(text, first, last);
    sink.add(PersonRule.PERSON, text.start(first), text.end(last), listed ? permille : BY_VERB);
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
        || NameBounds.isOrganisation(text, last)
        || first == token + words && NameRun.isAssistant(text, first, last)) {
      return;
    }
    int behind = text.gapAfter(last);
    boolean ends =
        (behind & (ByteClass.CELL | ByteClass.LINE | ByteClass.STOP | ByteClass.DOT)) != 0;
    if (ends
        && (text.classes(first) == 0 || NameRun.isListed(text, first))
        && !text.isAllCapitals(first)) {
      sink.add(PersonRule.PERSON, text.start(first), text.end(last), BY_GREETING);
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
        && !NameBounds.isOrganisation(text, last)
        && (text.classes(first) == 0 || NameRun.isListed(text, first))) {
      sink.add(PersonRule.PERSON, text.start(first), text.end(last), BY_GREETING);
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
      sink.add(PersonRule.PERSON, text.start(before), text.end(before), BY_VERB);
    }
  }

  /** {@code says Amber Kaczmarek}: capital words behind a verb that only people do. */
  private static void speaker(Text text, int token, Sink sink) {
    int first = token + 1;
    if (!text.is(token, WordClass.SPEECH_VERB)
        || text.isCapital(token)
        || !NameBounds.isSpaced(text, first)
        || text.isAllCapitals(first)
        || text.is(first, WordClass.KNOWN_COMPANY)) {
      return;
    }
    int last = NameRun.end(text, first, true);
    boolean name = text.classes(first) == 0 || NameRun.isListed(text, first);
    if (name
        && last >= first
        && last < first + 4
        && !NameBounds.isOrganisation(text, last)
        && !NameRun.isAssistant(text, first, last)) {
      sink.add(PersonRule.PERSON, text.start(first), text.end(last), BY_VERB);
    }
  }

  private static boolean isSentenceStart(Text text, int token) {
    int ends = ByteClass.DOT | ByteClass.STOP | ByteClass.LINE;
    return token == 0 || (text.gap(token) & ends) != 0;
  }
}

package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.Trigger.Near;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;
import java.util.Set;

/**
 * Names of people. Grammar first (titles, roles, greetings, closings, labels, "my name is": {@link
 * NameCues} and {@link NameLabels}), lists second; a word that is also an ordinary one needs both.
 * A name never spans a line or a verb.
 */
public final class PersonRule implements Rule {
  /** A person's name. */
  public static final Kind PERSON = new Kind("PERSON", 10, Rank.NAME, Category.PII);

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

  private static final int FULL = 850;
  private static final int BY_ROLE = 700;
  private static final int LISTED = 680;
  private static final int SURNAME_ONLY = 560;
  private static final int LOWER = 520;

  private static final Set<Long> ARTICLES =
      Fold.hashes("la le les une un der die das den el los las il lo the das ein eine une");
  private static final long NINA = Fold.hash("nina");

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
    NameCues.before(text, token, sink);
    NameLabels.at(text, token, sink);
    NameCues.verbs(text, token, sink);
  }

  private static void listed(Text text, int token, Sink sink) {
    if (!NameRun.isListed(text, token)
        || NameBounds.isInsideCode(text, token)
        || NameBounds.isContracted(text, token)
        || isGirl(text, token)
        || isNumbered(text, token)
        || ToneMarks.isWord(text, token)) {
      return;
    }
    if (text.isCapital(token)) {
      capital(text, token, sink);
    } else if (text.is(token, WordClass.GIVEN) && mayBeSmall(text, token)) {
      lower(text, token, sink);
    }
  }

  /** Written small, what is also a word is a name only where a surname follows, or greeted. */
  private static boolean mayBeSmall(Text text, int token) {
    boolean named = text.is(token + 1, WordClass.SURNAME) && !text.is(token + 1, WordClass.COMMON);
    boolean told = named || SmallNames.isGreeted(text, token);
    return !NameRun.isWord(text, token) || !text.is(token, WordClass.COMMON) && told;
  }

  /** {@code Niña}, which without its tilde is a given name. */
  private static boolean isGirl(Text text, int token) {
    int third = text.start(token) + 2;
    return text.length(token) == 5
        && text.hash(token) == NINA
        && text.at(third) == 0xC3
        && (text.at(third + 1) == 0xB1 || text.at(third + 1) == 0x91);
  }

  /** {@code ORA-01555}: the number of an error. */
  private static boolean isNumbered(Text text, int token) {
    return text.joins(token + 1, '-') && text.isDigits(token + 1) && text.isAllCapitals(token);
  }

  private static void capital(Text text, int token, Sink sink) {
    int first = token;
    boolean before =
        NameRun.isPart(text, token - 1)
            && NameBounds.isSpaced(text, token)
            && text.classes(token - 1) == 0;
    boolean given = text.is(token, WordClass.GIVEN);
    boolean common = text.is(token, WordClass.COMMON);
    if (before && !given) {
      first = token - 1;
    }
    int last = NameRun.end(text, first, true);
    if (last < token || NameBounds.isOrganisation(text, last)) {
      return;
    }
    if (NameRun.isAssistant(text, first, last) && !isAmongNames(text, token)
        || Eponym.is(text, first, last)) {
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
            && NameBounds.isSpaced(text, token + 1)
            && !text.is(token + 1, WordClass.FUNCTION);
    int last = surname ? token + 1 : token;
    if (!surname
        && token > 0
        && text.joins(token, ' ')
        && ARTICLES.contains(text.hash(token - 1))) {
      return; // la ville
    }
    if (text.length(token) >= 4 || surname || SmallNames.stands(text, token)) {
      sink.add(PERSON, text.start(token), text.end(last), surname ? BY_ROLE : LOWER);
    }
  }
}

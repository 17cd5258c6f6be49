package io.ledgerline.inspection.place;

import io.ledgerline.inspection.person.Eponym;
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

/** Countries, states, cities; unknown capital words where a sentence or a form names a place. */
public final class PlaceRule implements Rule {
  /** A town, a country, a place with a name. */
  public static final Kind LOCATION = new Kind("LOCATION", 9, Rank.OTHER, Category.NONE);

  private static final long PLACES =
      WordClass.bits(WordClass.COUNTRY, WordClass.CITY, WordClass.STATE);
  private static final int LISTED = 750;
  private static final int LABELLED = 860;

  /** Not reported by itself: {@code name} weighs what else speaks for a place. */
  private static final int CUED = 480;

  private static final int MOST_WORDS = 4;
  private static final long NAME = WordClass.bits(WordClass.GIVEN, WordClass.SURNAME);

  private static final int NOT_IN_VALUE =
      ByteClass.LINE | ByteClass.DOT | ByteClass.COLON | ByteClass.OTHER;

  @Override
  public List<Kind> kinds() {
    return List.of(LOCATION);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.words(WordClass.COUNTRY, WordClass.CITY, WordClass.STATE)
            .with(WordClass.COUNTRY, WordClass.CITY, WordClass.STATE),
        Trigger.words(WordClass.COUNTRY, WordClass.CITY, WordClass.STATE).near(Near.PHRASE),
        Trigger.words(WordClass.PLACE_CUE)
            .with(WordClass.STRONG_PLACE_CUE, WordClass.PHRASE_HEAD)
            .near(Near.CAPITAL_NEXT),
        Trigger.words(WordClass.PLACE_LABEL).near(Near.CAPITAL_NEXT));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if ((text.begun(token) & PLACES) != 0) {
      listed(text, token, sink);
    }
    cued(text, token, sink);
    labelled(text, token, sink);
  }

  private static void listed(Text text, int token, Sink sink) {
    int words =
        Math.max(
            text.phrase(token, WordClass.COUNTRY),
            Math.max(text.phrase(token, WordClass.CITY), text.phrase(token, WordClass.STATE)));
    int last = token + words - 1;
    if (words == 0 || isInsideCode(text, token, last) || Eponym.is(text, token, last)) {
      return;
    }
    boolean name =
        words == 1
            && (text.classes(token)
                    & (NAME
                        | WordClass.COMMON.bit()
                        | WordClass.FUNCTION.bit()
                        | WordClass.PARTICLE.bit()))
                != 0;
    boolean cue = text.is(token - 1, WordClass.PLACE_CUE);
    boolean small = !text.isCapital(token);
    boolean word = text.length(token) < 4 || text.is(token, WordClass.LOWER_WORD) && !cue;
    if (name ? !cue || small : small && word) {
      return;
    }
    sink.add(LOCATION, text.start(token), text.end(last), LISTED);
  }

  private static void cued(Text text, int token, Sink sink) {
    int words = text.phrase(token, WordClass.PLACE_CUE);
    int first = token + words;
    if (words == 0 || !text.isCapital(first) || text.gapLength(first) != 1) {
      return;
    }
    boolean certain = words > 1;
    if (!certain && !text.is(token, WordClass.STRONG_PLACE_CUE)) {
      return;
    }
    int last = run(text, first);
    if (last < first || text.isAllCapitals(first) && text.length(first) < 4) {
      return;
    }
    sink.add(LOCATION, text.start(first), text.end(last), certain ? LISTED : CUED);
  }

  private static int run(Text text, int first) {
    long never =
        WordClass.bits(
            WordClass.FUNCTION,
            WordClass.MONTH,
            WordClass.WEEKDAY,
            WordClass.COMPANY,
            WordClass.INSTITUTION,
            WordClass.TITLE,
            WordClass.ROLE,
            WordClass.NATIONALITY,
            WordClass.GIVEN,
            WordClass.SURNAME,
            WordClass.HEALTH);
    int last = first - 1;
    for (int i = first; i < first + MOST_WORDS; i++) {
      boolean joined =
          i == first
              || text.has(i)
                  && text.gapLength(i) == 1
                  && (text.gap(i) & ~(ByteClass.SPACE | ByteClass.DASH)) == 0;
      if (!joined
          || !text.isCapital(i)
          || (text.classes(i) & never) != 0
          || (text.shape(i) & ByteClass.DIGIT) != 0) {
        break;
      }
      last = i;
    }
    return last;
  }

  private static void labelled(Text text, int token, Sink sink) {
    int words = text.phrase(token, WordClass.PLACE_LABEL);
    int first = token + words;
    if (words == 0 || !text.has(first) || !isValue(text, first) && !text.isElement(token, first)) {
      return;
    }
    int last = first - 1;
    for (int i = first; i < first + MOST_WORDS + 2 && text.has(i); i++) {
      boolean joined = i == first || text.gapLength(i) <= 2 && (text.gap(i) & NOT_IN_VALUE) == 0;
      boolean word = text.isCapital(i) || i > first && text.is(i, WordClass.PARTICLE);
      if (!joined || !word || (text.shape(i) & ByteClass.DIGIT) != 0) {
        break;
      }
      last = text.isCapital(i) ? i : last;
    }
    if (last >= first) {
      sink.add(LOCATION, text.start(first), text.end(last), LABELLED);
    }
  }

  /** {@code City: Leeds}. */
  private static boolean isValue(Text text, int first) {
    return (text.gap(first) & ByteClass.COLON) != 0
        && (text.gap(first) & ByteClass.LINE) == 0
        && text.gapLength(first) <= 6;
  }

  static boolean isInsideCode(Text text, int first, int last) {
    int before = text.at(text.start(first) - 1);
    int behind = text.at(text.end(last));
    return before == '_'
        || before == '/'
        || before == '@'
        || before == '.'
        || behind == '_'
        || behind == '('
        || behind == '='
        || behind == '/' && before == '/';
  }
}

package io.ledgerline.inspection.place;

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

/** Companies by their legal form, institutions by what they are: {@code Frost LLC}, hospitals. */
public final class OrganisationRule implements Rule {
  /** A company, an authority, a club. */
  public static final Kind ORGANIZATION = new Kind("ORGANIZATION", 10, Rank.OTHER, Category.NONE);

  private static final int BY_FORM = 870;

  /** Above a place, which such a name often holds: {@code Gemeente Utrecht}. */
  private static final int BY_WORD = 760;

  /** Above a name by its list alone, which the words of a company may be. */
  private static final int BY_CUE = 690;

  private static final long NOT_A_COMPANY =
      WordClass.bits(
          WordClass.COUNTRY,
          WordClass.CITY,
          WordClass.STATE,
          WordClass.NATIONALITY,
          WordClass.MONTH,
          WordClass.WEEKDAY,
          WordClass.TITLE,
          WordClass.ROLE,
          WordClass.GIVEN,
          WordClass.FUNCTION);
  private static final int MOST_WORDS = 6;
  private static final long BP = Fold.hash("bp");

  @Override
  public List<Kind> kinds() {
    return List.of(ORGANIZATION);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.words(
                WordClass.COMPANY,
                WordClass.INSTITUTION,
                WordClass.COMPANY_SIGN,
                WordClass.KNOWN_COMPANY)
            .near(Near.CAPITAL),
        Trigger.words(WordClass.COMPANY_CUE).near(Near.CAPITAL_SOON));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    cued(text, token, sink);
    signed(text, token, sink);
    if (!text.isCapital(token)) {
      return;
    }
    int known = text.phrase(token, WordClass.KNOWN_COMPANY);
    int end = token + known - 1;
    boolean name =
        known > 0
            && !isPressure(text, token)
            && !PlaceRule.isInsideCode(text, token, end)
            && !(text.joins(end + 1, '.') && text.is(end + 1, WordClass.TLD));
    if (name) {
      sink.add(ORGANIZATION, text.start(token), text.end(end), BY_WORD);
    }
    if (text.is(token, WordClass.COMPANY)) {
      int first = back(text, token);
      if (first < token) {
        sink.add(ORGANIZATION, text.start(first), text.end(token), BY_FORM);
      }
    }
    if (text.is(token, WordClass.INSTITUTION)) {
      int first = back(text, token);
      int last = ahead(text, token);
      if (first < token || last > token) {
        sink.add(ORGANIZATION, text.start(first), text.end(last), BY_WORD);
      }
    }
  }

  /** {@code BP 180/120}: of blood. */
  private static boolean isPressure(Text text, int token) {
    return text.hash(token) == BP && text.joins(token + 1, ' ') && text.isDigits(token + 1);
  }

  /** {@code works at Fastcase}, {@code CEO of Simple Energy}. */
  private static void cued(Text text, int token, Sink sink) {
    int words = text.phrase(token, WordClass.COMPANY_CUE);
    int first = token + words;
    if (words == 0 || !text.has(first)) {
      return;
    }
    boolean article = text.is(first, WordClass.FUNCTION) && text.length(first) == 3;
    first = article ? first + 1 : first;
    int last = first - 1;
    while (last - first < MOST_WORDS
        && (isSpaced(text, last + 1) || last + 1 == first && isLabelGap(text, first))
        && isWord(text, last + 1)
        && (text.gap(last + 1) & ByteClass.CELL) == 0) {
      last++;
    }
    boolean none = last == first && text.length(first) == 1; // N/A
    if (last >= first && !none && (text.classes(first) & NOT_A_COMPANY) == 0) {
      sink.add(ORGANIZATION, text.start(first), text.end(last), BY_CUE);
    }
  }

  /** {@code the Fastcase office}, {@code Jones, Mitchell and Williams invested}. */
  private static void signed(Text text, int token, Sink sink) {
    if (!text.is(token, WordClass.COMPANY_SIGN) || text.isCapital(token)) {
      return;
    }
    int first = token;
    while (token - first < MOST_WORDS && isPartner(text, first, token)) {
      first--;
    }
    while (first < token && !isWord(text, first)) {
      first++;
    }
    boolean named = first < token && (text.classes(first) & NOT_A_COMPANY) == 0;
    boolean alone = first == token - 1 && isListedAlone(text, first);
    if (named && !alone && (text.gap(token) & ByteClass.CELL) == 0) {
      sink.add(ORGANIZATION, text.start(first), text.end(token - 1), BY_CUE);
    }
  }

  private static boolean isPartner(Text text, int token, int sign) {
    boolean and = token < sign && text.is(token - 1, WordClass.AND_WORD);
    return isSpaced(text, token) && (isWord(text, token - 1) || and);
  }

  /** "The Paris office", "the Smith shareholders": a place or a person, not a company. */
  private static boolean isListedAlone(Text text, int token) {
    return text.classes(token) != 0;
  }

  private static int back(Text text, int token) {
    int first = token;
    while (token - first < MOST_WORDS
        && isSpaced(text, first)
        && isWord(text, first - 1)
        && !endsName(text, first)) {
      first--;
    }
    return first;
  }

  /** {@code Hiroshi Tanaka, Mitsui Industries}: a person before the comma, not a partner. */
  private static boolean endsName(Text text, int token) {
    return (text.gap(token) & ByteClass.CELL) != 0
        && text.is(token - 2, WordClass.GIVEN)
        && isSpaced(text, token - 1)
        && text.isCapital(token - 2);
  }

  /** {@code Employer: Fastcase}, {@code "employer": "Fastcase"}. */
  private static boolean isLabelGap(Text text, int token) {
    return (text.gap(token) & ByteClass.COLON) != 0
        && (text.gap(token) & ~(ByteClass.SPACE | ByteClass.COLON | ByteClass.QUOTE)) == 0
        && text.gapLength(token) <= 4;
  }

  private static int ahead(Text text, int token) {
    int last = token;
    for (int i = token + 1; i < token + MOST_WORDS + 2 && text.has(i) && isSpaced(text, i); i++) {
      boolean link =
          text.is(i, WordClass.PARTICLE) || text.is(i, WordClass.FUNCTION) && text.length(i) == 2;
      boolean day = text.is(i, WordClass.WEEKDAY) || text.is(i, WordClass.MONTH);
      if (isWord(text, i) && !day) {
        last = i;
      } else if (!link) {
        break;
      }
    }
    return last;
  }

  private static boolean isWord(Text text, int token) {
    return text.isCapital(token)
        && !text.is(token, WordClass.FUNCTION)
        && (text.shape(token) & ByteClass.DIGIT) == 0;
  }

  private static boolean isSpaced(Text text, int token) {
    return token > 0
        && (text.gap(token)
                & ~(ByteClass.SPACE | ByteClass.DASH | ByteClass.CELL | ByteClass.OTHER))
            == 0
        && text.gapLength(token) <= 3
        && ((text.gap(token) & ByteClass.CELL) == 0 || text.at(text.end(token - 1)) == ',')
        && ((text.gap(token) & ByteClass.OTHER) == 0 || text.at(text.start(token) - 2) == '&');
  }
}

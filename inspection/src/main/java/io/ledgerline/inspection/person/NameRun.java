package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;

/** Words in a row that can be one person's name: capitals, initials, particles in between. */
final class NameRun {
  private static final int MOST = 6;
  private static final int LONGEST = 25;
  private static final long NEVER =
      WordClass.bits(
          WordClass.FUNCTION,
          WordClass.COMPANY,
          WordClass.INSTITUTION,
          WordClass.WEEKDAY,
          WordClass.MONTH,
          WordClass.NAME_LABEL,
          WordClass.GREETING,
          WordClass.COUNTRY,
          WordClass.NATIONALITY,
          WordClass.PERSON_WORD,
          WordClass.ROLE,
          WordClass.TITLE,
          WordClass.AGE_WORD,
          WordClass.PASSWORD_WORD,
          WordClass.SECRET_WORD);
  private static final long NAME = WordClass.bits(WordClass.GIVEN, WordClass.SURNAME);

  private NameRun() {}

  /** Whether a word is in a list of names. */
  static boolean isListed(Text text, int token) {
    return (text.classes(token) & NAME) != 0;
  }

  /** Whether a word is in a list of names and has no other meaning. */
  static boolean isOnlyName(Text text, int token) {
    return isListed(text, token) && !text.is(token, WordClass.COMMON);
  }

  /** A given name that is also an ordinary word, or is one where it has no capital. */
  static boolean isWord(Text text, int token) {
    return text.is(token, WordClass.COMMON) || text.is(token, WordClass.LOWER_WORD);
  }

  /** The assistant or one of its products ("Claude", "Claude Code"), and nobody of that name. */
  static boolean isAssistant(Text text, int first, int last) {
    int words = text.phrase(first, WordClass.ASSISTANT);
    return words > 1 || words == 1 && last == first;
  }

  /**
   * Whether not even a label makes it somebody's name: {@code Co-Authored-By: Claude Sonnet 5.5},
   * {@code Claude <noreply@anthropic.com>}, as Claude Code signs what it commits.
   */
  static boolean isProduct(Text text, int first, int last) {
    int words = text.phrase(first, WordClass.ASSISTANT);
    return words > 1
        || words == 1
            && last == first
            && text.startsWith(text.end(last), " <noreply@anthropic.com>");
  }

  /** Whether a capital word can be part of a name where a name is expected. */
  static boolean isPart(Text text, int token) {
    if (!text.isCapital(token) || (text.shape(token) & ByteClass.DIGIT) != 0) {
      return false;
    }
    return isListed(text, token)
        ? !text.is(token, WordClass.FUNCTION) || text.is(token, WordClass.GIVEN)
        : (text.classes(token) & NEVER) == 0 && isShort(text, token);
  }

  /** Letters outside ASCII are of two bytes mostly. */
  private static boolean isShort(Text text, int token) {
    return text.length(token) < ((text.shape(token) & ByteClass.HIGH) == 0 ? LONGEST : 2 * LONGEST);
  }

  /**
   * The last token of the name that begins at a token, or {@code first - 1} for none.
   *
   * @param capitals whether every word must have a capital
   */
  static int end(Text text, int first, boolean capitals) {
    int last = first - 1;
    for (int i = first; i < first + MOST && text.has(i); i++) {
      if (i > first && !isJoined(text, i)) {
        break;
      }
      if (isPart(text, i) || !capitals && isLower(text, i)) {
        last = i;
      } else if (!(i > first && isParticle(text, i))) {
        break;
      }
    }
    return last;
  }

  private static boolean isLower(Text text, int token) {
    return isListed(text, token)
        || text.classes(token) == 0 && (text.shape(token) & ByteClass.DIGIT) == 0;
  }

  private static boolean isParticle(Text text, int token) {
    return text.is(token, WordClass.PARTICLE)
        && text.has(token + 1)
        && isJoined(text, token + 1)
        && (isPart(text, token + 1) || text.is(token + 1, WordClass.PARTICLE));
  }

  /** One space, hyphen or apostrophe before the word; a dot too behind an initial. */
  private static boolean isJoined(Text text, int token) {
    int gap = text.gap(token);
    int width = text.gapLength(token);
    if ((gap & ~(ByteClass.SPACE | ByteClass.DASH | ByteClass.QUOTE)) == 0) {
      return width == 1
          || width <= 3 && text.at(text.start(token) - 1) >= 0x80 && (gap & ByteClass.SPACE) == 0;
    }
    boolean initial = text.length(token - 1) <= 2;
    return initial && (gap & ~(ByteClass.SPACE | ByteClass.DOT)) == 0 && width <= 2;
  }
}

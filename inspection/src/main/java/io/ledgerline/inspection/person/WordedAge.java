package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/**
 * Ages in words: {@code aged about sixty}, {@code he turned forty on}, {@code she's ninety-six
 * and}, {@code a boy of nine}, {@code zweiundvierzig Jahre alt}. Those before a word for years are
 * read with the figures.
 */
final class WordedAge {
  private static final Set<Long> AGED = AgeRule.LISTS.hashes("AGED");
  private static final Set<Long> SOMEBODY = AgeRule.LISTS.hashes("SOMEBODY_OF");

  /** Of these there may be any number of things. */
  private static final Set<Long> FEW = AgeRule.LISTS.hashes("FEW");

  private static final Set<Long> TENS = AgeRule.LISTS.hashes("TENS");

  private static final long OF = Fold.hash("of");
  private static final long AND = Fold.hash("and");
  private static final long A = Fold.hash("a");
  private static final long HALF = Fold.hash("half");
  private static final long GEWORDEN = Fold.hash("geworden");
  private static final int LEAST_GERMAN = "einundzwanzig".length();

  private WordedAge() {}

  /** Whether words are all that there is to read; adds the age if they are one. */
  static boolean at(Text text, int token, Sink sink) {
    if (!text.is(token, WordClass.NUMBER_WORD)) {
      return text.is(token, WordClass.OLD_WORD) && german(text, token, sink);
    }
    if (text.is(token + 1, WordClass.AGE_WORD) || isPart(text, token + 1)) {
      return !text.is(token + 1, WordClass.AGE_WORD);
    }
    int first = first(text, token);
    if (isSaid(text, first, token)) {
      add(text, first, token, sink);
    }
    return true;
  }

  /** {@code my son is seven and}: the words behind a word of family and a verb. */
  static void said(Text text, int number, Sink sink) {
    if (!text.is(number, WordClass.NUMBER_WORD)) {
      return;
    }
    int last = isPart(text, number + 1) ? number + 1 : number;
    if (SaidAge.endsThere(text, last + 1) && !isHalf(text, last) && !isFew(text, number, last)) {
      add(text, number, last, sink);
    }
  }

  private static boolean isSaid(Text text, int first, int last) {
    if (first == 0 || isFew(text, first, last) || isHalf(text, last)) {
      return false;
    }
    int word = first - 1;
    boolean adverb = word > 0 && SaidAge.ADVERBS.contains(text.hash(word));
    boolean aged = AGED.contains(text.hash(adverb ? word - 1 : word)) && text.joins(first, ' ');
    boolean of =
        text.hash(word) == OF
            && word > 0
            && SOMEBODY.contains(text.hash(word - 1))
            && text.joins(word, ' ')
            && text.joins(first, ' ')
            && SaidAge.endsThere(text, last + 1);
    boolean became = text.has(last + 1) && text.hash(last + 1) == GEWORDEN;
    return aged || of || became || SaidAge.isPlain(text, first, last);
  }

  private static boolean isFew(Text text, int first, int last) {
    return first == last && FEW.contains(text.hash(first));
  }

  /** {@code seven and a half}. */
  private static boolean isHalf(Text text, int last) {
    boolean more = text.has(last + 2) && text.hash(last + 1) == AND;
    return more && (text.hash(last + 2) == A || text.hash(last + 2) == HALF);
  }

  /** Whether a token is the second word of a number: {@code forty-two}. */
  private static boolean isPart(Text text, int token) {
    return text.is(token, WordClass.NUMBER_WORD)
        && TENS.contains(text.hash(token - 1))
        && (text.joins(token, '-') || text.joins(token, ' '));
  }

  private static int first(Text text, int token) {
    return token > 0 && isPart(text, token) ? token - 1 : token;
  }

  /** {@code zweiundvierzig Jahre alt}: one long word. */
  private static boolean german(Text text, int old, Sink sink) {
    int number = old - 2;
    if (number < 0
        || !text.is(old - 1, WordClass.AGE_WORD)
        || text.is(number, WordClass.NUMBER_WORD)
        || text.length(number) < LEAST_GERMAN
        || !text.joins(old, ' ')
        || !text.joins(old - 1, ' ')) {
      return true;
    }
    int end = text.end(number);
    boolean tens = text.startsWith(end - 3, "zig") || text.startsWith(end - 2, "ig");
    if (tens && hasAnd(text, number)) {
      add(text, number, old, sink);
    }
    return true;
  }

  private static boolean hasAnd(Text text, int token) {
    for (int p = text.start(token) + 3; p < text.end(token) - 6; p++) {
      if (text.startsWith(p, "und")) {
        return true;
      }
    }
    return false;
  }

  private static void add(Text text, int first, int last, Sink sink) {
    sink.add(AgeRule.AGE, text.start(first), text.end(last), AgeRule.ASIDE);
  }
}

package io.ledgerline.inspection.scan;

import io.ledgerline.inspection.scan.Trigger.Near;
import java.util.Objects;
import java.util.stream.Stream;

/** Which of the triggers that a token pulls find near it what they ask for. */
final class Nearby {
  private static final int SOON = 8;
  private static final int PHRASE = 4;
  private static final int GROUPS = 5;
  private static final int MOST_LETTERS = 5;
  private static final int LEAST_STREET = 4;
  private static final int STREET_GAP =
      ByteClass.SPACE | ByteClass.DOT | ByteClass.DASH | ByteClass.QUOTE;

  /** What triggers ask about. */
  private static final Subject[] SUBJECTS =
      Stream.of(Near.values()).map(Near::subject).filter(Objects::nonNull).toArray(Subject[]::new);

  private static final int WORDS = 1;
  private static final int NUMBERS = 2;

  private final Vocabulary vocabulary;
  private final long[] bits = new long[Near.values().length];

  /** Triggers that ask for context, by their subject. */
  private final long[] abouts = new long[SUBJECTS.length];

  /** The triggers that are left where some subjects are spoken of, which count as bits. */
  private final long[] unspoken = new long[Subject.ALL + 1];

  private final long about;
  private final long words;
  private final long numbers;
  private final long columns;

  Nearby(Vocabulary vocabulary, Dispatch dispatch) {
    this.vocabulary = vocabulary;
    long aside = 0;
    long behind = 0;
    for (var near : Near.values()) {
      long some = dispatch.near(near);
      bits[near.ordinal()] = some;
      aside |= kind(near) == WORDS ? some : 0;
      behind |= kind(near) == NUMBERS ? some : 0;
    }
    this.words = aside;
    this.numbers = behind;
    this.columns = dispatch.near(Near.SECRET_COLUMN);
    long asking = 0;
    for (int i = 0; i < SUBJECTS.length; i++) {
      for (var near : Near.values()) {
        abouts[i] |= near.subject() == SUBJECTS[i] ? bits[near.ordinal()] : 0;
      }
      asking |= abouts[i];
    }
    this.about = asking;
    for (int subjects = 0; subjects <= Subject.ALL; subjects++) {
      unspoken[subjects] = -1;
      for (int i = 0; i < SUBJECTS.length; i++) {
        unspoken[subjects] &= (subjects & SUBJECTS[i].bit()) == 0 ? ~abouts[i] : -1;
      }
    }
  }

  private static int kind(Near near) {
    return switch (near) {
      case ANYTHING, LABEL -> 0;
      case CAPITAL, CAPITAL_NEXT, CAPITAL_SOON, SIGN, PHRASE -> WORDS;
      case DIGIT, LABELLED, AGE, SECRET_COLUMN, POSTCODE, SWIFT, LETTERS, LONG_WORD, AGE_WORD ->
          NUMBERS;
    };
  }

  /** The triggers that are left. */
  long left(Text text, int token, long pulled) {
    long left = pulled;
    if ((left & words) != 0) {
      left = words(text.tokens(), token, left);
    }
    if ((left & numbers) != 0) {
      left = numbers(text, token, left);
    }
    return left;
  }

  private long words(Tokens tokens, int token, long pulled) {
    long left = pulled;
    long capital = bits[Near.CAPITAL.ordinal()];
    if ((left & capital) != 0 && !tokens.hasCapital(token - 1, token + words(tokens, token))) {
      left &= ~capital;
    }
    long next = bits[Near.CAPITAL_NEXT.ordinal()];
    if ((left & next) != 0 && !tokens.hasCapital(token + 1, token + words(tokens, token))) {
      left &= ~next;
    }
    long soon = bits[Near.CAPITAL_SOON.ordinal()];
    if ((left & soon) != 0 && !tokens.hasCapital(token - 1, token + SOON)) {
      left &= ~soon;
    }
    long sign = bits[Near.SIGN.ordinal()];
    if ((left & sign) != 0 && !tokens.hasSign(token + 1, token + SOON)) {
      left &= ~sign;
    }
    long phrase = bits[Near.PHRASE.ordinal()];
    if ((left & phrase) != 0 && !isPhrase(tokens, token)) {
      left &= ~phrase;
    }
    return left;
  }

  /** How many words a phrase that begins here may have. */
  private int words(Tokens tokens, int token) {
    return isHead(tokens, token) ? PHRASE : 1;
  }

  private boolean isHead(Tokens tokens, int token) {
    return (vocabulary.classes(tokens.word[token]) & WordClass.PHRASE_HEAD.bit()) != 0;
  }

  private boolean isPhrase(Tokens tokens, int token) {
    return token + 1 < tokens.count
        && vocabulary.mayContinue(tokens.hash[token + 1])
        && isHead(tokens, token)
        && vocabulary.find(Fold.phrase(tokens.hash[token], tokens.hash[token + 1])) != 0;
  }

  private long numbers(Text text, int token, long pulled) {
    long left = pulled;
    var tokens = text.tokens();
    long digit = bits[Near.DIGIT.ordinal()];
    if ((left & digit) != 0 && !hasDigit(tokens, token + 1)) {
      left &= ~digit;
    }
    if ((left & columns) != 0 && text.secretColumn(token) == Secret.NONE) {
      left &= ~columns;
    }
    long letters = bits[Near.LETTERS.ordinal()];
    if ((left & letters) != 0 && !hasLetters(tokens, token)) {
      left &= ~letters;
    }
    long street = bits[Near.LONG_WORD.ordinal()];
    if ((left & street) != 0 && !isBehindWord(tokens, token)) {
      left &= ~street;
    }
    long age = bits[Near.AGE_WORD.ordinal()];
    if ((left & age) != 0 && !text.is(token + 1, WordClass.AGE_WORD)) {
      left &= ~age;
    }
    return (left & about) == 0 || isBehindLetters(tokens, token) ? left : about(text, token, left);
  }

  /** Without the triggers about whose subject nothing near speaks. */
  private long about(Text text, int token, long pulled) {
    int wanted = 0;
    for (int i = 0; i < SUBJECTS.length; i++) {
      wanted |= Eight.any(pulled & abouts[i]) << SUBJECTS[i].ordinal();
    }
    return pulled & unspoken[text.subjects(token, token + GROUPS, wanted) & Subject.ALL];
  }

  /** Whether a dash and a group without digits stand before, with which a code may begin. */
  private static boolean isBehindLetters(Tokens tokens, int token) {
    return (tokens.gap(token) & ByteClass.DASH) != 0
        && !(token > 0 && (tokens.shape(token - 1) & ByteClass.DIGIT) != 0);
  }

  private static boolean hasDigit(Tokens tokens, int token) {
    return token < tokens.count && (tokens.shape(token) & ByteClass.DIGIT) != 0;
  }

  private static boolean hasLetters(Tokens tokens, int token) {
    return token > 0
        && tokens.length(token - 1) <= MOST_LETTERS
        && tokens.shape(token - 1) != ByteClass.DIGIT
        && tokens.gapLength(token) <= 3
        && (tokens.gap(token) & ~ByteClass.GROUPS) == 0;
  }

  private static boolean isBehindWord(Tokens tokens, int token) {
    if (token == 0) {
      return false;
    }
    // Letters of other scripts: д. 5, Поля, 83.
    boolean foreign = tokens.shape(token - 1) == ByteClass.HIGH;
    int gap = foreign ? STREET_GAP | ByteClass.CELL : STREET_GAP;
    return (foreign || tokens.length(token - 1) >= LEAST_STREET)
        && (tokens.shape(token - 1) & ByteClass.DIGIT) == 0
        && (tokens.gap(token) & ~gap) == 0;
  }
}

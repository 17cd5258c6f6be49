package io.ledgerline.inspection.scan;

import io.ledgerline.inspection.scan.Trigger.Near;

/** Which of the triggers that a token pulls find near it what they ask for. */
final class Nearby {
  private static final int SOON = 6;
  private static final int PHRASE = 4;

  private final Vocabulary vocabulary;
  private final long capital;
  private final long capitalSoon;
  private final long digit;
  private final long sign;
  private final long context;
  private final long any;

  Nearby(Vocabulary vocabulary, Dispatch dispatch) {
    this.vocabulary = vocabulary;
    this.capital = dispatch.near(Near.CAPITAL);
    this.capitalSoon = dispatch.near(Near.CAPITAL_SOON);
    this.digit = dispatch.near(Near.DIGIT);
    this.sign = dispatch.near(Near.SIGN);
    this.context = dispatch.near(Near.CONTEXT);
    this.any = capital | capitalSoon | digit | sign | context;
  }

  /** The triggers that are left. */
  long left(Text text, int token, long pulled) {
    return (pulled & any) == 0 ? pulled : check(text, token, pulled);
  }

  private long check(Text text, int token, long pulled) {
    long left = pulled;
    var tokens = text.tokens();
    if ((left & capital) != 0 && !tokens.hasCapital(token - 1, token + words(tokens, token))) {
      left &= ~capital;
    }
    if ((left & capitalSoon) != 0 && !tokens.hasCapital(token - 1, token + SOON)) {
      left &= ~capitalSoon;
    }
    if ((left & digit) != 0 && !hasDigit(tokens, token + 1)) {
      left &= ~digit;
    }
    if ((left & sign) != 0 && !tokens.hasSign(token + 1, token + SOON)) {
      left &= ~sign;
    }
    if ((left & context) != 0 && text.isQuiet(token, token)) {
      left &= ~context;
    }
    return left;
  }

  /** How many words a phrase that begins here may have. */
  private int words(Tokens tokens, int token) {
    boolean head =
        (vocabulary.classes(tokens.word[token]) & WordClass.PHRASE_HEAD.bit()) != 0;
    return head ? PHRASE : 1;
  }

  private static boolean hasDigit(Tokens tokens, int token) {
    return token < tokens.count && (tokens.shape[token] & ByteClass.DIGIT) != 0;
  }
}

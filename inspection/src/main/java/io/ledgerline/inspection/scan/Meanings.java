package io.ledgerline.inspection.scan;

/**
 * What a token says as a word, as the longest phrase that begins with it, or as a name of several
 * words. Each is read once and remembered among the tokens, as many places near it ask.
 */
final class Meanings {
  private static final int MOST_WORDS = 4;
  private static final int LONGEST_NAME = 40;

  private final Text text;
  private final Tokens tokens;
  private final Vocabulary vocabulary;
  private final Wording wording;

  Meanings(Text text, Vocabulary vocabulary) {
    this.text = text;
    this.tokens = text.tokens();
    this.vocabulary = vocabulary;
    this.wording = tokens.wording;
  }

  /** How many tokens say it, from this one on; 0 where it says nothing. The tokens hold what. */
  int reach(int token) {
    int reach = tokens.reach[token];
    return reach == Tokens.UNREAD ? read(token) : reach;
  }

  /** What all names of several words from the first token to the last are about. */
  int ofNames(int first, int last) {
    int subjects = 0;
    for (int token = tokens.name(last, first); token >= 0; token = tokens.name(token - 1, first)) {
      int some =
          reach(token) > 0 ? Subject.of(tokens.topicsLow[token], tokens.topicsHigh[token]) : 0;
      tokens.settle(token, some);
      subjects |= some;
    }
    return subjects;
  }

  private int read(int token) {
    if (text.word(token) != 0) {
      return phrase(token);
    }
    if (!isName(token)) {
      return keep(token, 0, 0, 0);
    }
    wording.readName(text.bytes(), text.start(token), text.end(token));
    return keep(token, wording.topicsLow(), wording.topicsHigh(), 1);
  }

  private int phrase(int token) {
    int entry = text.word(token);
    long low = vocabulary.topicsLow(entry);
    long high = vocabulary.topicsHigh(entry);
    int reach = 1;
    long hash = text.hash(token);
    boolean sign = false;
    for (int more = 1; more < MOST_WORDS && !sign; more++) {
      if ((vocabulary.classes(entry) & WordClass.PHRASE_HEAD.bit()) == 0) {
        break;
      }
      sign = isNumberSign(text.end(token + more - 1));
      if (!sign && !text.has(token + more)) {
        break;
      }
      long next = sign ? Wording.NUMBER : text.hash(token + more);
      if (!vocabulary.mayContinue(next)) {
        break;
      }
      hash = Fold.phrase(hash, next);
      entry = vocabulary.find(hash);
      if ((vocabulary.topicsLow(entry) | vocabulary.topicsHigh(entry)) != 0) {
        low = vocabulary.topicsLow(entry);
        high = vocabulary.topicsHigh(entry);
        reach = sign ? more : more + 1;
      }
    }
    return keep(token, low, high, reach);
  }

  private int keep(int token, long low, long high, int reach) {
    tokens.topicsLow[token] = low;
    tokens.topicsHigh[token] = high;
    tokens.reach[token] = (byte) ((low | high) == 0 ? 0 : reach);
    return tokens.reach[token];
  }

  /** {@code MR#}, {@code MR #}: read as "number". */
  private boolean isNumberSign(int offset) {
    int b = text.at(offset);
    return b == '#' || b == ' ' && text.at(offset + 1) == '#';
  }

  /** A name of several words as programs have it: {@code patientSsn}. */
  private boolean isName(int token) {
    return text.length(token) <= LONGEST_NAME
        && Tokens.isCamelCase(text.shape(token), text.at(text.start(token)));
  }
}

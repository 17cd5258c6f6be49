package io.ledgerline.inspection.injection;

/**
 * Finds who is spoken to: an assistant by name ("Sprachmodelle"), artificial intelligence, or a
 * helper of whom a word beside says that it is artificial ("asystent AI", "языковая модель"), and
 * nobody who works with them ("KI-Ingenieurin"). Immutable.
 */
final class Addressees {
  /** How many words may stand between the two words of a name: "asistenty s umělou inteligencí". */
  private static final int BETWEEN = 2;

  private final long bot;
  private final long aiWord;
  private final long joined;
  private final long lang;
  private final long helper;
  private final long person;
  private final long ignore;
  private final long not;
  private final long ai;
  private final long called;
  private final long named;
  private final long asked;

  Addressees(Lexicon lexicon) {
    bot = lexicon.bit("BOT");
    aiWord = lexicon.bit("AIWORD");
    joined = lexicon.bit("JOINED");
    lang = lexicon.bit("LANG");
    helper = lexicon.bit("HELPER");
    person = lexicon.bit("PERSON");
    ignore = lexicon.bit("IGN");
    not = lexicon.bit("NOT");
    ai = lexicon.bit("AI");
    called = lexicon.bit("CALLED");
    named = lexicon.bit("NAMED");
    asked = lexicon.bit("ASKED");
  }

  /** Adds the classes of addressees to their words; takes those of what is negated. */
  void mark(Tokens words) {
    for (int i = 0; i < words.count; i++) {
      long bits = words.bits[i];
      if ((bits & ignore) != 0 && isNegated(words, i)) {
        words.bits[i] &= ~ignore;
      }
      if ((bits & bot) != 0) {
        mark(words, i, i, true);
      } else if ((bits & (aiWord | joined | lang)) != 0 && (bits & ai) == 0) {
        artificial(words, i);
      } else if ((bits & helper) != 0 && words.hasColonBehind(i)) {
        words.bits[i] |= asked;
        words.newBits |= asked;
      }
    }
  }

  /** "N'oubliez pas" and "vergiss nicht" ask for the opposite; what is a row by itself does not. */
  private boolean isNegated(Tokens words, int at) {
    return isNot(words, at - 1, at) || isNot(words, at + 1, at + 1);
  }

  private boolean isNot(Tokens words, int at, int edge) {
    return at >= 0
        && at < words.count
        && edge < words.count
        && words.flags[edge] == 0
        && (words.bits[at] & not) != 0
        && (words.bits[at] & ignore) == 0;
  }

  private void artificial(Tokens words, int at) {
    int last = at;
    while (last + 1 < words.count && (words.bits[last + 1] & aiWord & words.bits[at]) != 0) {
      last++;
    }
    if ((words.bits[at] & joined) != 0) {
      if (isHelper(words, at + 1) && words.isJoined(at + 1)) {
        mark(words, at, at + 1, true);
      }
      return;
    }
    for (int far = 1; far <= BETWEEN; far++) {
      if (isHelper(words, last + far) && words.isOneClause(last, last + far)) {
        mark(words, at, last + far, true);
        return;
      }
      if (isHelper(words, at - far) && words.isOneClause(at - far, at)) {
        mark(words, at - far, last, true);
        return;
      }
    }
    if ((words.bits[at] & aiWord) != 0 && (last + 1 >= words.count || !words.isJoined(last + 1))) {
      mark(words, at, last, false);
    }
  }

  private boolean isHelper(Tokens words, int at) {
    return at >= 0 && at < words.count && (words.bits[at] & helper) != 0;
  }

  private void mark(Tokens words, int from, int to, boolean byName) {
    if (isPerson(words, to + 1, to, to + 1)
        || isPerson(words, from - 1, from - 1, from)
        || isPerson(words, from - 2, from - 2, from)) {
      return;
    }
    long bits = ai;
    if (words.hasColonBehind(to)) {
      bits |= byName ? called | named : called;
    }
    for (int i = from; i <= to; i++) {
      words.bits[i] |= bits;
    }
    words.newBits |= bits;
  }

  private boolean isPerson(Tokens words, int at, int from, int to) {
    return at >= 0
        && at < words.count
        && (words.bits[at] & person) != 0
        && words.isOneClause(from, to);
  }
}

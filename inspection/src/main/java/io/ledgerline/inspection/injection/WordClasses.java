package io.ledgerline.inspection.injection;

/**
 * Tells of the words of a run what the lexicon knows of them. Words are looked up in loops of their
 * own, those only that may be known: no branch is guessed wrong for the others, and many look-ups
 * are under way at once. Not thread-safe.
 */
final class WordClasses {
  private final Lexicon lexicon;

  /** Room for words that are looked up. */
  private final int[] sought = new int[Tokens.CAPACITY + 1];

  WordClasses(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Tells the classes of some words of which the hashes are known. */
  void read(Tokens run, int from, int to) {
    System.arraycopy(run.hash, from, run.own, from, to - from);
    lexicon.bitsOf(run.own, from, to, run.bits, sought);
    translate(run, from, to);
    long any = 0;
    int some = run.longWords;
    int same = 0;
    long before = from == 0 ? 0 : run.own[from - 1];
    for (int i = from; i < to; i++) {
      same += run.own[i] == before ? 1 : 0;
      before = run.own[i];
      any |= run.bits[i];
      run.longOnes[some] = i;
      some += isLongAndUnknown(run, i) ? 1 : 0;
    }
    run.newBits |= any;
    run.longWords = some;
    run.newRepeats += same;
  }

  /** Reads English words in the place of others, and marks these. */
  private void translate(Tokens run, int from, int to) {
    Translations others = lexicon.translations();
    int some = others.mayHave(run.own, from, to, sought);
    for (int i = 0; i < some; i++) {
      int word = sought[i];
      long english = others.english(run.own[word]);
      if (others.isForeign(run.own[word])) {
        run.foreign.mark(word);
      }
      if (english != run.own[word]) {
        run.bits[word] |= lexicon.bitsOf(english);
        run.hash[word] = english;
      }
    }
  }

  /** Whether a word is unknown and so long that it may be several. */
  private static boolean isLongAndUnknown(Tokens run, int word) {
    return run.end[word] - run.start[word] >= RunTogether.SHORTEST
        && (run.bits[word] & ~Lexicon.FOREIGN) == 0;
  }
}

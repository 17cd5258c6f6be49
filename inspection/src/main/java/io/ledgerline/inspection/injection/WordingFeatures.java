package io.ledgerline.inspection.injection;

/**
 * Cuts a few words into what their wording is weighed by: single words, pairs and pairs around a
 * third; the same of their classes, up to three apart. Marks between words and the ends count as
 * words. A feature is a hash of which the upper 24 bits matter.
 */
abstract class WordingFeatures {
  private static final long ONE = 0xA0761D6478BD642FL;
  private static final long TWO = 0xE7037ED1A0B428DBL;
  private static final long AROUND = 0x8EBC6AF09C88C6E3L;
  private static final long ELSEWHERE = 0x9E6C63D0676A9A99L;
  private static final long KIND = 0x589965CC75374CC3L;
  private static final long[] KINDS = {
    0x1D8E4E27C47D124FL, 0xEB44ACCAB455D165L, 0xD6E8FEB86659FD93L
  };

  private static final long EDGE = 0x2545F4914F6CDD1DL;
  private static final long ASKED = 0x9FB21C651E98DF25L;
  private static final long STOP = 0xD1B54A32D192ED03L;
  private static final long PAUSE = 0xAEF17502108EF2D9L;
  private static final long LINE = 0xC2B2AE3D27D4EB4FL;

  private final long classes;
  private long word;
  private long wordBefore;
  private long kind;
  private long kindBefore;
  private long kindBeforeThat;

  /** Reads words whose classes are those of a lexicon, as far as they say what a word means. */
  WordingFeatures(Lexicon lexicon) {
    classes = ~(Lexicon.LITERAL | Lexicon.NOTHING | lexicon.bit("NATO"));
  }

  /** A word, a pair of words. */
  abstract void word(long feature);

  /** A class of words, a pair of classes. */
  abstract void kind(long feature);

  /**
   * Reads some words.
   *
   * @param from the first, as its index in the run
   * @param to behind the last
   * @param asked whether a question mark follows
   */
  final void read(Tokens run, int from, int to, boolean asked) {
    word = EDGE;
    wordBefore = 0;
    kind = EDGE;
    kindBefore = 0;
    kindBeforeThat = 0;
    for (int i = from; i < to; i++) {
      byte flags = run.flags[i];
      if (flags != 0 && i > from) {
        mark(flags);
      }
      next(run.hash[i], run.bits[i] & classes);
    }
    next(asked ? ASKED : EDGE, asked ? ASKED : EDGE);
  }

  private void mark(byte flags) {
    long mark = PAUSE;
    if ((flags & Tokens.AFTER_QUESTION) != 0) {
      mark = ASKED;
    } else if ((flags & Tokens.SENTENCE) != 0) {
      mark = STOP;
    } else if ((flags & Tokens.LINE) != 0) {
      mark = LINE;
    }
    next(mark, mark);
  }

  /** The feature of a word by itself. */
  static long single(long hash) {
    return hash * ONE;
  }

  /** The feature of a word somewhere in the text that a sentence stands in. */
  static long around(long hash) {
    return hash * ELSEWHERE;
  }

  private void next(long hash, long of) {
    word(single(hash));
    word((hash + Long.rotateLeft(word, 23)) * TWO);
    if (wordBefore != 0) {
      word((hash + Long.rotateLeft(wordBefore, 41)) * AROUND);
    }
    wordBefore = word;
    word = hash;
    if (of != 0) {
      classes(of);
    }
    kindBeforeThat = kindBefore;
    kindBefore = kind;
    kind = of;
  }

  private void classes(long of) {
    kind((of ^ of >>> 32) * KIND);
    pair(of, kind, 0);
    pair(of, kindBefore, 1);
    pair(of, kindBeforeThat, 2);
  }

  private void pair(long of, long before, int apart) {
    if (before != 0) {
      long both = (of + Long.rotateLeft(before * KIND, 31)) * KINDS[apart];
      kind((both ^ both >>> 32) * KIND);
    }
  }
}

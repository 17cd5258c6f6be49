package io.ledgerline.inspection.injection;

import java.util.Arrays;

/**
 * Cuts a few words into what their wording is weighed by: single words, pairs and pairs around a
 * third; the same of their classes, up to three apart. Marks between words and the ends count as
 * words. A feature is a hash of which the upper 24 bits matter, its key.
 *
 * <p>The words are gathered first, then their keys, so that no look-up waits for the one before.
 * Not thread-safe; the keys are those of what was read last.
 */
final class WordingFeatures {
  private static final long ONE = 0xA0761D6478BD642FL;
  private static final long TWO = 0xE7037ED1A0B428DBL;
  private static final long AROUND = 0x8EBC6AF09C88C6E3L;
  private static final long ELSEWHERE = 0x9E6C63D0676A9A99L;
  private static final long KIND = 0x589965CC75374CC3L;
  private static final long[] KINDS = {
    0x1D8E4E27C47D124FL, 0xEB44ACCAB455D165L, 0xD6E8FEB86659FD93L
  };

  /** Features of one word, and of the class of one. */
  private static final int OF_WORD = 3;

  private static final int OF_KIND = 4;

  /** What stands before the first word: the edge, and nothing before that. */
  private static final int BEFORE = 3;

  private static final int FEW = 64;

  private static final long EDGE = 0x2545F4914F6CDD1DL;
  private static final long ASKED = 0x9FB21C651E98DF25L;
  private static final long STOP = 0xD1B54A32D192ED03L;
  private static final long PAUSE = 0xAEF17502108EF2D9L;
  private static final long LINE = 0xC2B2AE3D27D4EB4FL;

  private final long classes;

  /** Words and marks, and their classes, behind what stands before the first. */
  private long[] said = new long[FEW];

  private long[] of = new long[FEW];
  private int count;

  /** Keys of words and pairs of words. */
  int[] words = new int[FEW * OF_WORD];

  int wordCount;

  /** Keys of classes and pairs of classes. */
  int[] kinds = new int[FEW * OF_KIND];

  int kindCount;

  /** Reads words whose classes are those of a lexicon, as far as they say what a word means. */
  WordingFeatures(Lexicon lexicon) {
    classes = ~(Lexicon.LITERAL | Lexicon.NOTHING | lexicon.bit("NATO"));
    said[BEFORE - 1] = EDGE;
    of[BEFORE - 1] = EDGE;
  }

  /**
   * Reads some words.
   *
   * @param from the first, as its index in the run
   * @param to behind the last
   * @param asked whether a question mark follows
   */
  void read(Tokens run, int from, int to, boolean asked) {
    room(BEFORE + 2 * (to - from) + 1);
    count = BEFORE;
    for (int i = from; i < to; i++) {
      byte flags = run.flags[i];
      if (flags != 0 && i > from) {
        long mark = mark(flags);
        add(mark, mark);
      }
      add(run.hash[i], run.bits[i] & classes);
    }
    long end = asked ? ASKED : EDGE;
    add(end, end);
    words();
    kinds();
  }

  private void room(int most) {
    if (most > said.length) {
      said = Arrays.copyOf(said, most * 2);
      of = Arrays.copyOf(of, most * 2);
      words = new int[said.length * OF_WORD];
      kinds = new int[said.length * OF_KIND];
    }
  }

  private void add(long hash, long kind) {
    said[count] = hash;
    of[count] = kind;
    count++;
  }

  private static long mark(byte flags) {
    if ((flags & Tokens.AFTER_QUESTION) != 0) {
      return ASKED;
    }
    if ((flags & Tokens.SENTENCE) != 0) {
      return STOP;
    }
    return (flags & Tokens.LINE) != 0 ? LINE : PAUSE;
  }

  /** Where a feature is and what tells it from others there, in 24 bits. */
  static int key(long feature) {
    return (int) (feature >>> 40);
  }

  /** The feature of a word by itself. */
  static long single(long hash) {
    return hash * ONE;
  }

  /** The feature of a word somewhere in the text that a sentence stands in. */
  static long around(long hash) {
    return hash * ELSEWHERE;
  }

  private void words() {
    long[] some = said;
    int[] keys = words;
    int n = 0;
    for (int i = BEFORE; i < count; i++) {
      long word = some[i];
      keys[n] = key(single(word));
      keys[n + 1] = key((word + Long.rotateLeft(some[i - 1], 23)) * TWO);
      keys[n + 2] = key((word + Long.rotateLeft(some[i - 2], 41)) * AROUND);
      n += some[i - 2] == 0 ? OF_WORD - 1 : OF_WORD;
    }
    wordCount = n;
  }

  private void kinds() {
    long[] some = of;
    int[] keys = kinds;
    int n = 0;
    for (int i = BEFORE; i < count; i++) {
      long kind = some[i];
      if (kind == 0) {
        continue;
      }
      keys[n] = key(folded(kind));
      n++;
      for (int apart = 0; apart < KINDS.length; apart++) {
        long before = some[i - 1 - apart];
        keys[n] = key(folded((kind + Long.rotateLeft(before * KIND, 31)) * KINDS[apart]));
        n += before == 0 ? 0 : 1;
      }
    }
    kindCount = n;
  }

  private static long folded(long feature) {
    return (feature ^ feature >>> 32) * KIND;
  }
}

package io.ledgerline.inspection.scan;

/**
 * What a name of several words is about, as programs write them in ASCII letters: {@code
 * patientSsn}. Reused from name to name, so that reading one allocates nothing.
 */
final class Names {
  private static final int MOST_WORDS = 24;
  private static final int PHRASE = 4;

  private final Vocabulary vocabulary;
  private final long[] words = new long[MOST_WORDS];
  private long topicsLow;
  private long topicsHigh;

  Names(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  long topicsLow() {
    return topicsLow;
  }

  long topicsHigh() {
    return topicsHigh;
  }

  /** Reads one; its words begin at a capital behind a small letter. */
  void read(byte[] text, int from, int to) {
    int count = 0;
    int begin = from;
    for (int at = from + 1; at < to && count < MOST_WORDS - 1; at++) {
      if (text[at] <= 'Z' && text[at - 1] > 'Z') {
        words[count++] = hash(text, begin, at);
        begin = at;
      }
    }
    words[count++] = hash(text, begin, to);
    topicsLow = 0;
    topicsHigh = 0;
    for (int i = 0; i < count; i++) {
      phrases(i, count);
    }
  }

  /** A word and the phrases that begin with it. */
  private void phrases(int first, int count) {
    long hash = words[first];
    int last = Math.min(count, first + PHRASE) - 1;
    for (int word = first; ; word++) {
      int entry = vocabulary.find(hash);
      topicsLow |= vocabulary.topicsLow(entry);
      topicsHigh |= vocabulary.topicsHigh(entry);
      if (word == last || (vocabulary.classes(entry) & WordClass.PHRASE_HEAD.bit()) == 0) {
        return;
      }
      hash = Fold.phrase(hash, words[word + 1]);
    }
  }

  private static long hash(byte[] text, int from, int to) {
    long hash = 0;
    for (int at = from; at < to; at += Long.BYTES) {
      long mask = Eight.first(Math.min(to - at, Long.BYTES));
      hash = Fold.step(hash, Eight.lower(Eight.at(text, at)) & mask);
    }
    return hash;
  }
}

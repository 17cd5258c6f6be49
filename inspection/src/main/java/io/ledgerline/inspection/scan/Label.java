package io.ledgerline.inspection.scan;

import java.nio.charset.StandardCharsets;

/**
 * What a name that the caller gave to a text (a JSON key, a column, a form field) is about.
 *
 * @param classes bits of {@link WordClass}
 * @param topicsLow topics 0 to 63
 * @param topicsHigh topics 64 to 127
 */
record Label(long classes, long topicsLow, long topicsHigh) {
  private static final int MOST_BYTES = 240;
  private static final int MOST_WORDS = 32;
  private static final int PHRASE = 4;
  private static final Label NONE = new Label(0, 0, 0);

  static Label of(String label, Vocabulary vocabulary) {
    byte[] utf8 = label.getBytes(StandardCharsets.UTF_8);
    return of(utf8, 0, utf8.length, vocabulary);
  }

  /** The same for a part of a text; {@code taxId} are two words. */
  static Label of(byte[] utf8, int from, int to, Vocabulary vocabulary) {
    int end = Math.min(to, from + MOST_BYTES);
    long[] words = new long[Math.min(MOST_WORDS, (end - from + 1) / 2 + 1)];
    int count = words(utf8, from, end, words);
    if (count == 0) {
      return NONE;
    }
    long classes = 0;
    long low = 0;
    long high = 0;
    for (int i = 0; i < count; i++) {
      long hash = words[i];
      for (int more = 1; ; more++) {
        int entry = vocabulary.find(hash);
        classes |= vocabulary.classes(entry);
        low |= vocabulary.topicsLow(entry);
        high |= vocabulary.topicsHigh(entry);
        if (more == PHRASE || i + more >= count) {
          break;
        }
        hash = Fold.phrase(hash, words[i + more]);
      }
    }
    return new Label(classes, low, high);
  }

  /** Hashes of the words; how many. */
  private static int words(byte[] utf8, int from, int to, long[] into) {
    int count = 0;
    var hash = new Fold.Hash();
    int before = ' ';
    boolean word = false;
    for (int at = from; at < to; at += Fold.length(utf8, at, to)) {
      int point = Fold.decode(utf8, at, to);
      boolean letter = isPart(point);
      boolean hump = word && Character.isUpperCase(point) && Character.isLowerCase(before);
      if (word && (!letter || hump)) {
        into[count++] = hash.end();
        if (count == into.length) {
          return count;
        }
      }
      if (letter) {
        hash.add(point);
      }
      word = letter;
      before = point;
    }
    if (word) {
      into[count++] = hash.end();
    }
    return count;
  }

  private static boolean isPart(int point) {
    if (point < 0x80) {
      return (ByteClass.of((byte) point) & ByteClass.WORD) != 0;
    }
    int type = Character.getType(point);
    return Character.isLetterOrDigit(point)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }
}

package io.ledgerline.inspection.scan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Words of scripts without spaces, which are sought inside of runs: {@code 我的身份证号是}. */
final class Unspaced {
  private static final int MOST_BYTES = 96;

  /** A word, and the last two bytes of the character that it begins with. */
  private record Word(int key, byte[] bytes, Topic topic) {}

  /** By their keys. */
  private final List<Word> words = new ArrayList<>();

  /** All keys. */
  private final BitSet beginnings = new BitSet(1 << 16);

  void add(String word, Topic topic) {
    var bytes = Fold.utf8(word);
    if ((bytes[0] & 0xff) >= 0xE0) {
      int key = key(bytes, 0);
      words.add(first(key), new Word(key, bytes, topic));
      beginnings.set(key);
    }
  }

  /** Adds the topics of all words inside a run of bytes, its last ones if it is long. */
  void collect(byte[] text, int start, int end, Context into) {
    for (int at = Math.max(start, end - MOST_BYTES); at + 2 < end; at++) {
      if ((text[at] & 0xff) >= 0xE0 && beginnings.get(key(text, at))) {
        collectAt(text, at, end, into);
      }
    }
  }

  private void collectAt(byte[] text, int at, int end, Context into) {
    int key = key(text, at);
    for (int w = first(key); w < words.size() && words.get(w).key() == key; w++) {
      Word word = words.get(w);
      if (at + word.bytes().length <= end && matches(text, at, word.bytes())) {
        into.see(word.topic().low(), word.topic().high());
      }
    }
  }

  /** The first word with a key, or where one would stand. */
  private int first(int key) {
    int low = 0;
    int high = words.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (words.get(middle).key() < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int key(byte[] text, int at) {
    return (text[at + 1] & 0xff) << 8 | text[at + 2] & 0xff;
  }

  private static boolean matches(byte[] text, int at, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (text[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}

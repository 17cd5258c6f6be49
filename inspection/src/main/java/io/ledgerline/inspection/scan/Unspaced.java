package io.ledgerline.inspection.scan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Context words of scripts that put no spaces between words (Chinese, Japanese, Korean, Thai). */
final class Unspaced {
  private static final int MOST_BYTES = 96;

  private final List<byte[]> words = new ArrayList<>();
  private final List<Topic> topics = new ArrayList<>();

  /** The last two bytes of the characters that words begin with. */
  private final BitSet beginnings = new BitSet(1 << 16);

  void add(String word, Topic topic) {
    var bytes = Fold.utf8(word);
    if ((bytes[0] & 0xff) >= 0xE0) {
      words.add(bytes);
      topics.add(topic);
      beginnings.set(key(bytes, 0));
    }
  }

  /** Adds the topics of all words inside a run of bytes, its last ones if it is long. */
  void collect(byte[] text, int start, int end, Context into) {
    int from = Math.max(start, end - MOST_BYTES);
    if (!mayHold(text, from, end)) {
      return;
    }
    for (int w = 0; w < words.size(); w++) {
      var word = words.get(w);
      for (int at = from; at + word.length <= end; at++) {
        if (text[at] == word[0] && matches(text, at, word)) {
          into.see(topics.get(w).low(), topics.get(w).high());
          break;
        }
      }
    }
  }

  private boolean mayHold(byte[] text, int from, int end) {
    for (int at = from; at + 2 < end; at++) {
      if ((text[at] & 0xff) >= 0xE0 && beginnings.get(key(text, at))) {
        return true;
      }
    }
    return false;
  }

  private static int key(byte[] text, int at) {
    return (text[at + 1] & 0xff) << 8 | text[at + 2] & 0xff;
  }

  private static boolean matches(byte[] text, int at, byte[] word) {
    for (int i = 1; i < word.length; i++) {
      if (text[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}

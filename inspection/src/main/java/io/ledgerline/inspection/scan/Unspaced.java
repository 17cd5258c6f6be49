package io.ledgerline.inspection.scan;

import java.util.ArrayList;
import java.util.List;

/** Context words of scripts that put no spaces between words (Chinese, Japanese, Korean, Thai). */
final class Unspaced {
  private static final int MOST_BYTES = 96;

  private final List<byte[]> words = new ArrayList<>();
  private final List<Topic> topics = new ArrayList<>();

  void add(String word, Topic topic) {
    var bytes = Fold.utf8(word);
    if ((bytes[0] & 0xff) >= 0xE0) {
      words.add(bytes);
      topics.add(topic);
    }
  }

  /** Adds the topics of all words inside a run of bytes, its last ones if it is long. */
  void collect(byte[] text, int start, int end, Context into) {
    int from = Math.max(start, end - MOST_BYTES);
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

  private static boolean matches(byte[] text, int at, byte[] word) {
    for (int i = 1; i < word.length; i++) {
      if (text[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}

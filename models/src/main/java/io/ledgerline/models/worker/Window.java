package io.ledgerline.models.worker;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * As much of a text as the model takes at once.
 *
 * @param text index of the text
 * @param tokens where each token stands in the text, special ones left out
 */
@SuppressWarnings("ArrayRecordComponent") // windows are never compared
record Window(int text, long[] ids, long[] attention, long[] types, List<Token> tokens) {
  /**
   * A token.
   *
   * @param index among the tokens of the window
   * @param start index of its first Unicode character in the text
   * @param end index behind its last
   * @param word the word it is part of, counted over the whole text
   */
  record Token(int index, int start, int end, long word) {}

  /** All windows of a text, first to last. */
  static List<Window> of(int text, Encoding encoding, int length) {
    var windows = new ArrayList<Window>();
    windows.add(one(text, encoding, length));
    for (Encoding next : encoding.getOverflowing()) {
      windows.add(one(text, next, length));
    }
    return windows;
  }

  private static Window one(int text, Encoding encoding, int length) {
    CharSpan[] spans = encoding.getCharTokenSpans();
    long[] special = encoding.getSpecialTokenMask();
    long[] words = encoding.getWordIds();
    var tokens = new ArrayList<Token>(spans.length);
    for (int i = 0; i < spans.length; i++) {
      CharSpan span = spans[i];
      if (span == null || special[i] != 0) {
        continue;
      }
      int start = Math.clamp(span.getStart(), 0, length);
      int end = Math.clamp(span.getEnd(), start, length);
      if (start < end) {
        tokens.add(new Token(i, start, end, words[i]));
      }
    }
    return new Window(
        text, encoding.getIds(), encoding.getAttentionMask(), encoding.getTypeIds(), tokens);
  }

  int length() {
    return ids.length;
  }

  /** Index of the first character that it sees. */
  int start() {
    return tokens.isEmpty() ? 0 : tokens.getFirst().start();
  }

  int end() {
    return tokens.isEmpty() ? 0 : tokens.getLast().end();
  }
}

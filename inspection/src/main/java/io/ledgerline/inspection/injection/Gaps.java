package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.scan.Eight;

/**
 * Reads what stands between words: where sentences, clauses and lines begin. Gaps of up to four
 * ASCII characters, which are nearly all, cost no loop. Not thread-safe.
 */
final class Gaps {
  private static final int LONGEST = 4;

  private char[] chars = {};

  /** What is known of the first word before anything was read. */
  private byte pending;

  /** Begins before the first word of a text. */
  void open(char[] text) {
    chars = text;
    pending = Tokens.SENTENCE | Tokens.LINE;
  }

  /**
   * Reads the gaps before some words of the latest chunk.
   *
   * @param behind where the word before them ends
   * @return where the last of them ends
   */
  int read(WordEdges edges, Tokens words, int from, int to, int behind) {
    byte[] bytes = edges.bytes();
    byte[] marks = Letters.MARK;
    byte[] flags = words.flags;
    int[] start = words.start;
    int[] end = words.end;
    int last = behind;
    for (int i = from; i < to; i++) {
      int size = start[i] - last;
      if (size > LONGEST) {
        flags[i] = slowly(last, start[i]);
      } else {
        int gap = Eight.four(bytes, last) & (int) (-1L >>> -(size << 3));
        int one = marks[gap & 0xff];
        int two = marks[gap >>> 8 & 0xff];
        int three = marks[gap >>> 16 & 0xff];
        int four = marks[gap >>> 24];
        flags[i] =
            (one | two | three | four) < 0
                ? slowly(last, start[i])
                : (byte) with(with(with(with(pending, one), two), three), four);
      }
      pending = 0;
      last = end[i];
    }
    return last;
  }

  /** What is known of the next word, with one more mark before it: a second line is a sentence. */
  private static int with(int flags, int mark) {
    return flags | mark | (flags & mark & Tokens.LINE) / (Tokens.LINE / Tokens.SENTENCE);
  }

  private byte slowly(int from, int to) {
    int all = pending;
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c < 0x80) {
        all = with(all, Letters.MARK[c]);
        continue;
      }
      switch (Letters.kind(c)) {
        case Letters.STOP -> all |= Tokens.SENTENCE | (c == '\uFF1F' ? Tokens.AFTER_QUESTION : 0);
        case Letters.PAUSE -> all |= Tokens.CLAUSE;
        case Letters.PICTURE -> {
          all |= Tokens.CLAUSE;
          i++;
        }
        default -> {}
      }
    }
    return (byte) all;
  }
}

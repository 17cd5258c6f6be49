package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.MappedText;
import io.ledgerline.inspection.scan.Eight;
import java.util.Arrays;

/**
 * Where the sentences of a text begin: behind a stop, at a line that begins with a capital, at the
 * value of a field or in a cell, behind a tag.
 */
final class Sentences {
  private static final int NEAR = 3;

  /** How far the flags of a word stand from the highest bit of a byte. */
  private static final int STOP = Byte.SIZE - 1 - Integer.numberOfTrailingZeros(Tokens.SENTENCE);

  private static final int PAUSE = Byte.SIZE - 1 - Integer.numberOfTrailingZeros(Tokens.CLAUSE);
  private static final int NEWLINE = Byte.SIZE - 1 - Integer.numberOfTrailingZeros(Tokens.LINE);

  private final MappedText text;
  private final byte[] source;
  private final Cells cells;

  /** Which words of the latest run begin a sentence. */
  private final long[] begins = new long[Tokens.CAPACITY / Long.SIZE];

  private long seen = -1;

  Sentences(MappedText text, byte[] source) {
    this.text = text;
    this.source = source;
    this.cells = new Cells(text, source);
  }

  /** Whether a word begins one. */
  boolean begins(Tokens tokens, int at) {
    see(tokens);
    return (begins[at >> 6] >>> at & 1) != 0;
  }

  /** The first word from {@code from} on that begins one, or the end of the run. */
  int next(Tokens tokens, int from) {
    see(tokens);
    int at = from >> 6;
    if (from >= tokens.count) {
      return tokens.count;
    }
    long left = begins[at] & -1L << from;
    while (left == 0) {
      at++;
      if (at << 6 >= tokens.count) {
        return tokens.count;
      }
      left = begins[at];
    }
    return (at << 6) + Long.numberOfTrailingZeros(left);
  }

  /** The word behind the sentence that begins at {@code from}, or the end of the run. */
  int end(Tokens tokens, int from) {
    return next(tokens, from + 1);
  }

  /**
   * Finds out once for each run, as several ask; most words follow nothing that could begin one.
   */
  private void see(Tokens tokens) {
    if (seen == tokens.run) {
      return;
    }
    seen = tokens.run;
    Arrays.fill(begins, 0);
    for (int i = 0; i < tokens.count; i += Long.BYTES) {
      long flags = tokens.flagsOfEight(i);
      if (flags == 0) {
        continue;
      }
      long sure = flags << STOP & Eight.HIGH;
      long maybe = (flags << PAUSE | flags << NEWLINE) & Eight.HIGH & ~sure;
      long some = Eight.bits(sure);
      for (long left = Eight.bits(maybe); left != 0; left &= left - 1) {
        int word = Long.numberOfTrailingZeros(left);
        some |= isBegin(tokens, i + word) ? 1L << word : 0;
      }
      begins[i >> 6] |= some << i;
    }
  }

  /** Whether a word begins a sentence that follows no stop. */
  private boolean isBegin(Tokens tokens, int at) {
    byte flags = tokens.flags[at];
    return (flags & Tokens.LINE) != 0 && isCapital(tokens.start[at])
        || (flags & Tokens.CLAUSE) != 0 && (opensField(tokens.start[at]) || opensCell(tokens, at));
  }

  /** Whether a sentence that ends before word {@code to} ends with a question mark. */
  boolean asks(Tokens tokens, int to) {
    return to < tokens.count
        ? (tokens.flags[to] & Tokens.AFTER_QUESTION) != 0
        : endsWithQuestionMark(tokens.end[to - 1]);
  }

  /** Whether it is the first word behind a tag, or of a string that is the value of a field. */
  boolean opensField(int at) {
    int before = at - 1;
    if (before < 1 || !isCapital(at)) {
      return false;
    }
    char c = text.charAt(before);
    if (c == '>') {
      return true;
    }
    if (c == ':') {
      return isCapital(before - 1);
    }
    while (c == '"' && before > 1 && text.charAt(before - 1) == ' ') {
      before--;
    }
    return c == '"' && text.charAt(before - 1) == ':';
  }

  /**
   * Whether it is the first word of a cell or of a field's value: one with a capital, or one that
   * another word follows.
   */
  private boolean opensCell(Tokens tokens, int word) {
    int at = tokens.start[word];
    if (text.charAt(at) <= '9' || !cells.endBefore(at)) { // "48,000"
      return false;
    }
    int end = tokens.end[word];
    return isCapital(at) || end < text.length() && text.charAt(end) == ' ';
  }

  /** Whether a field ends behind the word before {@code at}: a tag or a quotation mark follows. */
  boolean closesField(int at) {
    for (int i = at; i < Math.min(text.length(), at + NEAR); i++) {
      char c = text.charAt(i);
      if (c == '<' || c == '"') {
        return true;
      }
    }
    return false;
  }

  /** Whether a space or a line's end stands somewhere between two words. */
  boolean hasGap(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) <= ' ') {
        return true;
      }
    }
    return false;
  }

  private boolean isCapital(int at) {
    byte b = source[text.sourceStart(at)];
    return b >= 'A' && b <= 'Z' || b < 0;
  }

  private boolean endsWithQuestionMark(int at) {
    for (int i = at; i < Math.min(text.length(), at + NEAR); i++) {
      if (text.charAt(i) == '?' || text.charAt(i) == '\uFF1F') {
        return true;
      }
    }
    return false;
  }
}

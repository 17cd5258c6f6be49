package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.MappedText;

/**
 * A run of words of a folded text, with their classes. Long texts are read run after run, each
 * beginning with the last words of the one before. Not thread-safe; one per scan.
 */
final class Tokens {
  static final long SEED = 0xCBF29CE484222325L;
  static final long PRIME = 0x9E3779B97F4A7C15L;

  /** Words in a run, at most. */
  private static final int CAPACITY = 1024;

  /** Words of a run that the next one repeats. */
  static final int OVERLAP = 64;

  /** The word begins a sentence. */
  static final byte SENTENCE = 1;

  /** The word follows a comma, bracket, quotation mark or the like. */
  static final byte CLAUSE = 2;

  /** The word begins a line. */
  static final byte LINE = 4;

  /** The sentence before this word ended with a question mark. */
  static final byte AFTER_QUESTION = 8;

  private static final byte LETTER = 1;
  private static final byte STOP = 2;
  private static final byte PAUSE = 3;
  private static final byte NEWLINE = 4;
  private static final byte APOSTROPHE = 5;
  private static final byte[] KIND = kinds();

  final long[] hash;
  final long[] bits;
  final int[] start;
  final int[] end;
  final byte[] flags;
  int count;

  /** How many of the words are repeated from the run before. */
  int repeated;

  private final Lexicon lexicon;
  private final MappedText text;
  private final int capacity;
  private int at;
  private byte pending = SENTENCE | LINE;

  Tokens(Lexicon lexicon, MappedText text) {
    this.lexicon = lexicon;
    this.text = text;
    capacity = Math.min(CAPACITY, text.length() / 2 + OVERLAP);
    hash = new long[capacity];
    bits = new long[capacity];
    start = new int[capacity];
    end = new int[capacity];
    flags = new byte[capacity];
  }

  /** Reads the next run; false at the end of the text. */
  boolean next() {
    keepOverlap();
    char[] chars = text.array();
    int length = text.length();
    int from = count;
    while (at < length && count < capacity) {
      byte kind = kind(chars[at]);
      if (kind == LETTER) {
        word(chars, length);
      } else {
        gap(kind, chars[at]);
        at++;
      }
    }
    return count > from;
  }

  /** Whether no word follows this run. */
  boolean isLast() {
    return at >= text.length() || count < capacity;
  }

  private void keepOverlap() {
    int keep = Math.min(OVERLAP, count);
    int from = count - keep;
    System.arraycopy(hash, from, hash, 0, keep);
    System.arraycopy(bits, from, bits, 0, keep);
    System.arraycopy(start, from, start, 0, keep);
    System.arraycopy(end, from, end, 0, keep);
    System.arraycopy(flags, from, flags, 0, keep);
    count = keep;
    repeated = keep;
  }

  private void gap(byte kind, char c) {
    switch (kind) {
      case STOP -> {
        pending |= (byte) (SENTENCE | (c == '?' || c == '\uFF1F' ? AFTER_QUESTION : 0));
      }
      case PAUSE -> pending |= CLAUSE;
      case NEWLINE -> pending |= (byte) ((pending & LINE) != 0 ? SENTENCE | LINE : LINE);
      default -> {}
    }
  }

  private void word(char[] chars, int length) {
    int from = at;
    long h = SEED;
    while (at < length) {
      char c = chars[at];
      byte kind = kind(c);
      if (kind != LETTER && !(kind == APOSTROPHE && joins(chars, length))) {
        break;
      }
      h = (h ^ (kind == APOSTROPHE ? '\'' : c)) * PRIME;
      at++;
    }
    hash[count] = h;
    bits[count] = lexicon.bitsOf(h);
    start[count] = from;
    end[count] = at;
    flags[count] = pending;
    pending = 0;
    count++;
  }

  private boolean joins(char[] chars, int length) {
    return at + 1 < length && kind(chars[at + 1]) == LETTER;
  }

  private static byte kind(char c) {
    if (c < 0x80) {
      return KIND[c];
    }
    if (c == '\u2019') {
      return APOSTROPHE;
    }
    if (c == '\u3002' || c == '\uFF01' || c == '\uFF1F' || c == '\u061F' || c == '\u2026') {
      return STOP;
    }
    if (Character.isLetterOrDigit(c) || isMark(c) || Character.isSurrogate(c)) {
      return LETTER;
    }
    return c == '\u00A0' || c == '\u3000' ? 0 : PAUSE;
  }

  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[0x80];
    for (char c = 0; c < 0x80; c++) {
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        kinds[c] = LETTER;
      } else if (c == '.' || c == '!' || c == '?') {
        kinds[c] = STOP;
      } else if (c == '\n' || c == '\r') {
        kinds[c] = NEWLINE;
      } else if (c == '\'') {
        kinds[c] = APOSTROPHE;
      } else if (c > ' ' && c != '_' && c != '-') {
        kinds[c] = PAUSE;
      }
    }
    return kinds;
  }
}

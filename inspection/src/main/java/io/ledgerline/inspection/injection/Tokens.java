package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.MappedText;

/**
 * A run of words of a folded text, with their classes. Long texts are read run after run, each
 * beginning with the last words of the one before. Not thread-safe; serves one text after another.
 */
final class Tokens {
  static final long SEED = 0xCBF29CE484222325L;
  static final long PRIME = 0x9E3779B97F4A7C15L;

  /** Words in a run, at most. */
  static final int CAPACITY = 1024;

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

  /** The first half of an emoji or another picture (U+1F000 to U+1FBFF): no part of a word. */
  private static final byte PICTURE = 6;

  private static final byte[] KIND = kinds();
  private static final char[] NOTHING = {};

  final long[] hash;
  final long[] bits;
  final int[] start;
  final int[] end;
  final byte[] flags;
  int count;

  /** How many of the words are repeated from the run before. */
  int repeated;

  /** Classes of all words of the run that are not repeated. */
  long newBits;

  /** How many of these are unknown and so long that they may be several. */
  int longWords;

  private final Outlook outlook = new Outlook();
  private final Lexicon lexicon;
  private char[] chars = NOTHING;
  private int length;
  private int at;
  private byte pending;

  Tokens(Lexicon lexicon) {
    this.lexicon = lexicon;
    hash = new long[CAPACITY];
    bits = new long[CAPACITY];
    start = new int[CAPACITY];
    end = new int[CAPACITY];
    flags = new byte[CAPACITY];
  }

  /** Begins before the first word of a text. */
  void open(MappedText text) {
    chars = text.array();
    length = text.length();
    at = 0;
    count = 0;
    repeated = 0;
    pending = SENTENCE | LINE;
  }

  /** Forgets the text. */
  void close() {
    chars = NOTHING;
  }

  /** Reads the next run; false at the end of the text. */
  boolean next() {
    keepOverlap();
    newBits = 0;
    longWords = 0;
    int from = count;
    while (at < length && count < CAPACITY) {
      byte kind = KIND[chars[at]];
      if (kind == LETTER) {
        word();
      } else {
        gap(kind, chars[at]);
        at += kind == PICTURE ? 2 : 1;
      }
    }
    return count > from;
  }

  /** What stands in the run, block by block. */
  Outlook outlook() {
    outlook.read(this);
    return outlook;
  }

  /** Classes of all words of the run. */
  long allBits() {
    long all = newBits;
    for (int i = 0; i < repeated; i++) {
      all |= bits[i];
    }
    return all;
  }

  /** How many words of the run are of one of these classes. */
  int count(long classes) {
    return count(classes, 0);
  }

  /** The same of those that are not repeated. */
  int countNew(long classes) {
    return count(classes, repeated);
  }

  private int count(long classes, int from) {
    int some = 0;
    for (int i = from; i < count; i++) {
      some += (bits[i] & classes) != 0 ? 1 : 0;
    }
    return some;
  }

  /** Whether a word is unknown and so long that it may be several. */
  boolean isLongAndUnknown(int word) {
    return bits[word] == 0 && end[word] - start[word] >= RunTogether.SHORTEST;
  }

  /** Whether no word follows this run. */
  boolean isLast() {
    return at >= length || count < CAPACITY;
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
      case PAUSE, PICTURE -> pending |= CLAUSE;
      case NEWLINE -> pending |= (byte) ((pending & LINE) != 0 ? SENTENCE | LINE : LINE);
      default -> {}
    }
  }

  private void word() {
    char[] from = chars;
    int stop = length;
    int p = at;
    long h = SEED;
    while (p < stop) {
      char c = from[p];
      byte kind = KIND[c];
      if (kind != LETTER) {
        if (kind != APOSTROPHE || p + 1 >= stop || KIND[from[p + 1]] != LETTER) {
          break;
        }
        c = '\'';
      }
      h = (h ^ c) * PRIME;
      p++;
    }
    take(h, p);
  }

  private void take(long h, int stop) {
    long known = lexicon.bitsOf(h);
    hash[count] = h;
    bits[count] = known;
    start[count] = at;
    end[count] = stop;
    flags[count] = pending;
    newBits |= known;
    longWords += isLongAndUnknown(count) ? 1 : 0;
    at = stop;
    pending = 0;
    count++;
  }

  private static byte foreign(char c) {
    if (c == '\u2019') {
      return APOSTROPHE;
    }
    if (c == '\u3002' || c == '\uFF01' || c == '\uFF1F' || c == '\u061F' || c == '\u2026') {
      return STOP;
    }
    if (c >= '\uD83C' && c <= '\uD83E') {
      return PICTURE;
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
    byte[] kinds = new byte[0x10000];
    for (int c = 0x80; c < kinds.length; c++) {
      kinds[c] = foreign((char) c);
    }
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

package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.MappedText;
import io.ledgerline.inspection.scan.Eight;

/**
 * Where the words of a folded text begin and end. Reads a chunk of characters as bytes, 64 of them
 * at a time: which are part of a word is one {@code long}, the places where that changes are the
 * edges, and no branch depends on how long a word is. Not thread-safe; serves one text after
 * another.
 */
final class WordEdges {
  /** Characters that are read at once. */
  static final int CHUNK = 2048;

  private static final int BLOCK = Long.SIZE;

  private static final char[] NOTHING = {};
  private static final byte[] NO_BYTES = {};

  /** The characters of the text; those beyond ASCII are below 0. */
  private byte[] bytes = NO_BYTES;

  /** Begin and end of each word, by turns; the last may have begun only. */
  final int[] at = new int[2 * (CHUNK + BLOCK) + Eight.AT_ONCE];

  /** The same before words of scripts without spaces are cut. */
  private final int[] whole = new int[CHUNK + BLOCK + Eight.AT_ONCE];

  /** Whether the chunk has letters of such scripts. */
  private boolean unspaced;

  /** What is known of scripts without spaces. */
  private Translations words = Translations.NONE;

  private char[] chars = NOTHING;
  private int length;
  private int next;
  private int size;

  /** Whether the character before the next one is a letter, and part of a word. */
  private long letterBefore;

  private long wordBefore;

  /** Apostrophes of a block with characters beyond ASCII. */
  private long foreignMarks;

  /** Whether the next character is the second half of a picture. */
  private boolean hidden;

  /** Begins before the first word of a text. */
  void open(MappedText text, Translations known) {
    words = known;
    chars = text.array();
    bytes = text.bytes();
    length = text.length();
    next = 0;
    size = 0;
    letterBefore = 0;
    wordBefore = 0;
    hidden = false;
  }

  /** Forgets the text. */
  void close() {
    chars = NOTHING;
    bytes = NO_BYTES;
  }

  /** The same as bytes, see {@link MappedText#bytes}. */
  byte[] bytes() {
    return bytes;
  }

  /** The characters of the text. */
  char[] chars() {
    return chars;
  }

  /** Reads the next chunk; how many words are whole now, -1 at the end of the text. */
  int read() {
    if (next >= length) {
      return -1;
    }
    int begun = size & 1;
    at[0] = begun == 0 ? 0 : at[size - 1];
    size = begun;
    unspaced = false;
    int end = Math.min(length, next + CHUNK);
    while (next < end) {
      block();
    }
    next = end;
    if (end == length && (size & 1) != 0) {
      at[size] = length;
      size++;
    }
    if (unspaced) {
      cut(end);
    }
    return size >> 1;
  }

  /**
   * Cuts words of scripts without spaces into the words that are known, all else of them into
   * letters; of a word that goes on in the next chunk, too, so that little of it waits.
   */
  private void cut(int end) {
    System.arraycopy(at, 0, whole, 0, size);
    int edges = size;
    size = 0;
    for (int i = 0; i < edges; i += 2) {
      boolean goesOn = i + 1 == edges;
      int begin = pieces(whole[i], goesOn ? end : whole[i + 1], goesOn);
      at[size++] = begin;
      if (!goesOn) {
        at[size++] = whole[i + 1];
      }
    }
  }

  /** Adds all pieces of a word but the last, or those that may yet be longer; where that begins. */
  private int pieces(int from, int to, boolean goesOn) {
    int last = goesOn ? to - Translations.LONGEST : to;
    int begin = from;
    while (true) {
      int end = pieceEnd(begin, to);
      if (end >= last) {
        return begin;
      }
      at[size++] = begin;
      at[size++] = end;
      begin = Letters.kind(chars[end]) == Letters.APOSTROPHE ? end + 1 : end;
    }
  }

  private int pieceEnd(int begin, int to) {
    if (Letters.isUnspaced(chars[begin])) {
      return begin + words.longest(chars, begin, to);
    }
    int end = begin + 1;
    while (end < to && !Letters.isUnspaced(chars[end])) {
      end++;
    }
    return Letters.kind(chars[end - 1]) == Letters.APOSTROPHE ? end - 1 : end;
  }

  private void block() {
    long letters = 0;
    long apostrophes = 0;
    long high = 0;
    for (int i = 0; i < BLOCK; i += Long.BYTES) {
      long eight = Eight.within(bytes, next + i);
      letters |= Eight.bits(Eight.smallOrDigits(eight)) << i;
      apostrophes |= Eight.equal(eight, '\'');
      high |= eight & Eight.HIGH;
    }
    long marks = apostrophes == 0 ? 0 : apostrophes(next);
    if (high != 0 || hidden) {
      foreignMarks = marks;
      letters = foreign(letters);
      marks = foreignMarks;
    }
    long words = letters;
    if (marks != 0) {
      long after =
          letters >>> 1 | (marks < 0 && startsWithLetter(next + BLOCK) ? Long.MIN_VALUE : 0);
      words |= marks & (letters << 1 | letterBefore) & after;
    }
    add(words);
    letterBefore = letters >>> -1;
    next += BLOCK;
  }

  private boolean startsWithLetter(int place) {
    return place < length && Letters.kind(chars[place]) == Letters.LETTER;
  }

  private long apostrophes(int place) {
    long all = 0;
    for (int i = 0; i < BLOCK; i += Long.BYTES) {
      all |= Eight.bits(Eight.equal(Eight.within(bytes, place + i), '\'')) << i;
    }
    return all;
  }

  /** The letters of a block with characters beyond ASCII; its apostrophes become known, too. */
  private long foreign(long plain) {
    long letters = plain;
    int end = Math.min(length, next + BLOCK);
    for (int i = next; i < end; i++) {
      char c = chars[i];
      long bit = 1L << i - next;
      if (hidden) {
        hidden = false;
        letters &= ~bit;
        foreignMarks &= ~bit;
      } else if (c >= 0x80) {
        byte kind = Letters.kind(c);
        letters |= kind == Letters.LETTER ? bit : 0;
        unspaced |= Letters.isUnspaced(c);
        foreignMarks |= kind == Letters.APOSTROPHE ? bit : 0;
        hidden = kind == Letters.PICTURE;
      }
    }
    return letters;
  }

  private void add(long words) {
    int n = size;
    long edges = words ^ (words << 1 | wordBefore);
    wordBefore = words >>> -1;
    size += Long.bitCount(edges);
    Eight.places(edges, next, at, n);
  }
}

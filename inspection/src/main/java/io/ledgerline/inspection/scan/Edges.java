package io.ledgerline.inspection.scan;

/**
 * Where the tokens of a text begin and end. Reads 64 bytes at a time: which of them are part of a
 * word is one {@code long}, the places where that changes are the edges, and no branch depends on
 * how long a word is.
 */
final class Edges {
  private static final int BLOCK = Long.SIZE;

  /** How many tokens are read before they are looked at, while they are still near. */
  private static final int BATCH = 160;

  private static final byte[] NOTHING = {};

  /** Begin and end of each token, by turns; the last may have begun only. */
  final int[] at;

  private final int most;
  private int size;
  private byte[] text = NOTHING;
  private int next;
  private int to;

  /** Whether the byte before the next one is part of a word, as the lowest bit. */
  private long carry;

  /** Where the last character outside ASCII ends, and whether it is part of a word. */
  private int highEnd;

  private boolean highWord;

  /** Which of the next bytes are of letters of scripts that put no spaces between words. */
  private long unspaced;

  /** Whether the byte before the next one is of such a letter, as the lowest bit. */
  private long unspacedBefore;

  /** At most so many tokens. */
  Edges(int tokens) {
    this.most = 2 * tokens;
    this.at = new int[most + BLOCK + Eight.AT_ONCE];
  }

  /** Begins before the first token of a text. */
  void open(byte[] utf8, int from, int behindLast) {
    text = utf8;
    next = from;
    to = behindLast;
    size = 0;
    carry = 0;
    highEnd = from;
    unspacedBefore = 0;
  }

  /** Forgets the text. */
  void close() {
    text = NOTHING;
  }

  /** How many tokens are whole. */
  int count() {
    return size >> 1;
  }

  /** Forgets tokens before one; the others count from 0 then. */
  void slide(int keep) {
    System.arraycopy(at, 2 * keep, at, 0, size - 2 * keep);
    size -= 2 * keep;
  }

  /** Whether there is room for another block's tokens. */
  boolean hasRoom() {
    return size + BLOCK <= most;
  }

  /** Reads some more tokens, until there is no room or the text ends; whether it goes on. */
  boolean fill() {
    int enough = Math.min(size + 2 * BATCH, most) - BLOCK;
    while (next < to && size <= enough) {
      int rest = to - next;
      long words = 0;
      long high = 0;
      if (rest >= BLOCK) {
        long one = Eight.within(text, next);
        long two = Eight.within(text, next + 8);
        long three = Eight.within(text, next + 16);
        long four = Eight.within(text, next + 24);
        words =
            Eight.bits(Eight.alphanumeric(one))
                | Eight.bits(Eight.alphanumeric(two)) << 8
                | Eight.bits(Eight.alphanumeric(three)) << 16
                | Eight.bits(Eight.alphanumeric(four)) << 24;
        high = one | two | three | four;
        one = Eight.within(text, next + 32);
        two = Eight.within(text, next + 40);
        three = Eight.within(text, next + 48);
        four = Eight.within(text, next + 56);
        words |=
            Eight.bits(Eight.alphanumeric(one)) << 32
                | Eight.bits(Eight.alphanumeric(two)) << 40
                | Eight.bits(Eight.alphanumeric(three)) << 48
                | Eight.bits(Eight.alphanumeric(four)) << 56;
        high = (high | one | two | three | four) & Eight.HIGH;
        high = high == 0 ? 0 : high(BLOCK);
        rest = BLOCK;
      } else {
        for (int i = 0; i < rest; i += Long.BYTES) {
          long eight = Eight.at(text, next + i);
          words |= Eight.bits(Eight.alphanumeric(eight)) << i;
        }
        words &= -1L >>> -rest;
        high = high(rest);
      }
      if (high != 0 || highEnd > next) {
        words |= foreign(high);
      }
      if ((unspaced | unspacedBefore) == 0) {
        add(words);
      } else {
        addBroken(words);
      }
      next += rest;
    }
    if (next < to) {
      return true;
    }
    if ((size & 1) != 0) {
      at[size++] = to;
    }
    return false;
  }

  /** Which of the next bytes are none of ASCII. */
  private long high(int bytes) {
    long high = 0;
    for (int i = 0; i < bytes; i += Long.BYTES) {
      high |= Eight.bits(Eight.at(text, next + i) & Eight.HIGH) << i;
    }
    return high & -1L >>> -bytes;
  }

  private void add(long words) {
    int n = size;
    long edges = words ^ (words << 1 | carry);
    carry = words >>> -1;
    size += Long.bitCount(edges);
    Eight.places(edges, next, at, n);
  }

  /**
   * The same where a token ends, too, between a letter of a script without spaces and any other:
   * {@code 電話は090-5550-1836です}.
   */
  private void addBroken(long words) {
    long spaced = words & ~unspaced;
    long spacedBefore = carry & ~unspacedBefore;
    long breaks =
        (unspaced << 1 | unspacedBefore) & spaced | (spaced << 1 | spacedBefore) & unspaced;
    long edges = words ^ (words << 1 | carry);
    carry = words >>> -1;
    unspacedBefore = unspaced >>> -1;
    unspaced = 0;
    for (long left = edges | breaks; left != 0; left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      at[size++] = next + place;
      if ((breaks >>> place & 1) != 0) {
        at[size++] = next + place;
      }
    }
  }

  /** Which of the next bytes are of letters and digits outside ASCII. */
  private long foreign(long high) {
    long words = 0;
    long rest = high;
    if (highEnd > next) {
      long begun = Eight.low(highEnd - next);
      words = highWord ? begun : 0;
      unspaced = highWord && unspacedBefore != 0 ? begun : 0;
      rest &= ~begun;
    }
    while (rest != 0) {
      int place = Long.numberOfTrailingZeros(rest);
      int character = next + place;
      int length = Fold.length(text, character, to);
      highEnd = character + length;
      highWord = !HighBytes.separates(text, character, to);
      long bytes = Eight.low(length) << place;
      words |= highWord ? bytes : 0;
      unspaced |= highWord && HighBytes.isUnspaced(text, character, to) ? bytes : 0;
      rest &= ~bytes;
    }
    return words;
  }
}

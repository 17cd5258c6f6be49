package io.ledgerline.inspection.scan;

/**
 * Reads what tokens are made of: the hash of each word, the classes of its bytes and of the gap
 * before it. Words of up to sixteen ASCII letters and digits, which are nearly all, cost no loop
 * and hardly a branch; what is odd is put aside and read again, slowly.
 */
final class Spelling {
  /** Of a token that begins with a capital letter of any script; above all of {@link ByteClass}. */
  static final int CAPITAL = 1 << Spelling.CAPITAL_BIT;

  static final int CAPITAL_BIT = 20;

  /** Of a token that may begin as some trigger asks. */
  static final int START = 1 << 19;

  private static final int TRIPLE = 0xffffff;
  private static final int WITHIN = 2 * Long.BYTES;
  private static final long CASE = Eight.EACH * 0x20;
  private static final long LETTER = Eight.EACH * 0x40;
  private static final int FIRST = 0x60;
  private static final int UPPER = 0x40;

  /** Wider gaps are odd. */
  private static final int WIDE = 4;

  private final Fold.Hash foreign = new Fold.Hash();
  private final Triples starts;
  private final int[] edges;
  private final long[] hash;
  private final int[] kind;

  /** Tokens that are odd, in no order. */
  private final int[] odd;

  private byte[] text = {};
  private int from;
  private int to;

  /** Whether a small ASCII letter stands right before a capital one anywhere. */
  private boolean hump;

  Spelling(int[] edges, long[] hash, int[] kind, Triples starts) {
    this.starts = starts;
    this.edges = edges;
    this.hash = hash;
    this.kind = kind;
    this.odd = new int[hash.length + 1];
  }

  void open(byte[] utf8, int first, int behindLast) {
    text = utf8;
    from = first;
    to = behindLast;
    hump = false;
  }

  boolean hasHump() {
    return hump;
  }

  /** Reads some tokens, the ones before being known. */
  void read(int first, int stop) {
    int begin = first;
    int end = stop;
    if (begin == 0 && begin < end) {
      slowly(begin++);
      kind[0] |= gap(from, edges[0]) | ByteClass.LINE;
    }
    while (end > begin && edges[2 * end - 2] > to - WITHIN) {
      slowly(--end);
      kind[end] |= gap(edges[2 * end - 1], edges[2 * end]);
    }
    byte[] bytes = text;
    int[] places = edges;
    long[] hashes = hash;
    int[] kinds = kind;
    int[] aside = odd;
    int some = 0;
    long humps = 0;
    var triples = starts;
    for (int token = begin; token < end; token++) {
      int start = places[2 * token];
      int size = places[2 * token + 1] - start;
      long mask = -1L >>> -(Math.min(size, Long.BYTES) << 3);
      long word = Eight.within(bytes, start);
      int may = triples.may((int) word & TRIPLE) * START;
      word &= mask;
      hashes[token] = Fold.step(0, word | CASE & mask);
      long cases = word << 1;
      long small = word & cases & LETTER;
      long large = word & ~cases & LETTER;
      humps |= small << Byte.SIZE & large;
      kinds[token] =
          Eight.any(small) * ByteClass.LOWER
              | Eight.any(large) * ByteClass.UPPER
              | Eight.any(~word & cases & LETTER) * ByteClass.DIGIT
              | ((int) large & UPPER) * (CAPITAL / UPPER)
              | may;
      aside[some] = token;
      some += Eight.any(word & Eight.HIGH) | Long.BYTES - size >>> 31;
    }
    hump |= humps != 0;
    for (int i = 0; i < some; i++) {
      longer(odd[i]);
    }
    some = gaps(begin, end);
    for (int i = 0; i < some; i++) {
      int token = odd[i];
      kind[token] =
          kind[token] & (ByteClass.WORD | CAPITAL | START)
              | gap(edges[2 * token - 1], edges[2 * token]);
    }
  }

  /** Reads the second eight bytes of a word whose first are known. */
  private void longer(int token) {
    int begin = edges[2 * token];
    int size = edges[2 * token + 1] - begin;
    long word = Eight.within(text, begin);
    long more = Eight.within(text, begin + Long.BYTES) & -1L >>> -(size << 3);
    if (size <= Long.BYTES || size > WITHIN || ((word | more) & Eight.HIGH) != 0) {
      slowly(token);
      return;
    }
    hash[token] = Fold.step(hash[token], more | CASE & -1L >>> -(size << 3));
    long cases = more << 1;
    long small = more & cases & LETTER;
    long large = more & ~cases & LETTER;
    hump |= ((small << Byte.SIZE | (word & word << 1 & LETTER) >>> 56) & large) != 0;
    kind[token] |=
        Eight.any(small) * ByteClass.LOWER
            | Eight.any(large) * ByteClass.UPPER
            | Eight.any(~more & cases & LETTER) * ByteClass.DIGIT;
  }

  /** Reads gaps; how many are odd. */
  private int gaps(int first, int stop) {
    byte[] bytes = text;
    int[] places = edges;
    int[] classes = ByteClass.OF;
    int[] kinds = kind;
    int[] aside = odd;
    int some = 0;
    for (int token = first; token < stop; token++) {
      int begin = places[2 * token - 1];
      int last = places[2 * token] - begin - 1;
      long gap = Eight.within(bytes, begin);
      int between =
          classes[(int) gap & 0xff]
              | classes[(int) (gap >>> (Math.min(last, 1) << 3)) & 0xff]
              | classes[(int) (gap >>> (Math.min(last, 2) << 3)) & 0xff]
              | classes[(int) (gap >>> (Math.min(last, 3) << 3)) & 0xff];
      int none = last >> 31; // all bits where a token begins right behind another
      kinds[token] |= between & ~ByteClass.WORD & ~none;
      aside[some] = token;
      some += (between & ~none & ByteClass.HIGH) / ByteClass.HIGH | WIDE - 1 - last >>> 31;
    }
    return some;
  }

  private int gap(int begin, int end) {
    int gap = 0;
    for (int p = begin; p < end; p++) {
      gap |= ByteClass.of(text[p]);
    }
    return (gap & ByteClass.HIGH) == 0 ? gap : foreignGap(begin, end);
  }

  /** A gap with characters outside ASCII. */
  private int foreignGap(int begin, int end) {
    int gap = 0;
    for (int p = begin; p < end; p += Fold.length(text, p, to)) {
      gap |= text[p] < 0 ? HighBytes.separator(text, p, to) : ByteClass.of(text[p]);
    }
    return gap;
  }

  /** A long token, or one with other letters, or at the end. */
  private void slowly(int token) {
    int begin = edges[2 * token];
    int end = edges[2 * token + 1];
    long h = 0;
    long small = 0;
    long large = 0;
    long digit = 0;
    for (int p = begin; p < end; p += Long.BYTES) {
      long mask = Eight.first(Math.min(end - p, Long.BYTES));
      long eight = Eight.at(text, p) & mask;
      if ((eight & Eight.HIGH) != 0) {
        foreign(token, begin, end);
        return;
      }
      h = Fold.step(h, eight | CASE & mask);
      small |= eight & eight << 1 & LETTER;
      large |= eight & ~(eight << 1) & LETTER;
      digit |= ~eight & eight << 1 & LETTER;
    }
    hash[token] = h;
    hump |= small != 0 && large != 0;
    kind[token] =
        Eight.any(small) * ByteClass.LOWER
            | Eight.any(large) * ByteClass.UPPER
            | Eight.any(digit) * ByteClass.DIGIT
            | ((text[begin] & FIRST) == UPPER ? CAPITAL : 0)
            | start(begin);
  }

  private int start(int begin) {
    return begin + 3 <= to ? starts.may(Starts.key(text, begin)) * START : 0;
  }

  private void foreign(int token, int begin, int end) {
    int has = 0;
    int p = begin;
    while (p < end) {
      int c = ByteClass.of(text[p]);
      has |= c;
      if (c != ByteClass.HIGH) {
        foreign.add(text[p]);
        p++;
        continue;
      }
      foreign.add(Fold.decode(text, p, to));
      has |= HighBytes.digit(text, p, to) ? ByteClass.DIGIT : 0;
      p += Fold.length(text, p, to);
    }
    hash[token] = foreign.end();
    hump |= (has & ByteClass.LOWER) != 0 && (has & ByteClass.UPPER) != 0;
    boolean capital = Character.isUpperCase(Fold.decode(text, begin, to));
    kind[token] = has | (capital ? CAPITAL : 0) | start(begin);
  }
}

package io.ledgerline.inspection.scan;

import java.util.Arrays;

/**
 * A window of tokens that slides over the text. A token is a run of letters and digits of any
 * script; what stands between two tokens is the gap of the second. Rules may look {@link #REACH}
 * tokens back and ahead.
 *
 * <p>Its arrays are most of the memory a scan takes; they do not grow with the text, and serve one
 * scan after another.
 */
final class Tokens {
  static final int REACH = 96;
  private static final int CAPACITY = 1024;
  private static final byte[] NOTHING = {};
  static final byte UNREAD = -1;

  /** One sign of assignment in {@link #seen}; what is below counts capital words. */
  private static final int SIGN = 1 << 16;

  final int[] start;
  final int[] end;

  /** Classes of the token's own bytes. */
  final int[] shape;

  final int[] gap;
  final long[] hash;
  final int[] word;

  /**
   * How many numbers stand in a row up to here, this one counted; 0 for a token that is no number.
   */
  final int[] row;

  /**
   * What a token, and the phrases that begin with it, say: topics, and behind which token they
   * reach, counted from this one; {@link #UNREAD} where nobody asked yet.
   */
  final long[] topicsLow;

  final long[] topicsHigh;
  final byte[] reach;

  /** What they may be context for. */
  private final Spoken spoken;

  /** How many capital words, and how many gaps with a sign of assignment, up to this token. */
  final int[] seen;

  int count;

  /** Tokens that pull triggers, in order. */
  final int[] asked;

  final long[] pulled;
  int asks;

  /** What was said about places before which, and behind which, words were asked for. */
  final Memo before = new Memo();

  final Memo behind = new Memo();

  /** Reads names. */
  final Wording wording;

  private final Vocabulary vocabulary;
  private final Dispatch dispatch;
  private final Fold.Hash spelling = new Fold.Hash();
  private byte[] text = NOTHING;
  private int at;
  private int to;
  private long able;
  private boolean capital;

  Tokens(Vocabulary vocabulary, Dispatch dispatch) {
    this.vocabulary = vocabulary;
    this.dispatch = dispatch;
    this.wording = new Wording(vocabulary);
    start = new int[CAPACITY];
    end = new int[CAPACITY];
    shape = new int[CAPACITY];
    gap = new int[CAPACITY];
    hash = new long[CAPACITY];
    word = new int[CAPACITY];
    row = new int[CAPACITY];
    spoken = new Spoken(CAPACITY, vocabulary);
    seen = new int[CAPACITY];
    topicsLow = new long[CAPACITY];
    topicsHigh = new long[CAPACITY];
    reach = new byte[CAPACITY];
    asked = new int[CAPACITY];
    pulled = new long[CAPACITY];
  }

  /**
   * Begins before the first token of a text.
   *
   * @param triggers those that may be pulled at all
   */
  void open(byte[] utf8, int from, int behindLast, long triggers) {
    text = utf8;
    at = from;
    to = behindLast;
    able = triggers;
    count = 0;
    asks = 0;
    spoken.open();
    before.clear();
    behind.clear();
  }

  /** Forgets the text. */
  void close() {
    text = NOTHING;
  }

  /** Reads tokens until the window is full or the text ends. */
  boolean fill() {
    while (count < start.length) {
      if (!next()) {
        return false;
      }
    }
    return at < to;
  }

  /**
   * Forgets all tokens but the last ones before {@code keep}.
   *
   * @param answered how many of the tokens that pull triggers have been asked about
   */
  void slide(int keep, int answered) {
    int rest = count - keep;
    System.arraycopy(start, keep, start, 0, rest);
    System.arraycopy(end, keep, end, 0, rest);
    System.arraycopy(shape, keep, shape, 0, rest);
    System.arraycopy(gap, keep, gap, 0, rest);
    System.arraycopy(hash, keep, hash, 0, rest);
    System.arraycopy(word, keep, word, 0, rest);
    System.arraycopy(row, keep, row, 0, rest);
    spoken.slide(keep, rest);
    System.arraycopy(seen, keep, seen, 0, rest);
    System.arraycopy(topicsLow, keep, topicsLow, 0, rest);
    System.arraycopy(topicsHigh, keep, topicsHigh, 0, rest);
    System.arraycopy(reach, keep, reach, 0, rest);
    count = rest;
    int open = asks - answered;
    for (int i = 0; i < open; i++) {
      asked[i] = asked[answered + i] - keep;
      pulled[i] = pulled[answered + i];
    }
    asks = open;
  }

  private boolean next() {
    byte[] bytes = text;
    int[] classes = ByteClass.OF;
    int p = at;
    int stop = to;
    int between = p == 0 || count == 0 ? ByteClass.LINE : 0;
    while (p < stop) {
      int c = classes[bytes[p] & 0xff];
      if ((c & ByteClass.WORD) == 0) {
        between |= c;
        p++;
      } else if (c == ByteClass.HIGH && HighBytes.separates(bytes, p, stop)) {
        between |= HighBytes.separator(bytes, p, stop);
        p += Fold.length(bytes, p, stop);
      } else {
        word(p, between);
        return true;
      }
    }
    at = stop;
    return false;
  }

  /** A word of ASCII, eight bytes at a time; one with other letters is read again, slowly. */
  private void word(int begin, int between) {
    byte[] bytes = text;
    int stop = to;
    int p = begin;
    long h = 0;
    long lower = 0;
    long upper = 0;
    long digit = 0;
    int run;
    do {
      long eight = Eight.at(bytes, p);
      long letters = Eight.letters(eight);
      long digits = Eight.digits(eight);
      run = Math.min(Eight.run(letters | digits), stop - p);
      long mask = Eight.first(run);
      lower |= Eight.lowerCase(letters, eight) & mask;
      upper |= letters & ~Eight.lowerCase(letters, eight) & mask;
      digit |= digits & mask;
      if (run > 0) {
        h = Fold.step(h, Eight.lower(eight) & mask);
      }
      p += run;
    } while (run == Long.BYTES);
    if (p < stop && bytes[p] < 0 && !HighBytes.separates(bytes, p, stop)) {
      foreign(begin, between);
      return;
    }
    int has =
        Eight.any(lower) * ByteClass.LOWER
            | Eight.any(upper) * ByteClass.UPPER
            | Eight.any(digit) * ByteClass.DIGIT;
    capital = bytes[begin] >= 'A' && bytes[begin] <= 'Z';
    take(begin, p, between, has, h);
  }

  private void foreign(int begin, int between) {
    byte[] bytes = text;
    int stop = to;
    int p = begin;
    int has = 0;
    while (p < stop) {
      int c = ByteClass.OF[bytes[p] & 0xff];
      if (c != ByteClass.HIGH) {
        if ((c & ByteClass.WORD) == 0) {
          break;
        }
        spelling.add(bytes[p]);
        has |= c;
        p++;
        continue;
      }
      if (HighBytes.separates(bytes, p, stop)) {
        break;
      }
      has |= c;
      spelling.add(Fold.decode(bytes, p, stop));
      has |= HighBytes.digit(bytes, p, stop) ? ByteClass.DIGIT : 0;
      p += Fold.length(bytes, p, stop);
    }
    capital = Character.isUpperCase(Fold.decode(bytes, begin, stop));
    take(begin, p, between, has, spelling.end());
  }

  private void take(int begin, int stop, int between, int has, long h) {
    at = stop;
    int slot = count++;
    start[slot] = begin;
    end[slot] = stop;
    shape[slot] = has;
    gap[slot] = between;
    hash[slot] = h;
    int entry = vocabulary.find(h);
    word[slot] = entry;
    reach[slot] = UNREAD;
    spoken.take(slot, entry, has, text[begin] & 0xff);
    int sign = (between & (ByteClass.COLON | ByteClass.EQUALS)) != 0 ? SIGN : 0;
    seen[slot] = (slot == 0 ? 0 : seen[slot - 1]) + sign + (capital ? 1 : 0);
    row[slot] = has == ByteClass.DIGIT ? row(slot) : 0;
    long pulls = dispatch.pulled(text, to, begin, stop, entry, has, between) & able;
    if (pulls != 0) {
      asked[asks] = slot;
      pulled[asks++] = pulls;
    }
  }

  /** Whether a capital word stands among some tokens. */
  boolean hasCapital(int first, int last) {
    return (seen(last) - seen(first - 1) & SIGN - 1) != 0;
  }

  /** Whether a sign of assignment stands before one of some tokens. */
  boolean hasSign(int first, int last) {
    return (seen(last) - seen(first - 1)) >>> 16 != 0;
  }

  private int seen(int token) {
    return token < 0 ? 0 : seen[Math.min(token, count - 1)];
  }

  /** What some tokens may be context for: {@link Subject}s, and whether there are names. */
  int about(int first, int last) {
    return spoken.about(first, Math.min(last, count - 1));
  }

  /** What any token so far may be context for, and whether there were names. */
  int said() {
    return spoken.said();
  }

  /** The last name among some tokens, backwards; -1 for none. */
  int name(int last, int first) {
    return spoken.name(Math.min(last, count - 1), first);
  }

  /** A name has been read: what it may be context for. */
  void settle(int token, int subjects) {
    spoken.settle(token, count, subjects);
  }

  /** Whether a token may be several words as programs write names: {@code cardNumber}. */
  static boolean isCamelCase(int shape, int first) {
    return (shape & ByteClass.WORD) == (ByteClass.LOWER | ByteClass.UPPER)
        && first >= 'a'
        && first <= 'z';
  }

  private int row(int slot) {
    boolean joined =
        slot > 0 && start[slot] - end[slot - 1] == 1 && (gap[slot] & ~ByteClass.GROUPS) == 0;
    return joined ? row[slot - 1] + 1 : 1;
  }

  @Override
  public String toString() {
    return count + " tokens of " + Arrays.toString(new int[] {at, to});
  }
}

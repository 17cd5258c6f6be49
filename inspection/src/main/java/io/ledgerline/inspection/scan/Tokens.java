package io.ledgerline.inspection.scan;

import java.util.Arrays;

/**
 * A window of tokens that slides over the text. A token is a run of letters and digits of any
 * script; what stands between two tokens is the gap of the second. Rules may look {@link #REACH}
 * tokens back and ahead.
 *
 * <p>Its arrays are the only memory a scan takes, and they do not grow with the text.
 */
final class Tokens {
  static final int REACH = 96;
  private static final int CAPACITY = 1024;
  static final byte UNREAD = -1;
  private static final int LONG_AGO = 1 << 30;

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

  /** How many tokens ago, this one counted as 0, stood one that can be context. */
  final int[] since;

  int count;

  private final byte[] text;
  private final int to;
  private final Vocabulary vocabulary;
  private int at;

  Tokens(byte[] text, int from, int to, Vocabulary vocabulary) {
    this.text = text;
    this.at = from;
    this.to = to;
    this.vocabulary = vocabulary;
    int capacity = Math.min(CAPACITY, (to - from) / 2 + 2);
    start = new int[capacity];
    end = new int[capacity];
    shape = new int[capacity];
    gap = new int[capacity];
    hash = new long[capacity];
    word = new int[capacity];
    row = new int[capacity];
    since = new int[capacity];
    topicsLow = new long[capacity];
    topicsHigh = new long[capacity];
    reach = new byte[capacity];
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

  /** Forgets all tokens but the last ones before {@code keep}. */
  void slide(int keep) {
    int rest = count - keep;
    System.arraycopy(start, keep, start, 0, rest);
    System.arraycopy(end, keep, end, 0, rest);
    System.arraycopy(shape, keep, shape, 0, rest);
    System.arraycopy(gap, keep, gap, 0, rest);
    System.arraycopy(hash, keep, hash, 0, rest);
    System.arraycopy(word, keep, word, 0, rest);
    System.arraycopy(row, keep, row, 0, rest);
    System.arraycopy(since, keep, since, 0, rest);
    System.arraycopy(topicsLow, keep, topicsLow, 0, rest);
    System.arraycopy(topicsHigh, keep, topicsHigh, 0, rest);
    System.arraycopy(reach, keep, reach, 0, rest);
    count = rest;
  }

  private boolean next() {
    byte[] bytes = text;
    int[] classes = ByteClass.OF;
    int p = at;
    int between = p == 0 || count == 0 ? ByteClass.LINE : 0;
    int c = 0;
    while (p < to) {
      c = classes[bytes[p] & 0xff];
      if ((c & ByteClass.WORD) == 0) {
        between |= c;
        p++;
      } else if (c == ByteClass.HIGH && HighBytes.separates(bytes, p, to)) {
        between |= HighBytes.separator(bytes, p, to);
        p += Fold.length(bytes, p, to);
      } else {
        break;
      }
    }
    if (p >= to) {
      at = to;
      return false;
    }
    int begin = p;
    int seen = 0;
    long h = 0;
    do {
      seen |= c;
      if (c == ByteClass.HIGH) {
        if (HighBytes.separates(bytes, p, to)) {
          break;
        }
        h = Fold.step(h, Fold.point(Fold.decode(bytes, p, to)));
        seen |= HighBytes.digit(bytes, p, to) ? ByteClass.DIGIT : 0;
        p += Fold.length(bytes, p, to);
      } else {
        h = Fold.step(h, ByteClass.FOLD[bytes[p]]);
        p++;
      }
    } while (p < to && ((c = classes[bytes[p] & 0xff]) & ByteClass.WORD) != 0);
    at = p;
    int slot = count++;
    start[slot] = begin;
    end[slot] = p;
    shape[slot] = seen;
    gap[slot] = between;
    hash[slot] = h;
    int entry = vocabulary.find(h);
    word[slot] = entry;
    reach[slot] = UNREAD;
    boolean speaks =
        vocabulary.isContext(entry)
            || (seen & ByteClass.HIGH) != 0
            || entry == 0 && isCamelCase(seen, bytes[begin]);
    since[slot] = speaks ? 0 : slot == 0 ? LONG_AGO : since[slot - 1] + 1;
    row[slot] = seen == ByteClass.DIGIT ? row(slot) : 0;
    return true;
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

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
  private static final byte[] NO_TEXT = {};
  static final byte UNREAD = -1;

  /** The bits of a gap. */
  private static final int GAP = Spelling.START - 1 & ~ByteClass.WORD;

  /** One sign of assignment in {@link #seen}; what is below counts capital words. */
  private static final int SIGN = 1 << 16;

  /** Begin and end of each token, by turns. */
  final int[] edges;

  /** Classes of the token's own bytes and of those in the gap before it; {@link Spelling}. */
  private final int[] kind;

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
  private final Edges reader;
  private final Spelling spelling;
  private byte[] text = NO_TEXT;
  private int to;
  private long able;

  Tokens(Vocabulary vocabulary, Dispatch dispatch) {
    this.vocabulary = vocabulary;
    this.dispatch = dispatch;
    this.wording = new Wording(vocabulary);
    reader = new Edges(CAPACITY);
    edges = reader.at;
    kind = new int[CAPACITY];
    hash = new long[CAPACITY];
    spelling = new Spelling(edges, hash, kind, dispatch.starts());
    word = new int[CAPACITY];
    row = new int[CAPACITY];
    spoken = new Spoken(CAPACITY, vocabulary);
    seen = new int[CAPACITY];
    topicsLow = new long[CAPACITY];
    topicsHigh = new long[CAPACITY];
    reach = new byte[CAPACITY];
    asked = new int[CAPACITY + 1];
    pulled = new long[CAPACITY + 1];
  }

  /**
   * Begins before the first token of a text.
   *
   * @param triggers those that may be pulled at all
   */
  void open(byte[] utf8, int from, int behindLast, long triggers) {
    reader.open(utf8, from, behindLast);
    spelling.open(utf8, from, behindLast);
    text = utf8;
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
    reader.close();
    spelling.open(NO_TEXT, 0, 0);
    text = NO_TEXT;
  }

  /** Reads tokens until the window is full or the text ends; whether it goes on. */
  boolean fill() {
    boolean more = true;
    while (more && reader.hasRoom()) {
      more = reader.fill();
      int first = count;
      count = reader.count();
      spelling.read(first, count);
      look(first);
      pull(first);
    }
    return more;
  }

  /** Looks words up; apart from all that depends on what is found, so that nothing waits for it. */
  private void look(int first) {
    vocabulary.find(hash, first, count, word);
    Arrays.fill(reach, first, count, UNREAD);
  }

  private void pull(int first) {
    sums(first);
    rows(first);
    spoken.take(first, count, word, kind, edges, text);
    asks += dispatch.pull(first, count, edges, word, kind, text, to, able, asked, pulled, asks);
  }

  private void sums(int first) {
    int stop = count;
    int[] kinds = kind;
    int[] sums = seen;
    int sum = first == 0 ? 0 : sums[first - 1];
    for (int token = first; token < stop; token++) {
      int is = kinds[token];
      sum += (is & (ByteClass.COLON | ByteClass.EQUALS)) != 0 ? SIGN : 0;
      sum += is >>> Spelling.CAPITAL_BIT;
      sums[token] = sum;
    }
  }

  private void rows(int first) {
    int stop = count;
    int[] kinds = kind;
    int[] rows = row;
    for (int token = first; token < stop; token++) {
      int is = kinds[token];
      rows[token] =
          (is & ByteClass.WORD) != ByteClass.DIGIT ? 0 : joins(token, is) ? rows[token - 1] + 1 : 1;
    }
  }

  /** Whether one byte that may stand between groups of a number stands before a token. */
  private boolean joins(int token, int is) {
    return token > 0
        && edges[2 * token] - edges[2 * token - 1] == 1
        && (is & GAP & ~ByteClass.GROUPS) == 0;
  }

  /**
   * Forgets all tokens but the last ones before {@code keep}.
   *
   * @param answered how many of the tokens that pull triggers have been asked about
   */
  void slide(int keep, int answered) {
    int rest = count - keep;
    reader.slide(keep);
    System.arraycopy(kind, keep, kind, 0, rest);
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

  int start(int token) {
    return edges[2 * token];
  }

  int end(int token) {
    return edges[2 * token + 1];
  }

  int length(int token) {
    return edges[2 * token + 1] - edges[2 * token];
  }

  /** How many bytes stand before a token that is not the first. */
  int gapLength(int token) {
    return edges[2 * token] - edges[2 * token - 1];
  }

  int shape(int token) {
    return kind[token] & ByteClass.WORD;
  }

  int gap(int token) {
    return kind[token] & GAP;
  }

  boolean isCapital(int token) {
    return (kind[token] & Spelling.CAPITAL) != 0;
  }

  /** Whether a small ASCII letter stands right before a capital one in any token so far. */
  boolean hasHump() {
    return spelling.hasHump();
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

  /** Whether a token by itself, or a phrase that begins with it, may be context. */
  boolean speaks(int token) {
    return spoken.speaks(token);
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

  @Override
  public String toString() {
    return count + " tokens up to " + to;
  }
}

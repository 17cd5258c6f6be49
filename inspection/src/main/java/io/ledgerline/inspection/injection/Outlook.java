package io.ledgerline.inspection.injection;

import java.util.Arrays;

/**
 * Which classes and names the next words of a run have, word by word, so that of most rules one
 * look says that something they ask for does not follow. May say that it does where it does not,
 * never the other way round.
 */
final class Outlook {
  /** How many words behind the first of a match a short rule, and any rule, may reach. */
  static final int NEAR = 16;

  static final int FAR = 3 * NEAR;

  private static final int SIZE = Tokens.CAPACITY + FAR + NEAR + 1;

  /** What one word, and so many from it on, have. */
  private static final class Ahead {
    private final long[] one = new long[SIZE];
    private final long[] two = new long[SIZE];
    private final long[] four = new long[SIZE];
    private final long[] eight = new long[SIZE];
    private final long[] near = new long[SIZE];

    /** Adds up what so many words have. */
    void widen(int count) {
      Arrays.fill(one, count, Math.min(SIZE, count + FAR + NEAR + 1), 0);
      int all = count + FAR + 1;
      widen(one, 1, two, all);
      widen(two, 2, four, all);
      widen(four, 4, eight, all);
      widen(eight, 8, near, all);
    }

    private static void widen(long[] some, int by, long[] twice, int count) {
      for (int i = 0; i < count - by; i++) {
        twice[i] = some[i] | some[i + by];
      }
      Arrays.fill(twice, count - by, count, 0);
    }

    /** What the next words have of which an element must be one. */
    long next(int word, int gap) {
      if (gap == 0) {
        return one[word];
      }
      return gap < 4 ? four[word] : gap < 8 ? eight[word] : far(word);
    }

    long far(int word) {
      return near[word] | near[word + NEAR] | near[word + 2 * NEAR];
    }
  }

  private final Ahead bits = new Ahead();
  private final Ahead names = new Ahead();
  private int next;
  private long farBits;
  private long farNames;

  /** Which of 64 a word's name is one of; only words that rules name have one. */
  static long name(long hash) {
    return 1L << (hash >>> 58);
  }

  /** Reads the words of a run. */
  void read(Tokens tokens) {
    int count = tokens.count;
    for (int i = 0; i < count; i++) {
      long known = tokens.bits[i];
      bits.one[i] = known;
      names.one[i] = (known & Lexicon.LITERAL) == 0 ? 0 : name(tokens.hash[i]);
    }
    bits.widen(count);
    names.widen(count);
  }

  /** Looks on from a word. */
  void from(int word) {
    next = word + 1;
    farBits = bits.far(next);
    farNames = names.far(next);
  }

  /** Whether something may follow that a rule's every element fits. */
  boolean allows(Rule rule) {
    Rule.Element[] elements = rule.elements();
    if (elements.length == 1) {
      return true;
    }
    Rule.Element second = elements[1];
    int gap = second.gap();
    if ((bits.next(next, gap) & second.mask()) == 0
        && (names.next(next, gap) & second.names()) == 0) {
      return false;
    }
    boolean near = rule.reach() <= NEAR;
    return near ? rule.mayFit(bits.near[next], names.near[next]) : rule.mayFit(farBits, farNames);
  }
}

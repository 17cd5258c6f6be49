package io.ledgerline.inspection.injection;

/**
 * Which classes and names the next words of a run have, word by word, so that of most rules one
 * look says that something they ask for does not follow. May say that it does where it does not,
 * never the other way round.
 */
final class Outlook {
  /** How many words behind the first of a match a short rule, and any rule, may reach. */
  static final int NEAR = 16;

  static final int FAR = 3 * NEAR;

  private static final int SIZE = Tokens.CAPACITY + 1;

  /** What one word, and so many from it on, have. */
  private static final class Ahead {
    private final long[] one = new long[SIZE];
    private final long[] two = new long[SIZE];
    private final long[] four = new long[SIZE];
    private final long[] eight = new long[SIZE];
    private final long[] near = new long[SIZE];
    private int size;

    /** Adds up what so many words have; the one behind them has nothing. */
    void widen(int count) {
      size = count;
      one[count] = 0;
      widen(one, 1, two, count);
      widen(two, 2, four, count);
      widen(four, 4, eight, count);
      widen(eight, 8, near, count);
    }

    private static void widen(long[] some, int by, long[] twice, int count) {
      int whole = Math.max(0, count - by);
      for (int i = 0; i < whole; i++) {
        twice[i] = some[i] | some[i + by];
      }
      System.arraycopy(some, whole, twice, whole, count + 1 - whole);
    }

    /** Tells what the next words have by how far they reach; what those have that are near. */
    long look(int word, long[] reaches) {
      reaches[0] = one[word];
      reaches[1] = four[word];
      reaches[2] = eight[word];
      int far = Math.min(size, word + NEAR);
      int farther = Math.min(size, word + 2 * NEAR);
      reaches[FARTHEST] = near[word] | near[far] | near[farther];
      return near[word];
    }
  }

  /** How far the word after the first of a match may be: next to it, and so on up to anywhere. */
  static final int REACHES = 5;

  /** Of a rule of one word, before whatever follows. */
  static final int ANYTHING = 4;

  static final long ANY = 1;

  private static final int FARTHEST = 3;

  /** The classes and the names that the next words have, by how far they reach. */
  final long[] bits = new long[REACHES];

  final long[] names = new long[REACHES];

  /** The words that were gathered last. */
  final int[] begun = new int[Tokens.CAPACITY + 1];

  private final Ahead allBits = new Ahead();
  private final Ahead allNames = new Ahead();
  private long nearBits;
  private long nearNames;

  /** Which of 64 a word's name is one of; only words that rules name have one. */
  static long name(long hash) {
    return 1L << (hash >>> 58);
  }

  /** Among which words one is that so many others may stand before. */
  static int reach(int gap) {
    return gap == 0 ? 0 : gap < 4 ? 1 : gap < 8 ? 2 : FARTHEST;
  }

  /** Reads the words of a run. */
  void read(Tokens tokens) {
    int count = tokens.count;
    for (int i = 0; i < count; i++) {
      long known = tokens.bits[i];
      allBits.one[i] = known;
      allNames.one[i] = name(tokens.hash[i]) & known >> 63;
    }
    allBits.widen(count);
    allNames.widen(count);
    bits[ANYTHING] = ANY;
  }

  /**
   * Gathers the words from one on that have some classes, without a branch that would often be
   * guessed wrong; how many there are.
   */
  int begin(Tokens tokens, int from, long classes) {
    int many = 0;
    for (int i = from; i < tokens.count; i++) {
      long some = tokens.bits[i] & classes;
      begun[many] = i;
      many += (int) ((some | -some) >>> 63);
    }
    return many;
  }

  /** Looks on from a word. */
  void from(int word) {
    int next = word + 1;
    nearBits = allBits.look(next, bits);
    nearNames = allNames.look(next, names);
  }

  /** Whether what may follow fits every element of a rule but the first two. */
  boolean allowsRest(Rule rule) {
    return rule.reach() <= NEAR
        ? rule.mayFit(nearBits, nearNames)
        : rule.mayFit(bits[FARTHEST], names[FARTHEST]);
  }
}

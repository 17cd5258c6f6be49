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
    long look(int word, long[] reaches, int at) {
      reaches[at] = one[word];
      reaches[at + 1] = four[word];
      reaches[at + 2] = eight[word];
      int far = Math.min(size, word + NEAR);
      int farther = Math.min(size, word + 2 * NEAR);
      long some = near[word];
      reaches[at + FARTHEST] = some | near[far] | near[farther];
      return some;
    }
  }

  /** How far the word after the first of a match may be: next to it, and so on up to anywhere. */
  static final int REACHES = 4;

  /** Of a rule of one word, what any next word has, even where none is. No class has this bit. */
  static final long ANYTHING = Lexicon.LITERAL;

  private static final int FARTHEST = 3;

  /** The classes that the next words have, by how far they reach, and behind them the names. */
  final long[] ahead = new long[2 * REACHES];

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
    nearBits = allBits.look(next, ahead, 0);
    nearNames = allNames.look(next, ahead, REACHES);
    ahead[0] |= ANYTHING;
  }

  /** Whether the next words have something of what is looked for from a place of a table on. */
  boolean has(long[] looks, int at) {
    long[] some = ahead;
    return (looks[at] & some[0]
            | looks[at + 1] & some[1]
            | looks[at + 2] & some[2]
            | looks[at + 3] & some[3]
            | looks[at + 4] & some[4]
            | looks[at + 5] & some[5]
            | looks[at + 6] & some[6]
            | looks[at + 7] & some[7])
        != 0;
  }

  /** Whether what may follow fits every element of a rule but the first two. */
  boolean allowsRest(Rule rule) {
    return rule.reach() <= NEAR
        ? rule.mayFit(nearBits, nearNames)
        : rule.mayFit(ahead[FARTHEST], ahead[REACHES + FARTHEST]);
  }
}

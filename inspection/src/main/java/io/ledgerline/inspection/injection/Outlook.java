package io.ledgerline.inspection.injection;

/**
 * Which classes and names the words of a run have, block by block, so that of most rules one look
 * says that something they ask for does not follow. May say that it does where it does not, never
 * the other way round.
 */
final class Outlook {
  /** How many words behind the first of a match a short rule, and any rule, may reach. */
  static final int NEAR = 16;

  static final int FAR = 48;

  private static final int BLOCK_BITS = 3;
  private static final int BLOCKS = (Tokens.CAPACITY >> BLOCK_BITS) + 1;

  private final long[] bits = new long[BLOCKS];
  private final long[] names = new long[BLOCKS];
  private int blocks;
  private int block;

  private long nearBits;
  private long nearNames;
  private long farBits;
  private long farNames;

  /** Which of 64 a word's name is one of; only words that rules name have one. */
  static long name(long hash) {
    return 1L << (hash >>> 58);
  }

  /** Reads the words of a run. */
  void read(Tokens tokens) {
    blocks = (tokens.count >> BLOCK_BITS) + 1;
    block = -1;
    for (int b = 0; b < blocks; b++) {
      bits[b] = 0;
      names[b] = 0;
    }
    for (int i = 0; i < tokens.count; i++) {
      long known = tokens.bits[i];
      bits[i >> BLOCK_BITS] |= known;
      names[i >> BLOCK_BITS] |= (known & Lexicon.LITERAL) == 0 ? 0 : name(tokens.hash[i]);
    }
  }

  /** Looks on from a word. */
  void from(int word) {
    int first = word >> BLOCK_BITS;
    if (first == block) {
      return;
    }
    block = first;
    nearBits = 0;
    nearNames = 0;
    add(first, first + (NEAR >> BLOCK_BITS), true);
    farBits = nearBits;
    farNames = nearNames;
    add(first + (NEAR >> BLOCK_BITS) + 1, first + (FAR >> BLOCK_BITS), false);
  }

  private void add(int first, int last, boolean near) {
    long some = 0;
    long named = 0;
    for (int b = first; b <= Math.min(last, blocks - 1); b++) {
      some |= bits[b];
      named |= names[b];
    }
    if (near) {
      nearBits = some;
      nearNames = named;
    } else {
      farBits |= some;
      farNames |= named;
    }
  }

  /** Whether something may follow that a rule's every element fits. */
  boolean allows(Rule rule) {
    boolean near = rule.reach() <= NEAR;
    return near ? rule.mayFit(nearBits, nearNames) : rule.mayFit(farBits, farNames);
  }
}

package io.ledgerline.inspection.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * An automaton after Aho and Corasick over letters and digits without case, in one table: 144 bytes
 * for each character of a needle. A state is its row's offset; the complement where a needle ends.
 * Immutable.
 */
final class Needles {
  private static final int LETTERS = 36;
  private static final int[] NONE = {};
  private static final byte[] LETTER = letters();

  private final List<String> needles;
  private int[] next;
  private int[][] hits;
  private short[] depth;
  private int nodes = 1;

  Needles(List<String> needles) {
    this.needles = needles;
    int most = 1 + needles.stream().mapToInt(String::length).sum();
    next = new int[most * LETTERS];
    hits = new int[most][];
    depth = new short[most];
    Arrays.fill(next, -1);
    Arrays.fill(hits, NONE);
    for (int i = 0; i < needles.size(); i++) {
      add(i);
    }
    next = Arrays.copyOf(next, nodes * LETTERS);
    hits = Arrays.copyOf(hits, nodes);
    depth = Arrays.copyOf(depth, nodes);
    link();
    for (int edge = 0; edge < next.length; edge++) {
      int node = next[edge];
      next[edge] = hits[node].length > 0 ? ~(node * LETTERS) : node * LETTERS;
    }
  }

  private void add(int needle) {
    int at = 0;
    for (char c : needles.get(needle).toCharArray()) {
      int edge = at * LETTERS + letter(c);
      if (next[edge] < 0) {
        depth[nodes] = (short) (depth[at] + 1);
        next[edge] = nodes++;
      }
      at = next[edge];
    }
    hits[at] = with(hits[at], new int[] {needle});
  }

  private void link() {
    int[] fail = new int[nodes];
    Deque<Integer> queue = new ArrayDeque<>();
    queue.add(0);
    while (!queue.isEmpty()) {
      int at = queue.remove();
      for (int letter = 0; letter < LETTERS; letter++) {
        int edge = at * LETTERS + letter;
        int fallback = at == 0 ? 0 : next[fail[at] * LETTERS + letter];
        if (next[edge] < 0) {
          next[edge] = fallback;
          continue;
        }
        fail[next[edge]] = fallback;
        hits[next[edge]] = with(hits[next[edge]], hits[fallback]);
        queue.add(next[edge]);
      }
    }
  }

  private static int[] with(int[] some, int[] more) {
    if (more.length == 0) {
      return some;
    }
    var both = new ArrayList<Integer>();
    Arrays.stream(some).forEach(both::add);
    Arrays.stream(more).forEach(both::add);
    return both.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * The state after a letter or digit; negative where a needle ends with it.
   *
   * @param state as this gave it, or 0 at the beginning
   */
  int step(int state, int letter) {
    return next[(state < 0 ? ~state : state) + letter];
  }

  /** The needles that end in a state. */
  int[] hits(int state) {
    return hits[node(state)];
  }

  /** How many characters of a needle have been seen in a state. */
  int depth(int state) {
    return depth[node(state)];
  }

  private static int node(int state) {
    return (state < 0 ? ~state : state) / LETTERS;
  }

  /** The number of a letter or digit; -1 for every other character. */
  static int letter(int c) {
    return c < 0 || c >= LETTER.length ? -1 : LETTER[c];
  }

  private static byte[] letters() {
    byte[] letters = new byte[128];
    Arrays.fill(letters, (byte) -1);
    for (int i = 0; i < 26; i++) {
      letters['a' + i] = (byte) (i + 10);
      letters['A' + i] = (byte) (i + 10);
    }
    for (int i = 0; i < 10; i++) {
      letters['0' + i] = (byte) i;
    }
    return letters;
  }
}

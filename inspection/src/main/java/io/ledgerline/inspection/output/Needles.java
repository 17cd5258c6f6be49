package io.ledgerline.inspection.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;

/** An automaton after Aho and Corasick over lower-case letters and digits. Immutable. */
final class Needles {
  private static final int LETTERS = 36;

  private final List<int[]> next = new ArrayList<>();
  private final List<List<Integer>> hits = new ArrayList<>();

  Needles(List<String> needles) {
    node();
    for (int i = 0; i < needles.size(); i++) {
      int at = 0;
      for (char c : needles.get(i).toCharArray()) {
        int[] row = next.get(at);
        if (row[letter(c)] < 0) {
          row[letter(c)] = node();
        }
        at = row[letter(c)];
      }
      hits.get(at).add(i);
    }
    link();
  }

  private int node() {
    int[] row = new int[LETTERS];
    Arrays.fill(row, -1);
    next.add(row);
    hits.add(new ArrayList<>());
    return next.size() - 1;
  }

  private void link() {
    int[] fail = new int[next.size()];
    Deque<Integer> queue = new ArrayDeque<>();
    queue.add(0);
    while (!queue.isEmpty()) {
      int at = queue.remove();
      int[] row = next.get(at);
      for (int letter = 0; letter < LETTERS; letter++) {
        int fallback = at == 0 ? 0 : next.get(fail[at])[letter];
        if (row[letter] < 0) {
          row[letter] = fallback;
          continue;
        }
        fail[row[letter]] = fallback;
        hits.get(row[letter]).addAll(hits.get(fallback));
        queue.add(row[letter]);
      }
    }
  }

  /** The state after a letter or digit; tells which needles end with it. */
  int step(int state, char c, IntConsumer hit) {
    int after = next.get(state)[letter(c)];
    hits.get(after).forEach(hit::accept);
    return after;
  }

  private static int letter(char c) {
    return c <= '9' ? c - '0' : c - 'a' + 10;
  }
}

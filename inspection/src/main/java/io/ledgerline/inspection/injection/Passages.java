package io.ledgerline.inspection.injection;

/**
 * Cuts a text, run by run, into pieces whose wording is weighed: sentences in data, some sentences
 * together in what a user says. Not thread-safe.
 */
final class Passages {
  /**
   * Is told of each piece: its words as indexes in the run, and whether a question mark follows.
   */
  interface Each {
    void piece(Tokens run, int from, int to, boolean asked);
  }

  /** Longer pieces are cut wherever they are; less than a run keeps of the one before. */
  private static final int MOST = 60;

  /** Shorter ones say too little, but where they are all there is. */
  private static final int FEWEST = 3;

  /** Words from which a user's piece ends with its sentence. */
  private static final int FULL = 30;

  private final Sentences bounds;
  private final int full;
  private final Each each;
  private int open;
  private int count;

  Passages(Sentences bounds, boolean data, Each each) {
    this.bounds = bounds;
    this.full = data ? 1 : FULL;
    this.each = each;
  }

  /** How many pieces there were. */
  int count() {
    return count;
  }

  /** Reads the new words of a run. */
  void read(Tokens run) {
    int begin = run.repeated - open;
    while (true) {
      int next = bounds.next(run, Math.max(run.repeated, begin + full));
      int last = Math.max(run.repeated, begin + MOST);
      int to = Math.min(next, last);
      if (to >= run.count) {
        break;
      }
      end(run, begin, to);
      begin = to;
    }
    open = run.count - begin;
    if (run.isLast() && open > 0) {
      end(run, begin, run.count);
      open = 0;
    }
  }

  private void end(Tokens run, int from, int to) {
    if (to - from >= FEWEST) {
      count++;
      each.piece(run, from, to, bounds.asks(run, to));
    }
  }
}

package io.ledgerline.inspection.scan;

import java.util.Arrays;

/**
 * What was said about the last places that were asked about, by their offset. A place that two
 * others share a slot with is worked out again: memory is bounded, and so is what it saves.
 */
final class Memo {
  private static final int SLOTS = 64;
  private static final int WIDTH = 4;

  private final int[] offsets = new int[SLOTS];
  private boolean kept;
  private final long[] said = new long[SLOTS * WIDTH];

  Memo() {
    Arrays.fill(offsets, -1);
  }

  /** Forgets all, for another text. */
  void clear() {
    if (kept) {
      Arrays.fill(offsets, -1);
      kept = false;
    }
  }

  boolean restore(int offset, Context into) {
    int slot = offset & SLOTS - 1;
    if (offsets[slot] != offset) {
      return false;
    }
    into.restore(said, slot * WIDTH);
    return true;
  }

  void keep(int offset, Context context) {
    int slot = offset & SLOTS - 1;
    offsets[slot] = offset;
    kept = true;
    context.save(said, slot * WIDTH);
  }
}

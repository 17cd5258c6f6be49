package io.ledgerline.anchors.worm;

import io.ledgerline.ledger.tile.TilePath;
import java.util.ArrayList;
import java.util.List;

/** Which tiles and entry bundles came into being between two sizes of a tree. */
final class Sealed {
  private static final int LEVELS = 8;

  private Sealed() {}

  /**
   * Names, bundles before the tiles over them: those that became full after {@code from} and are
   * full at {@code to}, and where wanted the partial ones at the right edge of {@code to}.
   */
  static List<String> between(long from, long to, boolean edge) {
    List<String> names = new ArrayList<>();
    long width = TilePath.WIDTH;
    for (long number = from / width; number < to / width; number++) {
      names.add(TilePath.bundle(number, TilePath.WIDTH));
    }
    if (edge && to % width > 0) {
      names.add(TilePath.bundle(to / width, (int) (to % width)));
    }
    for (int level = 0; level < LEVELS; level++) {
      long before = TilePath.hashes(level, from);
      long after = TilePath.hashes(level, to);
      for (long number = before / width; number < after / width; number++) {
        names.add(TilePath.tile(level, number, TilePath.WIDTH));
      }
      if (edge && after % width > 0) {
        names.add(TilePath.tile(level, after / width, (int) (after % width)));
      }
    }
    return names;
  }
}

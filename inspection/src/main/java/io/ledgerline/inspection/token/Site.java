package io.ledgerline.inspection.token;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A place in a passage that is hidden.
 *
 * @param start offset of its first byte in the passage's array
 * @param end offset behind its last byte
 * @param type what was found there
 * @param how what hides it
 */
record Site(int start, int end, String type, Substitute how) {
  private static final Comparator<Site> IN_ORDER =
      Comparator.comparingInt(Site::start)
          .thenComparing(Comparator.comparingInt(Site::end).reversed());

  /**
   * In order, where places that overlap in part or touch became one, so that a token's neighbours
   * are the value's.
   */
  static List<Site> merged(List<Site> all) {
    if (all.size() < 2) {
      return all;
    }
    var sorted = new ArrayList<>(all);
    sorted.sort(IN_ORDER);
    var merged = new ArrayList<Site>(sorted.size());
    Site last = sorted.getFirst();
    for (Site next : sorted.subList(1, sorted.size())) {
      if (next.start > last.end) {
        merged.add(last);
        last = next;
      } else if (!last.covers(next)) {
        last = last.with(next);
      }
    }
    merged.add(last);
    return merged;
  }

  private boolean covers(Site other) {
    return start <= other.start && end >= other.end;
  }

  /** Together with one that begins in it, or right behind, and ends later: the longer names it. */
  private Site with(Site next) {
    boolean longer = next.end - next.start > end - start;
    Substitute stricter = how instanceof Substitute.Token ? next.how : how;
    return new Site(start, next.end, longer ? next.type : type, stricter);
  }
}

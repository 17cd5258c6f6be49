package io.ledgerline.inspection.scan;

import io.ledgerline.inspection.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes findings disjoint. Same type: one finding over both. Otherwise the surer wins, then the
 * longer, then the earlier {@link Rank}, then the earlier place, then the earlier type by name; the
 * other goes. The outcome depends on the set of findings only, never on their order.
 */
final class Overlaps {
  /** A finding before overlaps are settled. */
  record Found(Kind kind, int start, int end, int permille) {
    int length() {
      return end - start;
    }

    Finding finding(Map<Kind, String> detectors) {
      var known = detectors.get(kind);
      return new Finding(
          kind.type(), start, end, permille, known == null ? kind.detector() : known);
    }
  }

  private static final Comparator<Found> BY_START = (a, b) -> Integer.compare(a.start, b.start);

  private static final Comparator<Found> BY_PLACE =
      Comparator.comparing((Found f) -> f.kind().type())
          .thenComparingInt(Found::start)
          .thenComparingInt(Found::end);

  private static final Comparator<Found> BY_CLAIM =
      Comparator.comparingInt(Found::permille)
          .thenComparingInt(Found::length)
          .reversed()
          .thenComparing(f -> f.kind().rank())
          .thenComparingInt(Found::start)
          .thenComparing(f -> f.kind().type());

  private Overlaps() {}

  /**
   * What is left, by place.
   *
   * @param detectors names of kinds that need not be put together once more
   */
  static List<Finding> settle(List<Found> all, Map<Kind, String> detectors) {
    all.sort(BY_START);
    var settled = new ArrayList<Finding>(all.size());
    int from = 0;
    while (from < all.size()) {
      int to = from + 1;
      int end = all.get(from).end();
      while (to < all.size() && all.get(to).start() < end) {
        end = Math.max(end, all.get(to++).end());
      }
      if (to == from + 1) {
        settled.add(all.get(from).finding(detectors));
      } else {
        overlapping(all.subList(from, to)).forEach(one -> settled.add(one.finding(detectors)));
      }
      from = to;
    }
    return Collections.unmodifiableList(settled);
  }

  /** The same for findings in a row, each of which overlaps another. */
  private static Collection<Found> overlapping(List<Found> all) {
    var merged = merged(all);
    merged.sort(BY_CLAIM);
    var kept = new TreeMap<Integer, Found>();
    for (var next : merged) {
      var before = kept.lowerEntry(next.end());
      if (before == null || before.getValue().end() <= next.start()) {
        kept.put(next.start(), next);
      }
    }
    return kept.values();
  }

  private static List<Found> merged(List<Found> all) {
    var sorted = new ArrayList<>(all);
    sorted.sort(BY_PLACE);
    var merged = new ArrayList<Found>(sorted.size());
    for (var next : sorted) {
      var last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && last.kind().equals(next.kind()) && next.start() < last.end()) {
        merged.set(
            merged.size() - 1,
            new Found(
                last.kind(),
                last.start(),
                Math.max(last.end(), next.end()),
                Math.max(last.permille(), next.permille())));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }
}

package io.ledgerline.inspection.tenant;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.scan.Category;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Lays own findings upon others so that they add and never take away: where one meets a finding of
 * another category, both stay and share the place, the own one with what is its alone, or with all
 * of it where nothing is; a finding of the same category, or of none, is covered, its whole length.
 */
public final class Upon {
  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparingInt(Finding::start)
          .thenComparing(Comparator.comparingInt(Finding::end).reversed());

  private final Function<String, Category> category;
  private final List<Finding> settled = new ArrayList<>();

  private Upon(Function<String, Category> category) {
    this.category = category;
  }

  /**
   * Both together, sorted: by their beginning, of two that begin together the longer first. They
   * are disjoint but for own ones all of whose place another has, too.
   *
   * @param below as this returns them
   * @param above sorted and disjoint
   * @param category what kind of data a type is
   */
  public static List<Finding> lay(
      List<Finding> above, List<Finding> below, Function<String, Category> category) {
    if (above.isEmpty()) {
      return below;
    }
    var upon = new Upon(category);
    upon.run(above, below);
    upon.settled.sort(BY_PLACE);
    return upon.settled;
  }

  private void run(List<Finding> above, List<Finding> below) {
    var left = new ArrayList<>(below);
    int covered = 0;
    int first = 0;
    for (Finding own : above) {
      while (first < left.size() && left.get(first).end() <= own.start()) {
        settled.add(left.get(first));
        first++;
      }
      int start = Math.max(own.start(), covered);
      int end = own.end();
      int parts = 0;
      boolean shares = false;
      while (first < left.size() && left.get(first).start() < end) {
        Finding other = left.get(first);
        if (stays(own, other)) {
          parts += add(own, start, other.start());
          shares = true;
          if (other.end() > end) {
            start = end; // it may meet the next one too
            break;
          }
          settled.add(other);
          start = Math.max(start, other.end());
        } else if (category.apply(other.type()) == category.apply(own.type())) {
          start = Math.max(Math.min(start, other.start()), covered);
          end = Math.max(end, other.end());
        }
        first++;
      }
      parts += add(own, start, end);
      if (parts == 0 && shares) {
        add(own, own.start(), own.end());
      }
      covered = Math.max(covered, end);
    }
    settled.addAll(left.subList(first, left.size()));
  }

  private boolean stays(Finding own, Finding other) {
    Category is = category.apply(other.type());
    return is != Category.NONE && is != category.apply(own.type());
  }

  /** How many findings that makes: one, or none. */
  private int add(Finding own, int start, int end) {
    if (start >= end) {
      return 0;
    }
    settled.add(new Finding(own.type(), start, end, own.confidencePermille(), own.detector()));
    return 1;
  }
}

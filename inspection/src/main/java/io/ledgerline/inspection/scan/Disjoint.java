package io.ledgerline.inspection.scan;

import io.ledgerline.inspection.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Findings of a scan to which others are added, settled by the same order of claims. */
public final class Disjoint {
  private final List<Overlaps.Found> all = new ArrayList<>();

  private Disjoint() {}

  /** Begins with findings that are disjoint already. */
  public static Disjoint of(List<Finding> findings) {
    var disjoint = new Disjoint();
    for (var finding : findings) {
      int version =
          Integer.parseInt(finding.detector().substring(finding.detector().lastIndexOf('@') + 1));
      var kind = new Kind(finding.type(), version, Rank.CHECKED_ID, Category.NONE);
      disjoint.add(kind, finding.start(), finding.end(), finding.confidencePermille());
    }
    return disjoint;
  }

  /** Adds a finding. */
  public void add(Kind kind, int start, int end, int permille) {
    all.add(new Overlaps.Found(kind, start, end, permille));
  }

  /** All, sorted and disjoint. */
  public List<Finding> settled() {
    return Overlaps.settle(all, Map.of());
  }
}

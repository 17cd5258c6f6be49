package io.ledgerline.governance.budget;

import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Threshold;
import java.util.List;

/** Which thresholds of a budget a spend has reached. */
final class Reached {
  private Reached() {}

  /** The reached ones, by percentage upwards; a view of the declared list. */
  static List<Threshold> of(BudgetSpec spec, long spentNanoUsd) {
    List<Threshold> all = spec.thresholds();
    int count = 0;
    while (count < all.size()
        && spentNanoUsd >= NanoSum.share(spec.limitNanoUsd(), all.get(count).percent())) {
      count++;
    }
    return count == 0 ? List.of() : count == all.size() ? all : all.subList(0, count);
  }

  /** The lowest rate of those that throttle, 0 where none does. */
  static int requestsPerMinute(List<Threshold> reached) {
    int lowest = 0;
    for (int i = 0; i < reached.size(); i++) {
      int rate = reached.get(i).requestsPerMinute();
      if (rate > 0 && (lowest == 0 || rate < lowest)) {
        lowest = rate;
      }
    }
    return lowest;
  }
}

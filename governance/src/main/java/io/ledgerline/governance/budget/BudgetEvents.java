package io.ledgerline.governance.budget;

import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Threshold;
import java.util.UUID;

/** Told what a person must hear of. */
public interface BudgetEvents {
  /**
   * A threshold was reached; told once per counter and window, on the thread of the upkeep. If this
   * throws, it is told again at the next upkeep.
   *
   * @param counter the counter that reached it, for the entry {@code budget.threshold}
   */
  void thresholdReached(Counter counter, BudgetSpec spec, Threshold threshold, BudgetState state);

  /**
   * A call cost more than was reserved for it: the upper bound is wrong and must be mended. Called
   * on the thread that settled, outside of all locks; must return soon.
   *
   * @param reservedNanoUsd what was held
   * @param costNanoUsd what was booked
   */
  void overspent(UUID call, long reservedNanoUsd, long costNanoUsd);
}

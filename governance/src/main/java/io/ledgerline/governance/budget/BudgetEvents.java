package io.ledgerline.governance.budget;

import java.util.UUID;

/**
 * Told what a person must hear of. Called on the thread that settled, outside of all locks; must
 * return soon and must not throw.
 */
public interface BudgetEvents {
  /** A threshold was reached, told once per counter and window. */
  void thresholdReached(BudgetState state, String counter, Threshold threshold, BudgetSpec spec);

  /**
   * A call cost more than was reserved for it: the upper bound is wrong and must be mended.
   *
   * @param reservedNanoUsd what was held
   * @param costNanoUsd what was booked
   */
  void overspent(UUID call, long reservedNanoUsd, long costNanoUsd);
}

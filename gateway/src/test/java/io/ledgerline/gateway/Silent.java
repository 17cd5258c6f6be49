package io.ledgerline.gateway;

import io.ledgerline.governance.budget.BudgetEvents;
import io.ledgerline.governance.budget.BudgetState;
import io.ledgerline.governance.budget.Counter;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Threshold;

/** Budget events that nobody hears; spending more than was reserved fails the test. */
final class Silent implements BudgetEvents {
  @Override
  public void thresholdReached(
      Counter counter, BudgetSpec spec, Threshold threshold, BudgetState state) {}

  @Override
  public void overspent(java.util.UUID call, long reservedNanoUsd, long costNanoUsd) {
    throw new AssertionError("call " + call + " cost " + costNanoUsd + " of " + reservedNanoUsd);
  }
}

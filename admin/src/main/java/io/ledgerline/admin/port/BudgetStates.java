package io.ledgerline.admin.port;

import io.ledgerline.governance.budget.BudgetState;
import java.util.List;

/** The budgets' counters on this node, now. */
@FunctionalInterface
public interface BudgetStates {
  /** Every counter, in any order. */
  List<BudgetState> now();
}

package io.ledgerline.server.assembly;

import io.ledgerline.governance.budget.BudgetScope;
import io.ledgerline.governance.budget.BudgetState;
import io.ledgerline.governance.budget.Budgets;
import io.ledgerline.governance.budget.Outcome;
import io.ledgerline.governance.budget.Reservation;
import io.ledgerline.governance.budget.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The budgets as calls see them: a call that a policy lets in never meets the limits of an older
 * policy, in which its tenant may have had none.
 */
final class CurrentBudgets implements Budgets {
  private final Budgets budgets;
  private final Runnable takeUpNewestPolicy;

  /**
   * Budgets that look for a newer policy first.
   *
   * @param takeUpNewestPolicy called before each reservation; costs a comparison when there is
   *     nothing new
   */
  CurrentBudgets(Budgets budgets, Runnable takeUpNewestPolicy) {
    this.budgets = budgets;
    this.takeUpNewestPolicy = takeUpNewestPolicy;
  }

  @Override
  public Outcome reserve(UUID call, BudgetScope scope, long worstCaseNanoUsd, Instant now) {
    takeUpNewestPolicy.run();
    return budgets.reserve(call, scope, worstCaseNanoUsd, now);
  }

  @Override
  public Settlement settle(Reservation reservation, long costNanoUsd) {
    return budgets.settle(reservation, costNanoUsd);
  }

  @Override
  public Settlement release(Reservation reservation) {
    return budgets.release(reservation);
  }

  @Override
  public List<BudgetState> standing(BudgetScope scope, Instant now) {
    takeUpNewestPolicy.run();
    return budgets.standing(scope, now);
  }
}

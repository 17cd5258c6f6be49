package io.ledgerline.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.budget.BudgetBook;
import io.ledgerline.governance.budget.BudgetEvents;
import io.ledgerline.governance.budget.BudgetImage;
import io.ledgerline.governance.budget.BudgetScope;
import io.ledgerline.governance.budget.BudgetSettings;
import io.ledgerline.governance.budget.BudgetState;
import io.ledgerline.governance.budget.Counter;
import io.ledgerline.governance.budget.LiveBudgets;
import io.ledgerline.governance.budget.LocalLeases;
import io.ledgerline.governance.budget.Outcome;
import io.ledgerline.governance.limit.BudgetLevel;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.OnReserveShort;
import io.ledgerline.governance.limit.Threshold;
import io.ledgerline.governance.limit.Window;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CurrentBudgetsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final BudgetScope CALLER =
      new BudgetScope("threadco", "support", null, "u_1", null);

  @Test
  void theFirstCallThatANewPolicyLetsInMeetsThatPolicysLimit() throws Exception {
    var live = withoutBudgets();
    var current = new CurrentBudgets(live, () -> live.configure(List.of(nothingForThreadco())));
    assertThat(current.reserve(UUID.randomUUID(), CALLER, 1, NOW))
        .isInstanceOf(Outcome.Short.class);
    assertThat(current.standing(CALLER, NOW)).hasSize(1);
  }

  private static BudgetSpec nothingForThreadco() {
    return new BudgetSpec(
        "cap",
        BudgetLevel.TENANT,
        "threadco",
        null,
        null,
        null,
        Window.LIFETIME,
        0,
        List.of(),
        OnReserveShort.REFUSE);
  }

  private static LiveBudgets withoutBudgets() throws Exception {
    return LiveBudgets.open(
        BudgetSettings.DEFAULT,
        BudgetBook.from(BudgetImage.EMPTY, 100),
        List.of(),
        new LocalLeases(InstantSource.fixed(NOW)).node("node-1"),
        new BudgetEvents() {
          @Override
          public void thresholdReached(
              Counter counter, BudgetSpec spec, Threshold threshold, BudgetState state) {}

          @Override
          public void overspent(UUID call, long reservedNanoUsd, long costNanoUsd) {}
        });
  }
}

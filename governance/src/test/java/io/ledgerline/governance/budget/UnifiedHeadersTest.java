package io.ledgerline.governance.budget;

import static io.ledgerline.governance.budget.Specs.NOON;
import static io.ledgerline.governance.budget.Specs.live;
import static io.ledgerline.governance.budget.Specs.reserve;
import static io.ledgerline.governance.budget.Specs.reserved;
import static io.ledgerline.governance.budget.Specs.spec;
import static io.ledgerline.governance.budget.Specs.tenant;
import static io.ledgerline.governance.budget.Specs.warn;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.limit.BudgetLevel;
import io.ledgerline.governance.limit.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnifiedHeadersTest {
  private static final String UNIFIED = "anthropic-ratelimit-unified-";
  private static final String DECEMBER = "1796083200";

  @Test
  void anAnswerShowsHowTheFullestBudgetStands() {
    LiveBudgets budgets =
        live(tenant("month", Window.MONTH, 1_000), tenant("total", Window.LIFETIME, 100_000));
    budgets.settle(reserved(budgets, 129), 129);

    assertThat(UnifiedHeaders.allowed(budgets.standing(Specs.ANN, NOON)))
        .containsExactly(
            entry(UNIFIED + "status", "allowed"),
            entry(UNIFIED + "reset", DECEMBER),
            entry(UNIFIED + "overage-reset", DECEMBER),
            entry(UNIFIED + "overage-utilization", "0.12"),
            entry(UNIFIED + "overage-period", "monthly"));
  }

  @Test
  void anAnswerWarnsOnceAThresholdIsReached() {
    LiveBudgets budgets = live(tenant("month", Window.MONTH, 1_000, warn(50), warn(80), warn(95)));
    budgets.settle(reserved(budgets, 829), 829);

    assertThat(UnifiedHeaders.allowed(budgets.standing(Specs.ANN, NOON)))
        .containsExactly(
            entry(UNIFIED + "status", "allowed_warning"),
            entry(UNIFIED + "reset", DECEMBER),
            entry(UNIFIED + "overage-reset", DECEMBER),
            entry(UNIFIED + "overage-utilization", "0.82"),
            entry(UNIFIED + "overage-surpassed-threshold", "0.8"),
            entry(UNIFIED + "representative-claim", "overage"),
            entry(UNIFIED + "overage-status", "allowed_warning"),
            entry(UNIFIED + "overage-period", "monthly"));
  }

  @Test
  void ofTheOrganizationOnlyTheReachedThresholdIsShown() {
    LiveBudgets budgets =
        live(spec(BudgetLevel.ORGANIZATION, null, null, null, "all", Window.DAY, 1_000, warn(50)));
    budgets.settle(reserved(budgets, 777), 777);

    assertThat(UnifiedHeaders.allowed(budgets.standing(Specs.ANN, NOON)))
        .contains(entry(UNIFIED + "overage-utilization", "0.5"));
  }

  @Test
  void aRefusalNamesTheResetAndKeepsTheClaimAway() {
    LiveBudgets budgets = live(tenant("day", Window.DAY, 1_000));
    Outcome.Short refused = (Outcome.Short) reserve(budgets, 1_001);

    assertThat(UnifiedHeaders.rejected(refused, NOON))
        .containsExactly(
            entry("retry-after", "43200"),
            entry("x-should-retry", "false"),
            entry(UNIFIED + "status", "rejected"),
            entry(UNIFIED + "reset", "1795305600"),
            entry(UNIFIED + "overage-reset", "1795305600"),
            entry(UNIFIED + "overage-utilization", "1"),
            entry(UNIFIED + "overage-surpassed-threshold", "1"),
            entry(UNIFIED + "overage-period", "daily"),
            entry(UNIFIED + "overage-disabled-reason", "org_spend_cap_reached"));
  }

  @Test
  void aLifetimeHasNoReset() {
    LiveBudgets budgets = live(tenant("total", Window.LIFETIME, 0));
    Outcome.Short refused = (Outcome.Short) reserve(budgets, 1);

    assertThat(UnifiedHeaders.rejected(refused, NOON))
        .extracting(Map.Entry::getKey)
        .doesNotContain("retry-after", UNIFIED + "reset", UNIFIED + "overage-period");
    assertThat(refused.sentence())
        .isEqualTo(
            "This call may cost up to $0.000000001, $0.00 left of budget threadco/total,"
                + " which does not reset.");
  }

  @Test
  void noBudgetMeansNoHeaders() {
    assertThat(UnifiedHeaders.allowed(List.of())).isEmpty();
  }

  @Test
  void unreadableBudgetsSayFetchError() {
    assertThat(UnifiedHeaders.unreadable(new Outcome.Unavailable("down", Duration.ofSeconds(5))))
        .contains(
            entry("retry-after", "5"), entry(UNIFIED + "overage-disabled-reason", "fetch_error"));
  }
}

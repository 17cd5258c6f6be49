package io.ledgerline.governance.budget;

import io.ledgerline.governance.limit.BudgetLevel;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.OnReserveShort;
import io.ledgerline.governance.limit.Threshold;
import io.ledgerline.governance.limit.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Budgets and places for tests. */
final class Specs {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final BudgetScope ANN =
      new BudgetScope("threadco", "support", "orders", "u_ann", "session-1");

  private Specs() {}

  static BudgetSpec tenant(String name, Window window, long limit, Threshold... thresholds) {
    return spec(BudgetLevel.TENANT, "threadco", null, null, name, window, limit, thresholds);
  }

  static BudgetSpec spec(
      BudgetLevel level,
      @Nullable String tenant,
      @Nullable String workspace,
      @Nullable String useCase,
      String name,
      Window window,
      long limit,
      Threshold... thresholds) {
    return new BudgetSpec(
        name,
        level,
        tenant,
        workspace,
        useCase,
        null,
        window,
        limit,
        List.of(thresholds),
        OnReserveShort.REFUSE);
  }

  static Threshold warn(int percent) {
    return new Threshold(percent, Threshold.Action.WARN, 0);
  }

  static long usd(String dollars) {
    return new BigDecimal(dollars).movePointRight(9).longValueExact();
  }

  static LiveBudgets live(BudgetSpec... specs) {
    return live(new Heard(), specs);
  }

  static LiveBudgets live(BudgetEvents events, BudgetSpec... specs) {
    try {
      return LiveBudgets.open(
          BudgetSettings.DEFAULT,
          BudgetBook.from(BudgetImage.EMPTY, 1000),
          List.of(specs),
          new LocalLeases(() -> NOON).node("a"),
          events);
    } catch (LeaseUnavailableException e) {
      throw new AssertionError(e);
    }
  }

  static Outcome reserve(Budgets budgets, long amount) {
    return budgets.reserve(UUID.randomUUID(), ANN, amount, NOON);
  }

  static Reservation reserved(Budgets budgets, long amount) {
    return ((Outcome.Reserved) reserve(budgets, amount)).reservation();
  }

  /** Remembers what was told. */
  static final class Heard implements BudgetEvents {
    final List<String> thresholds = new ArrayList<>();
    final List<Long> overspent = new ArrayList<>();

    @Override
    public synchronized void thresholdReached(
        Counter counter, BudgetSpec spec, Threshold threshold, BudgetState state) {
      thresholds.add(counter + " " + threshold.percent() + " " + threshold.action().wireName());
    }

    @Override
    public synchronized void overspent(UUID call, long reserved, long cost) {
      overspent.add(cost - reserved);
    }
  }
}

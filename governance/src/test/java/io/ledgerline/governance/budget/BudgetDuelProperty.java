package io.ledgerline.governance.budget;

import static io.ledgerline.governance.budget.Specs.NOON;
import static io.ledgerline.governance.budget.Specs.live;
import static io.ledgerline.governance.budget.Specs.spec;
import static io.ledgerline.governance.budget.Specs.tenant;
import static io.ledgerline.governance.budget.Specs.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.limit.BudgetLevel;
import io.ledgerline.governance.limit.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand calls at once against the same money. */
class BudgetDuelProperty {
  private static final int CALLS = 1_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void tenCentsAreNeverPassedAndAtLeastHalfUsed(long seed) throws Exception {
    long cap = usd("0.10");
    LiveBudgets budgets = live(tenant("duel", Window.LIFETIME, cap));
    AtomicLong settled = new AtomicLong();

    allAtOnce(
        seed,
        random -> {
          long worst = 100_000L + random.nextInt(900_000);
          if (Specs.reserve(budgets, worst) instanceof Outcome.Reserved held) {
            long cost = worst * (20 + random.nextInt(81)) / 100;
            Thread.yield();
            budgets.settle(held.reservation(), cost);
            settled.addAndGet(cost);
          }
        });

    BudgetState state = budgets.standing(Specs.ANN, NOON).getFirst();
    assertThat(state.spentNanoUsd()).isEqualTo(settled.get()).isLessThanOrEqualTo(cap);
    assertThat(state.spentNanoUsd()).isGreaterThanOrEqualTo(cap / 2);
    assertThat(state.reservedNanoUsd()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void manyBudgetsAtOnceStayExactWhateverTheInterleaving(long seed) throws Exception {
    LiveBudgets budgets =
        live(
            spec(BudgetLevel.ORGANIZATION, null, null, null, "all", Window.DAY, 40_000),
            spec(BudgetLevel.TENANT, "t0", null, null, "month", Window.MONTH, 15_000),
            spec(BudgetLevel.TENANT, "t1", null, null, "month", Window.MONTH, 15_000),
            spec(BudgetLevel.USER, null, null, null, "each", Window.DAY, 6_000));
    AtomicLong settled = new AtomicLong();

    allAtOnce(
        seed,
        random -> {
          for (int i = 0; i < 20; i++) {
            BudgetScope scope =
                new BudgetScope("t" + random.nextInt(3), "w", null, "u_" + random.nextInt(5), null);
            Outcome outcome = budgets.reserve(UUID.randomUUID(), scope, 100, NOON);
            if (outcome instanceof Outcome.Reserved held) {
              assertThat(held.states()).allMatch(s -> total(s) <= s.limitNanoUsd());
              long cost = random.nextInt(101);
              boolean sent = random.nextBoolean();
              Settlement first =
                  sent
                      ? budgets.settle(held.reservation(), cost)
                      : budgets.release(held.reservation());
              assertThat(first).isNotEqualTo(Settlement.REPEATED);
              assertThat(budgets.release(held.reservation())).isEqualTo(Settlement.REPEATED);
              settled.addAndGet(sent ? cost : 0);
            }
          }
        });

    BudgetScope anybody = new BudgetScope("t0", "w", null, "u_0", null);
    BudgetState all = budgets.standing(anybody, NOON).getFirst();
    assertThat(all.spentNanoUsd()).isEqualTo(settled.get()).isLessThanOrEqualTo(40_000);
    assertThat(all.reservedNanoUsd()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void oneEndWinsWhenAllEndTheSameCall(long seed) throws Exception {
    LiveBudgets budgets = live(tenant("month", Window.MONTH, 1_000));
    Reservation held = Specs.reserved(budgets, 1_000);
    AtomicLong acted = new AtomicLong();

    allAtOnce(
        seed,
        random -> {
          Settlement end = random.nextBoolean() ? budgets.settle(held, 700) : budgets.release(held);
          if (end != Settlement.REPEATED) {
            acted.incrementAndGet();
          }
        });

    assertThat(acted.get()).isOne();
    assertThat(budgets.standing(Specs.ANN, NOON).getFirst().reservedNanoUsd()).isZero();
  }

  private static long total(BudgetState state) {
    return state.spentNanoUsd() + state.reservedNanoUsd();
  }

  private interface Work {
    void run(Random random) throws Exception;
  }

  private static void allAtOnce(long seed, Work work) throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        Random random = new Random(seed * 1_000_003 + i);
        all.add(
            threads.submit(
                () -> {
                  go.await();
                  work.run(random);
                  return null;
                }));
      }
      go.countDown();
      for (Future<?> each : all) {
        each.get();
      }
    }
  }
}

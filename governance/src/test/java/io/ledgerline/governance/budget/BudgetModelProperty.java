package io.ledgerline.governance.budget;

import static io.ledgerline.governance.budget.Specs.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EventType;
import io.ledgerline.governance.limit.BudgetLevel;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Window;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories against a model in exact decimals: reservations, ends of every kind, clocks that
 * jump, limits that change, costs corrected later, and crashes at any point, with or without an
 * image, before or after each entry of a call.
 */
class BudgetModelProperty {
  private static final List<BudgetSpec> SPECS =
      List.of(
          spec(BudgetLevel.ORGANIZATION, null, null, null, "all", Window.WEEK, 5_000),
          spec(BudgetLevel.TENANT, "a", null, null, "month", Window.MONTH, 3_000),
          spec(BudgetLevel.TENANT, "b", null, null, "month", Window.LIFETIME, 4_000),
          spec(BudgetLevel.WORKSPACE, "a", "w1", null, "work", Window.DAY, 1_500),
          spec(BudgetLevel.USE_CASE, "a", "w1", "u1", "case", Window.WEEK, 1_000),
          spec(BudgetLevel.USER, "a", null, null, "each", Window.DAY, 700),
          spec(BudgetLevel.USER, null, null, null, "anybody", Window.MONTH, 2_000),
          spec(BudgetLevel.SESSION, "a", "w1", null, "run", Window.LIFETIME, 600));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void agreesWithTheModelAndWithEveryReplay(long seed) throws Exception {
    new History(seed, folder).run(1_500);
  }

  @Tag("sweep")
  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108})
  void agreesForLongHistories(long seed) throws Exception {
    new History(seed, folder).run(20_000);
  }

  /** One open call, and how far it has come. */
  private static final class Call {
    final Reservation held;
    final List<Counter> counters;
    final String stream;
    final Instant at;
    long admitted = -1;

    Call(Reservation held, List<Counter> counters, String stream, Instant at) {
      this.held = held;
      this.counters = counters;
      this.stream = stream;
      this.at = at;
    }
  }

  private static final class History {
    private final Random random;
    private final BudgetImageFile file;
    private final Tape tape = new Tape();
    private final Model model = new Model(SPECS);
    private final List<Call> calls = new ArrayList<>();
    private final Specs.Heard heard = new Specs.Heard();
    private Instant now = Instant.parse("2026-11-28T22:00:00Z");
    private LiveBudgets budgets;

    History(long seed, Path folder) throws Exception {
      random = new Random(seed);
      file = new BudgetImageFile(folder.resolve("budgets-" + seed), new byte[32]);
      budgets = open(BudgetImage.EMPTY);
    }

    void run(int steps) throws Exception {
      for (int i = 0; i < steps; i++) {
        step();
      }
      restart();
      compareStandings();
    }

    private void step() throws Exception {
      switch (random.nextInt(20)) {
        case 0, 1, 2, 3, 4, 5, 6 -> reserve();
        case 7, 8, 9 -> admit();
        case 10, 11, 12, 13 -> end();
        case 14 -> release();
        case 15 -> jump();
        case 16 -> changeLimits();
        case 17 -> adjust();
        case 18 -> follow();
        default -> {
          if (random.nextInt(8) == 0) {
            restart();
          } else {
            compareStandings();
          }
        }
      }
    }

    private BudgetScope scope() {
      String tenant = random.nextInt(3) == 0 ? "b" : "a";
      String useCase = random.nextBoolean() ? "u" + random.nextInt(2) : null;
      String session = random.nextBoolean() ? "s" + random.nextInt(3) : null;
      return new BudgetScope(
          tenant, "w" + random.nextInt(2), useCase, "u_" + random.nextInt(4), session);
    }

    private void reserve() {
      BudgetScope scope = scope();
      long amount = random.nextInt(400);
      BigDecimal least = model.least(scope, now);
      Outcome outcome = budgets.reserve(new UUID(seedless(), seedless()), scope, amount, now);
      if (least.compareTo(BigDecimal.valueOf(amount)) < 0) {
        assertThat(outcome).isInstanceOf(Outcome.Short.class);
        assertThat(((Outcome.Short) outcome).leftNanoUsd()).isEqualTo(least.longValueExact());
        return;
      }
      assertThat(outcome).isInstanceOf(Outcome.Reserved.class);
      Reservation held = ((Outcome.Reserved) outcome).reservation();
      calls.add(new Call(held, model.reserve(scope, now, amount), scope.tenant(), now));
    }

    private long seedless() {
      return random.nextLong();
    }

    private void admit() {
      if (!calls.isEmpty()) {
        Call call = any();
        if (call.admitted < 0) {
          call.admitted = tape.admitted(call.stream, call.held, call.at);
        }
      }
    }

    private void end() {
      if (calls.isEmpty()) {
        return;
      }
      Call call = any();
      if (call.admitted < 0) {
        return;
      }
      boolean wrongBound = random.nextInt(50) == 0;
      long bound = call.held.amountNanoUsd() + (wrongBound ? 50 : 0);
      long cost = random.nextLong(bound + 1);
      EventType type =
          List.of(EventType.CALL_COMPLETED, EventType.CALL_FAILED, EventType.CALL_ABORTED)
              .get(random.nextInt(3));
      tape.ended(type, call.stream, call.admitted, now, cost);
      calls.remove(call);
      model.end(call.counters, call.held.amountNanoUsd(), cost);
      if (random.nextInt(30) == 0) {
        // The crash comes between the entry and the settlement.
        restartWith();
        return;
      }
      boolean over = cost > call.held.amountNanoUsd();
      assertThat(budgets.settle(call.held, cost))
          .isEqualTo(over ? Settlement.OVERSPENT : Settlement.SETTLED);
      assertThat(budgets.settle(call.held, cost)).isEqualTo(Settlement.REPEATED);
    }

    private void restartWith() {
      try {
        restart();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    private void release() {
      if (!calls.isEmpty()) {
        Call call = any();
        if (call.admitted < 0) {
          calls.remove(call);
          model.end(call.counters, call.held.amountNanoUsd(), 0);
          assertThat(budgets.release(call.held)).isEqualTo(Settlement.RELEASED);
          assertThat(budgets.release(call.held)).isEqualTo(Settlement.REPEATED);
        }
      }
    }

    private void jump() {
      Duration by = Duration.ofMinutes(random.nextInt(60 * 30));
      now = random.nextInt(3) == 0 ? now.minus(by) : now.plus(by);
    }

    private void changeLimits() {
      List<BudgetSpec> changed = new ArrayList<>();
      for (BudgetSpec spec : SPECS) {
        long limit = spec.limitNanoUsd() * (50 + random.nextInt(100)) / 100;
        changed.add(
            spec(
                spec.level(),
                spec.tenant(),
                spec.workspace(),
                spec.useCase(),
                spec.name(),
                spec.window(),
                limit));
      }
      model.specs = changed;
      budgets.configure(changed);
    }

    private void adjust() {
      if (model.spent.isEmpty()) {
        return;
      }
      List<Counter> known = List.copyOf(model.spent.keySet());
      Counter counter = known.get(random.nextInt(known.size()));
      long before = random.nextInt(100);
      long after = random.nextInt(100);
      tape.adjusted("a", List.of(counter), dollars(before), dollars(after), now);
      tape.replayInto(budgets);
      model.spend(List.of(counter), after - before);
    }

    private static String dollars(long nano) {
      return BigDecimal.valueOf(nano, 9).toPlainString();
    }

    private void follow() throws Exception {
      tape.other("_system", now);
      tape.replayInto(budgets);
      if (random.nextBoolean()) {
        file.write(budgets.image());
      }
      budgets.upkeep(now);
    }

    /** A crash: what was only in memory is gone, open calls count at their reservation. */
    private void restart() throws Exception {
      for (Call call : calls) {
        boolean sent = call.admitted >= 0;
        model.end(call.counters, call.held.amountNanoUsd(), sent ? call.held.amountNanoUsd() : 0);
      }
      budgets = open(file.read());
      BudgetBook whole = BudgetBook.from(BudgetImage.EMPTY, 10_000);
      tape.replayInto(whole);
      assertThat(budgets.image()).isEqualTo(whole.image());
      assertThat(budgets.interrupted())
          .extracting(OpenCall::index)
          .containsExactlyInAnyOrderElementsOf(
              calls.stream().map(c -> c.admitted).filter(i -> i >= 0).toList());
      calls.clear();
      compareStandings();
      for (OpenCall open : budgets.interrupted()) {
        long found = random.nextInt(4) == 0 ? open.reservedNanoUsd() / 2 : open.reservedNanoUsd();
        tape.ended(EventType.CALL_INTERRUPTED, open.stream(), open.index(), now, found);
        model.spend(open.counters(), found - open.reservedNanoUsd());
      }
      tape.replayInto(budgets);
    }

    private LiveBudgets open(BudgetImage image) throws Exception {
      BudgetBook book = BudgetBook.from(image, 10_000);
      tape.replayInto(book);
      return LiveBudgets.open(
          BudgetSettings.DEFAULT, book, model.specs, new LocalLeases(() -> now).node("n"), heard);
    }

    private void compareStandings() {
      BudgetScope scope = scope();
      List<BudgetState> states = budgets.standing(scope, now);
      List<BudgetSpec> expected = model.applicable(scope);
      assertThat(states).hasSameSizeAs(expected);
      for (BudgetSpec spec : expected) {
        Counter counter = Model.counter(spec, scope, now);
        BudgetState state =
            states.stream().filter(s -> s.budget().equals(spec.id())).findFirst().orElseThrow();
        assertThat(BigDecimal.valueOf(state.spentNanoUsd()))
            .as("spent of %s", counter)
            .isEqualByComparingTo(model.spent(counter));
        assertThat(BigDecimal.valueOf(state.reservedNanoUsd()))
            .as("reserved of %s", counter)
            .isEqualByComparingTo(model.reserved.getOrDefault(counter, BigDecimal.ZERO));
      }
    }

    private Call any() {
      return calls.get(random.nextInt(calls.size()));
    }
  }
}

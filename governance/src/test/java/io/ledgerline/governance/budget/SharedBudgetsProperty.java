package io.ledgerline.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EventType;
import io.ledgerline.governance.limit.BudgetLevel;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three nodes on the same budgets. Questions to the lease source fail before or after they take
 * effect, whole outages come and go, nodes are killed and come back from their ledgers, silent
 * nodes are taken for dead: all together never spend more than a limit.
 */
class SharedBudgetsProperty {
  private static final BudgetSpec WEEK = Specs.tenant("week", Window.WEEK, 9_000);
  private static final BudgetSpec EACH =
      Specs.spec(BudgetLevel.USER, "threadco", null, null, "each", Window.LIFETIME, 5_000);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void neverSpendMoreThanALimit(long seed) throws Exception {
    new Fleet(seed).run(3_000);
  }

  /** A lease source that fails now and then. */
  private static final class Flaky implements LeaseSource {
    final LeaseSource real;
    final Random random;
    boolean outage;

    Flaky(LeaseSource real, Random random) {
      this.real = real;
      this.random = random;
    }

    private void maybeFail() throws LeaseUnavailableException {
      if (outage || random.nextInt(12) == 0) {
        throw new LeaseUnavailableException("simulated");
      }
    }

    @Override
    public List<LeaseGrant> exchange(List<LeaseAsk> asks) throws LeaseUnavailableException {
      maybeFail();
      List<LeaseGrant> grants = real.exchange(asks);
      maybeFail();
      return grants;
    }

    @Override
    public void rejoin(Map<Counter, Long> spent) throws LeaseUnavailableException {
      maybeFail();
      real.rejoin(spent);
      maybeFail();
    }

    @Override
    public Set<Counter> wanted() throws LeaseUnavailableException {
      maybeFail();
      return real.wanted();
    }

    @Override
    public boolean firstToReport(Counter counter, int percent) throws LeaseUnavailableException {
      maybeFail();
      return real.firstToReport(counter, percent);
    }

    @Override
    public void forget(Collection<Counter> counters) throws LeaseUnavailableException {
      maybeFail();
      real.forget(counters);
    }

    @Override
    public boolean shared() {
      return true;
    }
  }

  /** A call that was admitted, and where. */
  private record Sent(Reservation held, long index) {}

  /** One node with its ledger. */
  private static final class Node {
    final Flaky leases;
    final Tape tape = new Tape();
    final BudgetBook follower = BudgetBook.from(BudgetImage.EMPTY, 1_000);
    final List<Sent> calls = new ArrayList<>();
    LiveBudgets budgets;

    Node(Flaky leases, LiveBudgets budgets) {
      this.leases = leases;
      this.budgets = budgets;
    }
  }

  private static final class Fleet {
    private final Random random;
    private final LocalLeases pool = new LocalLeases(this::now);
    private final List<Node> nodes = new ArrayList<>();
    private Instant now = Specs.NOON;
    private int calls;

    Fleet(long seed) throws Exception {
      random = new Random(seed);
      for (String name : List.of("a", "b", "c")) {
        Flaky leases = new Flaky(pool.node(name), random);
        leases.real.rejoin(Map.of());
        nodes.add(new Node(leases, open(new Tape(), leases)));
      }
    }

    private Instant now() {
      return now;
    }

    void run(int steps) throws Exception {
      for (int i = 0; i < steps; i++) {
        step(nodes.get(random.nextInt(nodes.size())));
        checkLimits();
      }
      assertThat(calls).isGreaterThan(50);
    }

    private void step(Node node) throws Exception {
      switch (random.nextInt(24)) {
        case 0 -> node.leases.outage = random.nextInt(3) > 0 && !node.leases.outage;
        case 1 -> kill(node);
        case 2 -> now = now.plus(Duration.ofSeconds(random.nextInt(40)));
        case 3, 4, 5, 6, 7 -> upkeep(node);
        case 8, 9, 10, 11, 12, 13 -> end(node);
        default -> reserve(node);
      }
    }

    private void upkeep(Node node) {
      try {
        node.budgets.upkeep(now);
      } catch (LeaseUnavailableException e) {
        assertThat(e).hasMessage("simulated");
      }
    }

    private void reserve(Node node) {
      BudgetScope scope = new BudgetScope("threadco", "w", null, "u_" + random.nextInt(3), null);
      Outcome outcome = node.budgets.reserve(UUID.randomUUID(), scope, random.nextInt(120), now);
      if (outcome instanceof Outcome.Reserved held) {
        calls++;
        Reservation made = held.reservation();
        node.calls.add(new Sent(made, node.tape.admitted("threadco", made, now)));
      }
    }

    private void end(Node node) {
      if (node.calls.isEmpty()) {
        return;
      }
      Sent call = node.calls.remove(random.nextInt(node.calls.size()));
      long cost = random.nextLong(call.held().amountNanoUsd() + 1);
      node.tape.ended(EventType.CALL_COMPLETED, "threadco", call.index(), now, cost);
      node.budgets.settle(call.held(), cost);
    }

    private void kill(Node node) throws Exception {
      try {
        node.budgets = open(node.tape, node.leases);
      } catch (LeaseUnavailableException e) {
        // A node that can't tell what it spent does not start; its process tries again.
        node.leases.outage = false;
        kill(node);
        return;
      }
      node.calls.clear();
      for (OpenCall open : node.budgets.interrupted()) {
        node.tape.ended(
            EventType.CALL_INTERRUPTED, "threadco", open.index(), now, open.reservedNanoUsd());
      }
    }

    private LiveBudgets open(Tape tape, LeaseSource leases) throws LeaseUnavailableException {
      BudgetBook book = BudgetBook.from(BudgetImage.EMPTY, 1_000);
      tape.replayInto(book);
      LiveBudgets budgets = null;
      while (budgets == null) {
        try {
          budgets =
              LiveBudgets.open(
                  BudgetSettings.DEFAULT, book, List.of(WEEK, EACH), leases, new Specs.Heard());
        } catch (LeaseUnavailableException e) {
          ((Flaky) leases).outage = false;
        }
      }
      return budgets;
    }

    /** What the three ledgers show, open calls at what is held for them. */
    private void checkLimits() {
      Map<Counter, Long> total = new HashMap<>();
      for (Node node : nodes) {
        node.tape.replayInto(node.follower);
        node.follower
            .settledAtWorst()
            .forEach((counter, tally) -> total.merge(counter, tally.spent(), Long::sum));
      }
      total.forEach(
          (counter, worst) ->
              assertThat(worst)
                  .as("%s", counter)
                  .isLessThanOrEqualTo(
                      counter.budget().equals(WEEK.id())
                          ? WEEK.limitNanoUsd()
                          : EACH.limitNanoUsd()));
    }
  }
}

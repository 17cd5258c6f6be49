package io.ledgerline.benchmarks.micro;

import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.budget.BudgetBook;
import io.ledgerline.governance.budget.BudgetEvents;
import io.ledgerline.governance.budget.BudgetImage;
import io.ledgerline.governance.budget.BudgetScope;
import io.ledgerline.governance.budget.BudgetSettings;
import io.ledgerline.governance.budget.BudgetState;
import io.ledgerline.governance.budget.Counter;
import io.ledgerline.governance.budget.LeaseUnavailableException;
import io.ledgerline.governance.budget.LiveBudgets;
import io.ledgerline.governance.budget.LocalLeases;
import io.ledgerline.governance.budget.Outcome;
import io.ledgerline.governance.budget.Settlement;
import io.ledgerline.governance.limit.BudgetLevel;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.OnReserveShort;
import io.ledgerline.governance.limit.Threshold;
import io.ledgerline.governance.limit.Window;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Holding and settling a call in three budgets: organization, tenant and workspace. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class BudgetBenchmark {
  private static final BudgetScope PLACE =
      new BudgetScope("threadco", "support", null, "u_0123456789abcdef", null);
  private final UuidV7 ids = new UuidV7(InstantSource.system(), new Random(1));
  private LiveBudgets budgets = open();

  /** Starts from nothing, so that no iteration meets a limit. */
  @Setup(Level.Iteration)
  public void startFromNothing() {
    budgets = open();
  }

  private static LiveBudgets open() {
    var leases = new LocalLeases(InstantSource.system()).node("node-1");
    var specs =
        List.of(
            spec("all", BudgetLevel.ORGANIZATION, null, null),
            spec("tenant", BudgetLevel.TENANT, "threadco", null),
            spec("workspace", BudgetLevel.WORKSPACE, "threadco", "support"));
    try {
      var book = BudgetBook.from(BudgetImage.EMPTY, 1_000);
      return LiveBudgets.open(BudgetSettings.DEFAULT, book, specs, leases, new Silent());
    } catch (LeaseUnavailableException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BudgetSpec spec(
      String name, BudgetLevel level, @Nullable String tenant, @Nullable String workspace) {
    return new BudgetSpec(
        name,
        level,
        tenant,
        workspace,
        null,
        null,
        Window.MONTH,
        1_000_000_000_000_000L,
        List.of(),
        OnReserveShort.REFUSE);
  }

  /** One thread. */
  @Benchmark
  public Settlement reserveAndSettle() {
    UUID call = ids.next();
    if (!(budgets.reserve(call, PLACE, 2_560_000, Instant.now())
        instanceof Outcome.Reserved reserved)) {
      throw new IllegalStateException("the budget is far from its limit");
    }
    return budgets.settle(reserved.reservation(), 1_900_000);
  }

  /** Two threads on the same budgets. */
  @Benchmark
  @Threads(2)
  public Settlement reserveAndSettleContended() {
    return reserveAndSettle();
  }

  /** Nobody to tell. */
  private static final class Silent implements BudgetEvents {
    @Override
    public void thresholdReached(
        Counter counter, BudgetSpec spec, Threshold threshold, BudgetState state) {
      throw new IllegalStateException("no threshold is declared");
    }

    @Override
    public void overspent(UUID call, long reservedNanoUsd, long costNanoUsd) {
      throw new IllegalStateException("a call cost more than was held");
    }
  }
}

package io.ledgerline.governance.budget;

import static io.ledgerline.governance.budget.Specs.NOON;
import static io.ledgerline.governance.budget.Specs.reserve;
import static io.ledgerline.governance.budget.Specs.tenant;
import static io.ledgerline.governance.budget.Specs.warn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Window;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeaseOutageTest {
  private static final BudgetSpec MONTH = tenant("month", Window.MONTH, 1_000, warn(50));
  private final LocalLeases pool = new LocalLeases(() -> NOON);
  private final Specs.Heard heard = new Specs.Heard();

  private LiveBudgets open(LeaseSource source) throws Exception {
    return LiveBudgets.open(
        BudgetSettings.DEFAULT,
        BudgetBook.from(BudgetImage.EMPTY, 100),
        List.of(MONTH),
        source,
        heard);
  }

  @Test
  void spendsWhatItHoldsAndThenRefusesUntilTheSourceIsBack() throws Exception {
    pool.node("other").rejoin(Map.of());
    Switched source = new Switched(pool.node("a"));
    LiveBudgets budgets = open(source);
    Reservation first = ((Outcome.Reserved) reserve(budgets, 200)).reservation();
    budgets.settle(first, 50);

    source.off = true;

    assertThat(reserve(budgets, 200)).isInstanceOf(Outcome.Reserved.class);
    assertThat(reserve(budgets, 1)).isInstanceOf(Outcome.Unavailable.class);
    assertThatThrownBy(() -> budgets.upkeep(NOON)).isInstanceOf(LeaseUnavailableException.class);
    source.off = false;
    assertThat(reserve(budgets, 1)).isInstanceOf(Outcome.Reserved.class);
  }

  @Test
  void whatOthersHoldIdleIsWorthATryLaterAndComesWithTheirUpkeep() throws Exception {
    LiveBudgets rich = open(pool.node("rich"));
    reserve(rich, 1);
    LiveBudgets poor = open(pool.node("poor"));

    assertThat(reserve(poor, 100)).isInstanceOf(Outcome.Unavailable.class);
    rich.upkeep(NOON);

    assertThat(reserve(poor, 100)).isInstanceOf(Outcome.Reserved.class);
    assertThat(((Outcome.Short) reserve(poor, 1_001)).leftNanoUsd()).isLessThanOrEqualTo(900);
  }

  @Test
  void twoNodesReportAThresholdOnce() throws Exception {
    LiveBudgets a = open(pool.node("a"));
    LiveBudgets b = open(pool.node("b"));
    a.settle(((Outcome.Reserved) reserve(a, 500)).reservation(), 500);
    a.upkeep(NOON);
    b.settle(((Outcome.Reserved) reserve(b, 10)).reservation(), 10);
    b.upkeep(NOON);

    assertThat(heard.thresholds).hasSize(1);
  }

  @Test
  void aDatabaseThatIsAwayIsALeaseSourceThatIsAway() {
    Database away =
        (Database)
            Proxy.newProxyInstance(
                Database.class.getClassLoader(),
                new Class<?>[] {Database.class},
                (_, _, _) -> {
                  throw new DatabaseException(new SQLException("refused", "08001"));
                });
    PostgresLeases leases = new PostgresLeases(away, "a", Duration.ofSeconds(1));

    assertThatThrownBy(() -> leases.rejoin(Map.of())).isInstanceOf(LeaseUnavailableException.class);
    assertThatThrownBy(leases::wanted).isInstanceOf(LeaseUnavailableException.class);
    assertThatThrownBy(() -> SoleNode.claim(away, "a"))
        .isInstanceOf(LeaseUnavailableException.class);
  }

  /** A lease source that can be switched off. */
  private static final class Switched implements LeaseSource {
    private final LeaseSource real;
    boolean off;

    Switched(LeaseSource real) {
      this.real = real;
    }

    private LeaseSource on() throws LeaseUnavailableException {
      if (off) {
        throw new LeaseUnavailableException("off");
      }
      return real;
    }

    @Override
    public List<LeaseGrant> exchange(List<LeaseAsk> asks) throws LeaseUnavailableException {
      return on().exchange(asks);
    }

    @Override
    public void rejoin(Map<Counter, Long> spent) throws LeaseUnavailableException {
      on().rejoin(spent);
    }

    @Override
    public Set<Counter> wanted() throws LeaseUnavailableException {
      return on().wanted();
    }

    @Override
    public boolean firstToReport(Counter counter, int percent) throws LeaseUnavailableException {
      return on().firstToReport(counter, percent);
    }

    @Override
    public void forget(Collection<Counter> counters) throws LeaseUnavailableException {
      on().forget(counters);
    }

    @Override
    public boolean shared() {
      return true;
    }
  }
}

package io.ledgerline.governance.budget;

import static io.ledgerline.governance.budget.Specs.ANN;
import static io.ledgerline.governance.budget.Specs.NOON;
import static io.ledgerline.governance.budget.Specs.live;
import static io.ledgerline.governance.budget.Specs.reserve;
import static io.ledgerline.governance.budget.Specs.reserved;
import static io.ledgerline.governance.budget.Specs.spec;
import static io.ledgerline.governance.budget.Specs.tenant;
import static io.ledgerline.governance.budget.Specs.usd;
import static io.ledgerline.governance.budget.Specs.warn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.limit.BudgetLevel;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Threshold;
import io.ledgerline.governance.limit.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveBudgetsTest {
  @Test
  void refusesTheCallThatWouldCrossTheLimitAndSaysWhatIsLeft() {
    LiveBudgets budgets = live(tenant("month", Window.MONTH, usd("3.00")));
    budgets.settle(reserved(budgets, usd("2.00")), usd("1.10"));

    Outcome.Short refused = (Outcome.Short) reserve(budgets, usd("2.56"));

    assertThat(refused.leftNanoUsd()).isEqualTo(usd("1.90"));
    assertThat(refused.sentence())
        .isEqualTo(
            "This call may cost up to $2.56, $1.90 left of budget threadco/month,"
                + " resets 2026-12-01 00:00 UTC.");
  }

  @Test
  void showsNoAmountsOfTheOrganizationToATenant() {
    LiveBudgets budgets =
        live(spec(BudgetLevel.ORGANIZATION, null, null, null, "all", Window.DAY, usd("1")));

    String sentence = ((Outcome.Short) reserve(budgets, usd("2"))).sentence();

    assertThat(sentence)
        .isEqualTo(
            "This call may cost up to $2.00, more than is left of the organization's budget /all,"
                + " resets 2026-11-22 00:00 UTC.");
  }

  @Test
  void holdsInAllBudgetsOrInNone() {
    LiveBudgets budgets =
        live(
            spec(BudgetLevel.ORGANIZATION, null, null, null, "all", Window.DAY, usd("10")),
            tenant("month", Window.MONTH, usd("1")));

    assertThat(reserve(budgets, usd("2"))).isInstanceOf(Outcome.Short.class);

    assertThat(budgets.standing(ANN, NOON)).allMatch(state -> state.reservedNanoUsd() == 0);
  }

  @Test
  void namesTheTightestOfSeveralBudgets() {
    LiveBudgets budgets =
        live(
            tenant("month", Window.MONTH, usd("5")),
            spec(BudgetLevel.USER, "threadco", null, null, "each", Window.DAY, usd("3")),
            spec(BudgetLevel.SESSION, "threadco", null, null, "run", Window.LIFETIME, usd("4")));

    Outcome.Short refused = (Outcome.Short) reserve(budgets, usd("6"));

    assertThat(refused.budget()).isEqualTo("threadco/each");
    assertThat(refused.leftNanoUsd()).isEqualTo(usd("3"));
  }

  @Test
  void givesEachUserAndEachSessionALimitOfTheirOwn() {
    LiveBudgets budgets =
        live(
            spec(BudgetLevel.USER, "threadco", null, null, "each", Window.DAY, 10),
            spec(BudgetLevel.SESSION, "threadco", null, null, "run", Window.LIFETIME, 6));
    BudgetScope later = new BudgetScope("threadco", "support", null, "u_ann", "session-2");
    BudgetScope ben = new BudgetScope("threadco", "support", null, "u_ben", "session-1");

    assertThat(reserve(budgets, 6)).isInstanceOf(Outcome.Reserved.class);
    assertThat(reserve(budgets, 1)).isInstanceOf(Outcome.Short.class);
    assertThat(budgets.reserve(UUID.randomUUID(), later, 4, NOON))
        .isInstanceOf(Outcome.Reserved.class);
    assertThat(budgets.reserve(UUID.randomUUID(), later, 1, NOON))
        .isInstanceOf(Outcome.Short.class);
    assertThat(budgets.reserve(UUID.randomUUID(), ben, 6, NOON))
        .isInstanceOf(Outcome.Reserved.class);
  }

  @Test
  void endsAReservationOnceAndOnlyOnce() {
    LiveBudgets budgets = live(tenant("month", Window.MONTH, 100));
    Reservation held = reserved(budgets, 40);

    assertThat(budgets.settle(held, 30)).isEqualTo(Settlement.SETTLED);
    assertThat(budgets.settle(held, 30)).isEqualTo(Settlement.REPEATED);
    assertThat(budgets.release(held)).isEqualTo(Settlement.REPEATED);

    BudgetState state = budgets.standing(ANN, NOON).getFirst();
    assertThat(state.spentNanoUsd()).isEqualTo(30);
    assertThat(state.leftNanoUsd()).isEqualTo(70);
  }

  @Test
  void booksAndTellsACostAboveItsReservation() {
    Specs.Heard heard = new Specs.Heard();
    LiveBudgets budgets = live(heard, tenant("month", Window.MONTH, 100));

    assertThat(budgets.settle(reserved(budgets, 90), 120)).isEqualTo(Settlement.OVERSPENT);

    assertThat(heard.overspent).containsExactly(30L);
    assertThat(budgets.standing(ANN, NOON).getFirst().spentNanoUsd()).isEqualTo(120);
    assertThat(((Outcome.Short) reserve(budgets, 1)).leftNanoUsd()).isZero();
  }

  @Test
  void settlesInTheWindowOfTheReservationHoweverLate() {
    LiveBudgets budgets = live(tenant("day", Window.DAY, 100));
    Instant lastMoment = Instant.parse("2026-11-21T23:59:59.999999999Z");
    Instant midnight = Instant.parse("2026-11-22T00:00:00Z");
    Outcome.Reserved late =
        (Outcome.Reserved) budgets.reserve(UUID.randomUUID(), ANN, 80, lastMoment);
    Outcome next = budgets.reserve(UUID.randomUUID(), ANN, 100, midnight);

    budgets.settle(late.reservation(), 70);

    assertThat(next).isInstanceOf(Outcome.Reserved.class);
    assertThat(budgets.standing(ANN, lastMoment).getFirst().spentNanoUsd()).isEqualTo(70);
    assertThat(budgets.standing(ANN, midnight).getFirst().spentNanoUsd()).isZero();
  }

  @Test
  void keepsTheCountOfAWindowToWhichTheClockGoesBack() {
    LiveBudgets budgets = live(tenant("day", Window.DAY, 100));
    budgets.settle(reserved(budgets, 80), 80);
    budgets.reserve(UUID.randomUUID(), ANN, 100, NOON.plus(Duration.ofDays(400)));

    assertThat(reserve(budgets, 30)).isInstanceOf(Outcome.Short.class);
  }

  @Test
  void followsALimitThatIsLoweredAndRaisedAgain() {
    LiveBudgets budgets = live(tenant("month", Window.MONTH, 100));
    budgets.settle(reserved(budgets, 60), 60);

    budgets.configure(List.of(tenant("month", Window.MONTH, 50)));
    assertThat(((Outcome.Short) reserve(budgets, 1)).leftNanoUsd()).isZero();

    budgets.configure(List.of(tenant("month", Window.MONTH, 200)));
    assertThat(reserve(budgets, 140)).isInstanceOf(Outcome.Reserved.class);
    assertThat(reserve(budgets, 1)).isInstanceOf(Outcome.Short.class);
  }

  @Test
  void holdsAmountsUpToTheLargestWithoutOverflow() {
    LiveBudgets budgets = live(tenant("month", Window.MONTH, Long.MAX_VALUE));

    Reservation all = reserved(budgets, Long.MAX_VALUE);
    assertThat(reserve(budgets, 1)).isInstanceOf(Outcome.Short.class);
    budgets.settle(all, Long.MAX_VALUE);

    assertThat(((Outcome.Short) reserve(budgets, Long.MAX_VALUE)).leftNanoUsd()).isZero();
    assertThat(reserve(budgets, 0)).isInstanceOf(Outcome.Reserved.class);
    assertThatThrownBy(() -> reserve(budgets, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void staysFullWhenSpendRunsOverTheLargestAmount() {
    LiveBudgets budgets = live(tenant("month", Window.MONTH, Long.MAX_VALUE));
    budgets.settle(reserved(budgets, 1), Long.MAX_VALUE - 1);
    budgets.settle(reserved(budgets, 1), Long.MAX_VALUE);

    assertThat(reserve(budgets, 1)).isInstanceOf(Outcome.Short.class);
  }

  @Test
  void reportsEachThresholdOncePerWindow() throws Exception {
    Specs.Heard heard = new Specs.Heard();
    LiveBudgets budgets = live(heard, tenant("day", Window.DAY, 100, warn(50), warn(80)));

    budgets.settle(reserved(budgets, 49), 49);
    budgets.upkeep(NOON);
    assertThat(heard.thresholds).isEmpty();

    budgets.settle(reserved(budgets, 1), 1);
    budgets.settle(reserved(budgets, 10), 10);
    budgets.settle(reserved(budgets, 25), 25);
    budgets.upkeep(NOON);
    budgets.upkeep(NOON);

    assertThat(heard.thresholds)
        .containsExactly(
            "threadco/day@day:2026-11-21 50 warn", "threadco/day@day:2026-11-21 80 warn");
  }

  @Test
  void aGenerousReservationRaisesNoAlarm() throws Exception {
    Specs.Heard heard = new Specs.Heard();
    LiveBudgets budgets = live(heard, tenant("day", Window.DAY, 100, warn(50)));

    Outcome.Reserved held = (Outcome.Reserved) reserve(budgets, 99);
    budgets.settle(held.reservation(), 2);
    budgets.upkeep(NOON);

    assertThat(held.states().getFirst().reached()).isEmpty();
    assertThat(heard.thresholds).isEmpty();
  }

  @Test
  void throttledCallsPassAtTheDeclaredRateThenAreToldToComeBack() {
    Threshold thirtyAMinute = new Threshold(50, Threshold.Action.THROTTLE, 30);
    LiveBudgets budgets = live(tenant("day", Window.DAY, 100, thirtyAMinute));
    budgets.settle(reserved(budgets, 60), 60);

    assertThat(delay(reserve(budgets, 1))).isEqualTo(Duration.ZERO);
    assertThat(delay(reserve(budgets, 1))).isEqualTo(Duration.ofSeconds(2));
    assertThat(delay(reserve(budgets, 1))).isEqualTo(Duration.ofSeconds(4));
    Outcome.Throttled throttled = (Outcome.Throttled) reserve(budgets, 1);
    assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(6));
    assertThat(budgets.standing(ANN, NOON).getFirst().reservedNanoUsd()).isEqualTo(3);

    Outcome later = budgets.reserve(UUID.randomUUID(), ANN, 1, NOON.plusSeconds(6));
    assertThat(delay(later)).isEqualTo(Duration.ZERO);
    Outcome clockBack = budgets.reserve(UUID.randomUUID(), ANN, 1, NOON.minusSeconds(600));
    assertThat(delay(clockBack)).isEqualTo(Duration.ZERO);
  }

  private static Duration delay(Outcome outcome) {
    return ((Outcome.Reserved) outcome).delay();
  }

  @Test
  void asksForTheCheaperModelOnceTheThresholdIsReached() {
    Threshold cheaper = new Threshold(80, Threshold.Action.DOWNGRADE, 0);
    LiveBudgets budgets = live(tenant("day", Window.DAY, 100, cheaper));

    Outcome.Reserved before = (Outcome.Reserved) reserve(budgets, 80);
    budgets.settle(before.reservation(), 80);

    assertThat(before.downgrade()).isFalse();
    assertThat(((Outcome.Reserved) reserve(budgets, 1)).downgrade()).isTrue();
    assertThat(budgets.standing(ANN, NOON).getFirst().does(Threshold.Action.DOWNGRADE)).isTrue();
  }

  @Test
  void refusesNewCountersWhenAllAreInUseAndMakesRoomFromCountsOfNothing() throws Exception {
    BudgetSpec each = spec(BudgetLevel.USER, "threadco", null, null, "each", Window.DAY, 10);
    LiveBudgets budgets =
        LiveBudgets.open(
            new BudgetSettings(4, Duration.ofSeconds(1)),
            BudgetBook.from(BudgetImage.EMPTY, 4),
            List.of(each),
            new LocalLeases(() -> NOON).node("a"),
            new Specs.Heard());
    for (int i = 0; i < 4; i++) {
      Outcome.Reserved held = (Outcome.Reserved) as(budgets, "u_" + i, NOON);
      if (i % 2 == 0) {
        budgets.release(held.reservation());
      } else {
        budgets.settle(held.reservation(), 9);
      }
    }
    assertThat(as(budgets, "u_9", NOON)).isInstanceOf(Outcome.Unavailable.class);

    budgets.upkeep(NOON.plusSeconds(3600));

    assertThat(budgets.counters()).isEqualTo(2);
    assertThat(as(budgets, "u_9", NOON)).isInstanceOf(Outcome.Reserved.class);
    assertThat(as(budgets, "u_1", NOON)).isInstanceOf(Outcome.Short.class);
  }

  @Test
  void aWindowThatMadeRoomStaysClosedWhenTheClockGoesBack() throws Exception {
    BudgetSpec each = spec(BudgetLevel.USER, "threadco", null, null, "each", Window.DAY, 10);
    LiveBudgets budgets =
        LiveBudgets.open(
            new BudgetSettings(1, Duration.ofSeconds(1)),
            BudgetBook.from(BudgetImage.EMPTY, 1),
            List.of(each),
            new LocalLeases(() -> NOON).node("a"),
            new Specs.Heard());
    budgets.settle(((Outcome.Reserved) as(budgets, "u_1", NOON)).reservation(), 9);

    budgets.upkeep(NOON.plus(Duration.ofDays(10)));

    assertThat(budgets.counters()).isZero();
    assertThat(as(budgets, "u_1", NOON)).isInstanceOf(Outcome.Unavailable.class);
    assertThat(as(budgets, "u_1", NOON.plus(Duration.ofDays(10))))
        .isInstanceOf(Outcome.Reserved.class);
  }

  private static Outcome as(Budgets budgets, String user, Instant now) {
    BudgetScope scope = new BudgetScope("threadco", "support", null, user, null);
    return budgets.reserve(UUID.randomUUID(), scope, 5, now);
  }
}

package io.ledgerline.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.limit.Window;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every lease source must do. */
abstract class LeaseSourceContract {
  private static final long LIMIT = 1_000_000;

  /** The source of a node that has joined for the first time. */
  abstract LeaseSource node(String name) throws Exception;

  /** Lets so much time pass that a node which stays silent counts as dead. */
  abstract void silence(String node) throws Exception;

  private final Counter counter =
      Counter.at("threadco/" + UUID.randomUUID(), "", Window.MONTH, Instant.now());

  private LeaseGrant ask(LeaseSource node, long spent, long held, long needed) throws Exception {
    return node.exchange(List.of(new LeaseAsk(counter, LIMIT, spent, held, needed))).getFirst();
  }

  @Test
  void aNodeAloneGetsAllThatIsLeft() throws Exception {
    assertThat(ask(node("a"), 0, 0, 1).grantedNanoUsd()).isEqualTo(LIMIT);
  }

  @Test
  void whatOneHoldsAnotherCanNotGetUntilItIsGivenBack() throws Exception {
    LeaseSource a = node("a");
    ask(a, 0, 0, 1);
    LeaseSource b = node("b");

    LeaseGrant nothing = ask(b, 0, 0, 100);
    assertThat(nothing.grantedNanoUsd()).isZero();
    assertThat(nothing.idleElsewhereNanoUsd()).isEqualTo(LIMIT);
    assertThat(a.wanted()).containsExactly(counter);
    assertThat(b.wanted()).isEmpty();

    ask(a, 300_000, 500_000, 0);
    LeaseGrant half = ask(b, 0, 0, 100);
    assertThat(half.grantedNanoUsd()).isBetween(100L, 500_000L);
    assertThat(half.spentElsewhereNanoUsd()).isEqualTo(300_000);
    assertThat(half.idleElsewhereNanoUsd()).isEqualTo(200_000);
    assertThat(a.wanted()).isEmpty();
  }

  @Test
  void aDeadNodesGrantIsChargedAsSpentUntilItsLedgerSaysOtherwise() throws Exception {
    LeaseSource a = node("a");
    ask(a, 200_000, 0, 1);
    LeaseSource b = node("b");
    silence("a");

    LeaseGrant none = ask(b, 0, 0, 100);
    assertThat(none.grantedNanoUsd()).isZero();
    assertThat(none.spentElsewhereNanoUsd()).isEqualTo(LIMIT);
    assertThat(none.idleElsewhereNanoUsd()).isZero();

    a.rejoin(Map.of(counter, 350_000L));
    LeaseGrant rest = ask(b, 0, 0, 650_000);
    assertThat(rest.grantedNanoUsd()).isEqualTo(650_000);
    assertThat(rest.spentElsewhereNanoUsd()).isEqualTo(350_000);
  }

  @Test
  void whatANodeDoesNotNameWhenItRejoinsIsFree() throws Exception {
    LeaseSource a = node("a");
    ask(a, 0, 0, 1);
    a.rejoin(Map.of());

    assertThat(ask(node("b"), 0, 0, LIMIT).grantedNanoUsd()).isEqualTo(LIMIT);
  }

  @Test
  void aForgottenCounterIsFree() throws Exception {
    LeaseSource a = node("a");
    ask(a, 0, 0, 1);
    a.forget(List.of(counter));

    assertThat(ask(node("b"), 0, 0, LIMIT).grantedNanoUsd()).isEqualTo(LIMIT);
  }

  @Test
  void onlyTheFirstReportsAThreshold() throws Exception {
    LeaseSource a = node("a");
    LeaseSource b = node("b");

    assertThat(a.firstToReport(counter, 50)).isTrue();
    assertThat(b.firstToReport(counter, 50)).isFalse();
    assertThat(b.firstToReport(counter, 80)).isTrue();
    assertThat(a.firstToReport(counter, 80)).isFalse();
  }

  @Test
  void grantsNothingBelowWhatIsHeldWhenTheLimitWasLowered() throws Exception {
    LeaseSource a = node("a");
    ask(a, 0, 0, 1);

    LeaseGrant grant = a.exchange(List.of(new LeaseAsk(counter, 10, 5, LIMIT, 0))).getFirst();

    assertThat(grant.grantedNanoUsd()).isEqualTo(LIMIT);
    assertThat(grant.spentElsewhereNanoUsd()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void grantsOfAllNodesNeverPassTheLimit(long seed) throws Exception {
    Random random = new Random(seed);
    List<LeaseSource> nodes = List.of(node("a"), node("b"), node("c"));
    Map<LeaseSource, long[]> spentAndHeld = new HashMap<>();
    nodes.forEach(node -> spentAndHeld.put(node, new long[2]));
    for (int i = 0; i < 150; i++) {
      LeaseSource node = nodes.get(random.nextInt(3));
      long[] own = spentAndHeld.get(node);
      own[0] += random.nextLong((own[1] - own[0]) / 3 + 1);
      switch (random.nextInt(8)) {
        case 0 -> {
          node.rejoin(Map.of(counter, own[0]));
          own[1] = own[0];
        }
        case 1, 2, 3 -> {
          long keep = own[0] + random.nextLong(own[1] - own[0] + 1);
          own[1] = ask(node, own[0], keep, 0).grantedNanoUsd();
        }
        default -> {
          long needed = random.nextInt(100_000);
          own[1] = ask(node, own[0], own[1], needed).grantedNanoUsd();
        }
      }
      long granted = spentAndHeld.values().stream().mapToLong(each -> each[1]).sum();
      assertThat(granted).isLessThanOrEqualTo(LIMIT);
      assertThat(own[1]).isGreaterThanOrEqualTo(own[0]);
    }
  }
}

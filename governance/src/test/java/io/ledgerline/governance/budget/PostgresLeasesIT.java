package io.ledgerline.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Window;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresLeasesIT extends LeaseSourceContract {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Counter COUNTER =
      Counter.at("threadco/month", "", Window.MONTH, Instant.now());

  private static Database database;

  @BeforeAll
  static void open() {
    database = TestDatabase.empty();
  }

  @BeforeEach
  void empty() {
    sql("delete from governance.budget_counter");
    sql("delete from governance.budget_node");
  }

  private static void sql(String statement) {
    database.inSystem(
        connection -> {
          try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            return prepared.executeUpdate();
          }
        });
  }

  @Override
  LeaseSource node(String name) throws LeaseUnavailableException {
    LeaseSource node = new PostgresLeases(database, name, DEADLINE);
    node.rejoin(Map.of());
    return node;
  }

  @Override
  void silence(String node) {
    sql(
        "update governance.budget_node set seen_at = now() - interval '1 minute' where node = '"
            + node
            + "'");
  }

  @Test
  void aNodeThatHasNotJoinedGetsNothing() {
    LeaseSource early = new PostgresLeases(database, "a", DEADLINE);

    assertThatThrownBy(() -> early.exchange(List.of(ask(COUNTER, 1))))
        .isInstanceOf(LeaseUnavailableException.class);
  }

  @Test
  void aQuestionOfAFormerLifeThatArrivesLateChangesNothing() throws Exception {
    LeaseSource former = node("a");
    former.exchange(List.of(ask(COUNTER, 1)));
    LeaseSource now = node("a");

    assertThatThrownBy(() -> former.exchange(List.of(ask(COUNTER, 1))))
        .isInstanceOf(LeaseUnavailableException.class)
        .hasMessageContaining("newer question");
    assertThat(now.exchange(List.of(ask(COUNTER, 1)))).hasSize(1);
  }

  @Test
  void aTenantSeesItsOwnCountersOnly() throws Exception {
    Counter all = Counter.at("/all", "", Window.MONTH, Instant.now());
    node("a").exchange(List.of(ask(COUNTER, 1), ask(all, 1)));

    assertThat(database.<List<String>>inTenant("threadco", PostgresLeasesIT::visible))
        .containsExactly("threadco/month");
    assertThat(database.<List<String>>inTenant("denimco", PostgresLeasesIT::visible)).isEmpty();
    assertThat(database.<List<String>>inOrganization(PostgresLeasesIT::visible))
        .containsExactlyInAnyOrder("threadco/month", "/all");
  }

  private static List<String> visible(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "select counter from governance.budget_lease join governance.budget_counter"
                    + " using (counter)");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(Counter.parse(rows.getString(1)).budget());
      }
    }
    return found;
  }

  @Test
  void aNodeAloneKeepsOthersOutUntilItJoinsThem() throws Exception {
    SoleNode.claim(database, "a");
    SoleNode.claim(database, "a");

    assertThatThrownBy(() -> SoleNode.claim(database, "b"))
        .isInstanceOf(LeaseUnavailableException.class);
    assertThatThrownBy(() -> node("b")).isInstanceOf(LeaseUnavailableException.class);

    new PostgresLeases(database, "a", DEADLINE).rejoin(Map.of(COUNTER, 400L));
    LeaseSource b = node("b");
    LeaseGrant grant = b.exchange(List.of(ask(COUNTER, 600))).getFirst();
    assertThat(grant.grantedNanoUsd()).isEqualTo(600);
    assertThatThrownBy(() -> SoleNode.claim(database, "a"))
        .isInstanceOf(LeaseUnavailableException.class);
  }

  @Test
  void aRetiredNodeLetsOthersJoinWithLeases() throws Exception {
    SoleNode.claim(database, "a");

    assertThat(SoleNode.retire(database, "a")).isTrue();
    assertThat(SoleNode.retire(database, "a")).isFalse();

    LeaseGrant grant = node("b").exchange(List.of(ask(COUNTER, 1))).getFirst();
    assertThat(grant.grantedNanoUsd()).isPositive();
    assertThatThrownBy(() -> SoleNode.claim(database, "b"))
        .isInstanceOf(LeaseUnavailableException.class);
  }

  private static LeaseAsk ask(Counter counter, long needed) {
    return new LeaseAsk(counter, 1_000, 0, 0, needed);
  }

  @Test
  void threeNodesWithManyCallsAtOnceStayWithinTheLimit() throws Exception {
    BudgetSpec month = Specs.tenant("month", Window.MONTH, 90_000);
    BudgetSpec day = Specs.tenant("day", Window.DAY, 70_000);
    List<LiveBudgets> nodes = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      nodes.add(
          LiveBudgets.open(
              new BudgetSettings(1000, DEADLINE),
              BudgetBook.from(BudgetImage.EMPTY, 1000),
              List.of(month, day),
              new PostgresLeases(database, name, DEADLINE),
              new Specs.Heard()));
    }
    Instant now = Instant.now();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 12; round++) {
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
          LiveBudgets node = nodes.get(i % 3);
          calls.add(threads.submit(() -> call(node, now)));
        }
        for (Future<?> each : calls) {
          each.get();
        }
        for (LiveBudgets node : nodes) {
          node.upkeep(now);
        }
      }
    }

    long spent = nodes.stream().mapToLong(node -> spentHere(node, now)).sum();
    assertThat(spent).isLessThanOrEqualTo(70_000).isGreaterThanOrEqualTo(35_000);
    assertThat(nodes).allSatisfy(node -> assertThat(spentHere(node, now)).isPositive());
  }

  private static void call(LiveBudgets node, Instant now) {
    Outcome outcome = node.reserve(UUID.randomUUID(), Specs.ANN, 200, now);
    if (outcome instanceof Outcome.Reserved held) {
      node.settle(held.reservation(), 150);
    }
  }

  private static long spentHere(LiveBudgets node, Instant now) {
    return node.worstHere().get(Counter.at("threadco/day", "", Window.DAY, now));
  }
}

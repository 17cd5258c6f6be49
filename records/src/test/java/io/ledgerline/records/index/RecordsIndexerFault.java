package io.ledgerline.records.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EventType;
import io.ledgerline.records.Entries;
import io.ledgerline.records.ReadScope;
import io.ledgerline.records.RecordsDatabase;
import io.ledgerline.records.query.AuditFilter;
import io.ledgerline.records.query.AuditQueries;
import io.ledgerline.records.query.CostQueries;
import io.ledgerline.records.query.CostQuery;
import io.ledgerline.records.query.EntryRow;
import io.ledgerline.records.query.PageRequest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsIndexerFault {
  private static final IndexerConfig SMALL =
      new IndexerConfig(
          7,
          1 << 20,
          Duration.ofMillis(1),
          Duration.ofMillis(20),
          1_000_000,
          Duration.ofMillis(5),
          Duration.ofMillis(10));

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void copiesEachEntryOnceHoweverOftenItIsKilledAndStartedAgain(long seed) throws Exception {
    var random = new Random(seed);
    var database = new RecordsDatabase();
    var entries = new Entries(seed);
    long cost = 0;
    int restarts = 0;
    var failing = FailingDataSource.of(database.system(), random, 12);
    for (int round = 0; round < 12; round++) {
      for (int i = 0; i < 9; i++) {
        var call = entries.call("threadco", "f", "claude-opus-4", "u_" + i);
        entries.admitted(call).completed(call, 1, 2, 1_000 + round);
        cost += 1_000 + round;
      }
      // A new indexer each time: nothing but the database tells it where to go on.
      try (var indexer = new RecordsIndexer(entries, failing, SMALL, Clock.systemUTC())) {
        indexer.catchUp();
      } catch (SQLException killed) {
        restarts++;
      }
    }
    try (var indexer = new RecordsIndexer(entries, database.system(), SMALL, Clock.systemUTC())) {
      indexer.catchUp();
    }
    assertThat(restarts).as("seed " + seed + ": the test broke nothing").isPositive();
    var rows =
        new AuditQueries(database.app())
            .entries(ReadScope.organization(), AuditFilter.ALL, new PageRequest(null, 1000, true))
            .items();
    assertThat(rows.stream().map(EntryRow::bytes).toList())
        .as("seed " + seed)
        .containsExactlyElementsOf(entries.of("threadco"));
    var total =
        new CostQueries(database.app())
            .report(ReadScope.organization(), CostQuery.of(Map.of()))
            .total();
    assertThat(total.calls()).isEqualTo(12 * 9);
    assertThat(total.costNano()).isEqualTo(cost);
  }

  @Test
  @Timeout(120)
  void followsAgainOnceTheDatabaseIsBack() throws Exception {
    var database = new RecordsDatabase();
    var entries = new Entries(1);
    var away = new AtomicBoolean(true);
    try (var indexer =
        new RecordsIndexer(entries, switched(database.system(), away), SMALL, Clock.systemUTC())) {
      indexer.start();
      var call = entries.call("threadco", "f", "claude-opus-4", "u_1");
      entries.admitted(call).append(call, EventType.CALL_FAILED, e -> e);
      while (indexer.lag().failure() == null) {
        Thread.onSpinWait();
      }
      assertThat(indexer.awaitCurrent(Duration.ofMillis(100))).isFalse();
      assertThat(indexer.lag().failure()).contains("away");
      away.set(false);
      assertThat(indexer.awaitCurrent(Duration.ofSeconds(30))).isTrue();
      assertThat(indexer.lag().failure()).isNull();
      assertThat(indexer.lag().indexed()).isEqualTo(2);
    }
  }

  private static DataSource switched(DataSource system, AtomicBoolean away) {
    return (DataSource)
        java.lang.reflect.Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (away.get()) {
                throw new SQLException("the database is away", "08001");
              }
              return method.invoke(system, arguments);
            });
  }
}

package io.ledgerline.records.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.records.Entries;
import io.ledgerline.records.RecordsDatabase;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints how fast a backlog is copied; asserts only that it is copied whole. */
@Tag("sweep")
class IndexerSpeedIT {
  @Test
  void copiesABacklog() throws Exception {
    var database = new RecordsDatabase();
    var entries = new Entries(1);
    int calls = 100_000;
    for (int i = 0; i < calls; i++) {
      var call = entries.call("brand-" + i % 20, "f-" + i % 9, "claude-opus-4", "u_" + i % 500);
      entries.admitted(call).completed(call, 10, 20, 1_000_001);
    }
    try (var indexer =
        new RecordsIndexer(
            entries, database.system(), IndexerConfig.defaults(), Clock.systemUTC())) {
      long begin = System.nanoTime();
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      assertThat(indexer.catchUp()).isEqualTo(2L * calls);
      double seconds = (System.nanoTime() - begin) / 1e9;
      double ours =
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 2e3 / calls;
      System.out.printf(
          "indexer: %,.0f entries/s, %.1f µs of our CPU each%n", 2 * calls / seconds, ours);
    }
  }
}

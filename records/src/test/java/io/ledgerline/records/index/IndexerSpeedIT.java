package io.ledgerline.records.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.records.Entries;
import io.ledgerline.records.RecordsDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prints how fast a backlog is copied; asserts only that it is copied whole. */
@Tag("sweep")
class IndexerSpeedIT {
  /** They make the entry as long as the gateway's is. */
  private static final List<String> FEATURES = Collections.nCopies(30, "a-feature-of-some-length");

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

  /** So many calls a transaction, from the first on; one in twenty ends in the next one. */
  @ParameterizedTest
  @ValueSource(ints = {2, 20, 100, 250})
  void copiesCallsAsTheyCome(int calls) throws Exception {
    var database = new RecordsDatabase();
    var entries = new Entries(1);
    var late = new ArrayList<Entries.Call>();
    int rounds = 20_000 / (calls + 80);
    try (var indexer =
        new RecordsIndexer(
            entries, database.system(), IndexerConfig.defaults(), Clock.systemUTC())) {
      double server = serverMicros();
      double ours = 0;
      for (int round = 0; round < rounds; round++) {
        late.forEach(call -> entries.completed(call, 10, 20, 1_000_001));
        late.clear();
        for (int i = 0; i < calls; i++) {
          var call = entries.call("brand", "f", "claude-opus-4", "u_1");
          entries.append(call, EventType.CALL_ADMITTED, e -> e.texts(Field.API_FEATURES, FEATURES));
          if ((round * calls + i) % 20 == 0) {
            late.add(call);
          } else {
            entries.completed(call, 10, 20, 1_000_001);
          }
        }
        long from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        indexer.catchUp();
        ours += (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from) / 1e3;
      }
      double all = (double) rounds * calls;
      System.out.printf(
          "indexer, %d calls a transaction: %.1f µs of our CPU a call, %.1f µs of the server's%n",
          calls, ours / all, (serverMicros() - server) / all);
      assertThat(indexer.lag().indexed()).isEqualTo((long) (2 * all) - late.size());
    }
  }

  /** CPU that the database's processes have used; 0 where the system does not say. */
  private static double serverMicros() {
    return ProcessHandle.current()
        .descendants()
        .mapToDouble(each -> micros(Path.of("/proc", Long.toString(each.pid()), "schedstat")))
        .sum();
  }

  private static double micros(Path schedstat) {
    try {
      return Double.parseDouble(Files.readString(schedstat).split(" ", -1)[0]) / 1e3;
    } catch (IOException gone) {
      return 0;
    }
  }
}

package io.ledgerline.governance.outbox;

import static io.ledgerline.governance.Installation.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.Installation;
import io.ledgerline.governance.postgres.DatabaseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutboxFeederIT {

  @Test
  void feedsEveryStreamInOrderWithoutGaps() {
    var installation = Installation.shopMate();
    var ledger = new Fed();
    long waiting;

    try (var feeder = OutboxFeeder.start(installation.database, ledger)) {
      waiting = ledger.total() + feeder.backlog();
      add(installation, "threadco", 300);
      await("the outbox to be empty", () -> feeder.backlog() == 0);
    }

    assertThat(ledger.sequences("threadco"))
        .isEqualTo(LongStream.rangeClosed(1, ledger.sequences("threadco").size()).boxed().toList())
        .hasSizeGreaterThan(300);
    assertThat(ledger.entries.keySet())
        .containsExactlyInAnyOrder("_system", "threadco", "voltbay", "petalpost", "duel");
    assertThat(ledger.total()).isGreaterThanOrEqualTo(waiting + 300);
  }

  @Test
  void doesNotLetOneBrokenStreamHoldUpTheOthers() {
    var installation = Installation.shopMate();
    var ledger = new Fed();
    var broken = new AtomicBoolean(true);

    try (var feeder =
        OutboxFeeder.start(
            installation.database,
            (stream, entry, sequence) -> {
              if (stream.equals("threadco") && broken.get()) {
                throw new IOException("no space");
              }
              ledger.append(stream, entry, sequence);
            })) {
      await("the others", () -> ledger.entries.size() == 4);
      assertThat(ledger.entries).doesNotContainKey("threadco");
      broken.set(false);
      await("the outbox to be empty", () -> feeder.backlog() == 0);
    }

    assertThat(ledger.sequences("threadco")).isNotEmpty().startsWith(1L).isSorted();
  }

  @Test
  void offersAgainWhatWasNotRemovedBeforeAStop() {
    var installation = Installation.shopMate();
    var first = new Fed();
    try (var _ =
        OutboxFeeder.start(
            installation.database,
            (stream, entry, sequence) -> {
              if (sequence > 2) {
                throw new IOException("stopped");
              }
              first.append(stream, entry, sequence);
            })) {
      await("two of each", () -> first.sequences("threadco").size() == 2);
    }

    var second = new Fed();
    try (var feeder = OutboxFeeder.start(installation.database, second)) {
      await("the rest", () -> feeder.backlog() == 0);
    }

    assertThat(second.sequences("threadco")).startsWith(3L);
  }

  @Test
  void writesNothingForAChangeThatIsRolledBack() {
    var installation = Installation.shopMate();
    var ledger = new Fed();
    try (var feeder = OutboxFeeder.start(installation.database, ledger)) {
      await("the sample", () -> feeder.backlog() == 0);
      int before = ledger.sequences("threadco").size();

      assertThatThrownBy(
              () ->
                  installation.database.inTenant(
                      "threadco",
                      connection -> {
                        Outbox.add(connection, "threadco", entry(1));
                        throw new SQLException("changed our mind");
                      }))
          .isInstanceOf(DatabaseException.class);
      add(installation, "threadco", 1);
      await("the next", () -> feeder.backlog() == 0);

      assertThat(ledger.sequences("threadco")).hasSize(before + 1).endsWith(before + 1L);
    }
  }

  @Test
  void refusesChangesWhenTooManyEntriesWait() {
    var installation = Installation.shopMate();
    installation.database.inTenant(
        "duel",
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.executeUpdate(
                "update governance.outbox_stream set last_sequence = 10000");
          }
        });

    assertThatThrownBy(() -> add(installation, "duel", 1))
        .isInstanceOf(OutboxFullException.class)
        .hasMessageContaining("mend the ledger first");
  }

  private static void add(Installation installation, String tenant, int count) {
    for (int i = 0; i < count; i++) {
      byte[] entry = entry(i);
      installation.database.inTenant(
          tenant,
          connection -> {
            Outbox.add(connection, tenant, entry);
            return null;
          });
    }
  }

  private static byte[] entry(int number) {
    return ("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8);
  }

  /** What reached the ledger. */
  private static final class Fed implements EntrySink {
    private final Map<String, List<Long>> entries = new ConcurrentHashMap<>();

    @Override
    public void append(String stream, byte[] entry, long sequence) {
      List<Long> fed = entries.computeIfAbsent(stream, _ -> new ArrayList<>());
      synchronized (fed) {
        fed.add(sequence);
      }
    }

    List<Long> sequences(String stream) {
      List<Long> fed = entries.getOrDefault(stream, List.of());
      synchronized (fed) {
        return List.copyOf(fed);
      }
    }

    long total() {
      return entries.keySet().stream().mapToLong(stream -> sequences(stream).size()).sum();
    }
  }
}

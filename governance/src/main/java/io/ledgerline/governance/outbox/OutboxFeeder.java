package io.ledgerline.governance.outbox;

import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseException;
import io.ledgerline.governance.postgres.Listener;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds waiting entries to the ledger: one feeder per stream, in order, at least once each, a
 * removed entry only after the sink has it. A stream whose sink fails waits and does not hold up
 * the others. Streams are claimed in the database, so several nodes never feed the same one at a
 * time.
 */
public final class OutboxFeeder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OutboxFeeder.class);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final int STREAMS_AT_ONCE = 4;
  private static final int ENTRIES_AT_ONCE = 64;
  private static final long STOP_SECONDS = 10;

  private final Database database;
  private final EntrySink sink;
  private final Semaphore slots = new Semaphore(STREAMS_AT_ONCE);
  private final Set<String> busy = new HashSet<>();
  private final Listener listener;

  private record Waiting(long sequence, byte[] entry) {}

  private OutboxFeeder(Database database, EntrySink sink) {
    this.database = database;
    this.sink = sink;
    this.listener = new Listener(database.system(), "ledgerline_outbox", POLL, this::feedWhatWaits);
  }

  /** Begins to feed; what waited from before comes first. */
  public static OutboxFeeder start(Database database, EntrySink sink) {
    var feeder = new OutboxFeeder(database, sink);
    feeder.listener.start();
    return feeder;
  }

  /** How many entries wait now. */
  public long backlog() {
    return database.inSystem(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      "select coalesce(sum(last_sequence - fed_sequence), 0) from governance.outbox_stream");
              ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  /** Stops after the batches at work, or after ten seconds; what waits is fed at the next start. */
  @Override
  public void close() {
    listener.close();
    try {
      if (slots.tryAcquire(STREAMS_AT_ONCE, STOP_SECONDS, TimeUnit.SECONDS)) {
        slots.release(STREAMS_AT_ONCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void feedWhatWaits() throws InterruptedException {
    for (String stream : database.inSystem(Outbox::waiting)) {
      if (claim(stream)) {
        slots.acquire();
        Thread.ofVirtual().name("outbox-" + stream).start(() -> feedAll(stream));
      }
    }
  }

  private boolean claim(String stream) {
    synchronized (busy) {
      return busy.add(stream);
    }
  }

  private void feedAll(String stream) {
    try {
      while (feedSome(stream)) {
        // Until nothing waits or the sink fails.
      }
    } catch (DatabaseException e) {
      log.warn("outbox of {}: {}", stream, e.getMessage());
    } finally {
      synchronized (busy) {
        busy.remove(stream);
      }
      slots.release();
    }
  }

  /** One batch; whether there may be more. */
  private boolean feedSome(String stream) {
    return database.inSystem(
        connection -> {
          if (!claimed(connection, stream)) {
            return false;
          }
          List<Waiting> batch = read(connection, stream);
          int fed = offer(stream, batch);
          if (fed > 0) {
            remove(connection, stream, batch.get(fed - 1).sequence());
          }
          return fed == ENTRIES_AT_ONCE;
        });
  }

  private int offer(String stream, List<Waiting> batch) {
    for (int fed = 0; fed < batch.size(); fed++) {
      Waiting next = batch.get(fed);
      try {
        sink.append(stream, next.entry(), next.sequence());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return fed;
      } catch (Exception e) {
        log.warn("outbox of {} at {}: {}", stream, next.sequence(), e.getMessage());
        return fed;
      }
    }
    return batch.size();
  }

  private static boolean claimed(Connection connection, String stream) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select pg_try_advisory_xact_lock(hashtextextended('ledgerline outbox ' || ?, 0))")) {
      statement.setString(1, stream);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static List<Waiting> read(Connection connection, String stream) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select sequence, entry from governance.outbox where stream = ?
             order by sequence limit ?
            """)) {
      statement.setString(1, stream);
      statement.setInt(2, ENTRIES_AT_ONCE);
      try (ResultSet rows = statement.executeQuery()) {
        var batch = new ArrayList<Waiting>();
        while (rows.next()) {
          batch.add(new Waiting(rows.getLong(1), rows.getBytes(2)));
        }
        return batch;
      }
    }
  }

  private static void remove(Connection connection, String stream, long upTo) throws SQLException {
    for (String sql :
        List.of(
            "update governance.outbox_stream set fed_sequence = ? where stream = ?",
            "delete from governance.outbox where sequence <= ? and stream = ?")) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, upTo);
        statement.setString(2, stream);
        statement.executeUpdate();
      }
    }
  }
}

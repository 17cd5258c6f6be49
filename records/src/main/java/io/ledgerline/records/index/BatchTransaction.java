package io.ledgerline.records.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Writes a batch and the cursors that cover it in one transaction, so that a crash at any point
 * leaves each entry in the copy once or not at all. Indexers of several nodes take turns on the
 * sequence row, so a follower that reads by sequence misses nothing.
 */
final class BatchTransaction {
  private static final String UNIQUE_VIOLATION = "23505";

  /**
   * Takes the sequence row, and sets for this transaction:
   *
   * <p>No waiting for the disk. The ledger is the record: losing the newest transactions with the
   * server's last milliseconds only means that their entries, and the cursors with them, are
   * written again.
   *
   * <p>Nothing but indexes. Every row that a batch needs is found by one. A plan that was cached
   * while the tables were small would read all of them for each batch, and cost more the longer
   * history is.
   */
  private static final String BEGIN =
      """
      SELECT seq, set_config('synchronous_commit', 'off', true),
        set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
        set_config('enable_mergejoin', 'off', true)
      FROM records.position FOR UPDATE
      """;

  private final DataSource system;
  private final Clock clock;
  private final EntryWriter entryWriter = new EntryWriter();

  BatchTransaction(DataSource system, Clock clock) {
    this.system = system;
    this.clock = clock;
  }

  /** Where each stream continues. */
  Map<String, Long> cursors() throws SQLException {
    var cursors = new HashMap<String, Long>();
    try (var connection = system.getConnection();
        var statement =
            connection.prepareStatement("SELECT stream, next_index FROM records.cursor");
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        cursors.put(rows.getString(1), rows.getLong(2));
      }
    }
    return cursors;
  }

  /**
   * Writes the batch.
   *
   * @return whether it was written; false when the cursors have moved since it was read
   */
  boolean write(Batch batch) throws SQLException {
    try {
      return write(batch, false);
    } catch (SQLException refused) {
      if (!UNIQUE_VIOLATION.equals(refused.getSQLState())) {
        throw refused;
      }
      return write(batch, true); // a call is there that seemed to begin in this batch
    }
  }

  private boolean write(Batch batch, boolean lookUpAll) throws SQLException {
    try (var connection = system.getConnection()) {
      connection.setAutoCommit(false);
      try {
        boolean written = inTransaction(connection, batch, lookUpAll);
        if (written) {
          connection.commit();
        } else {
          connection.rollback();
        }
        return written;
      } catch (SQLException | RuntimeException failed) {
        entryWriter.forgetMonths();
        rollback(connection, failed);
        throw failed;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private boolean inTransaction(Connection connection, Batch batch, boolean lookUpAll)
      throws SQLException {
    long seq = begin(connection);
    if (!cursorsMatch(connection, batch)) {
      return false;
    }
    entryWriter.ensure(connection, YearMonth.now(clock.withZone(ZoneOffset.UTC)).plusMonths(1));
    if (!batch.entries.isEmpty()) {
      entryWriter.write(connection, seq, batch.entries);
      CallWriter.write(connection, seq, batch.entries, lookUpAll);
      VerdictWriter.write(connection, batch.entries);
    }
    writeUnreadable(connection, batch.unreadable);
    advance(connection, seq + batch.entries.size(), batch);
    return true;
  }

  /** Empties the copy; the indexer then reads the ledger from its beginning. */
  void reset() throws SQLException {
    try (var connection = system.getConnection()) {
      execute(connection, "SELECT records.reset()");
    }
    entryWriter.forgetMonths();
  }

  private static long begin(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(BEGIN);
        var rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("records.position has no row (expected: one)");
      }
      return rows.getLong(1);
    }
  }

  /** Of no other indexer: each has taken the sequence row before, and reads what is there now. */
  private static boolean cursorsMatch(Connection connection, Batch batch) throws SQLException {
    var stored = new HashMap<String, Long>();
    try (var statement =
        connection.prepareStatement(
            "SELECT stream, next_index FROM records.cursor WHERE stream = ANY (?)")) {
      var streams = batch.ranges.keySet().toArray(String[]::new);
      statement.setArray(1, connection.createArrayOf("text", streams));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          stored.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return batch.ranges.entrySet().stream()
        .allMatch(range -> stored.getOrDefault(range.getKey(), 0L) == range.getValue().from());
  }

  private static void writeUnreadable(Connection connection, List<Batch.Unreadable> unreadable)
      throws SQLException {
    if (unreadable.isEmpty()) {
      return;
    }
    try (var columns =
        new Columns<>(
            connection,
            """
            INSERT INTO records.unreadable (stream, idx, reason, bytes)
            SELECT * FROM unnest(?::text[], ?::int8[], ?::text[], ?::bytea[])
            """,
            unreadable)) {
      columns.texts(Batch.Unreadable::stream).longs(Batch.Unreadable::index);
      columns.texts(row -> row.reason().replace('\0', ' ')).bytes(Batch.Unreadable::bytes).write();
    }
  }

  /** Moves the sequence and the cursors behind the batch. */
  private static void advance(Connection connection, long seq, Batch batch) throws SQLException {
    try (var columns =
        new Columns<>(
            connection,
            """
            WITH moved AS (UPDATE records.position SET seq = ?)
            INSERT INTO records.cursor (stream, next_index)
            SELECT * FROM unnest(?::text[], ?::int8[])
            ON CONFLICT (stream) DO UPDATE SET next_index = excluded.next_index
            """,
            List.copyOf(batch.ranges.entrySet()))) {
      columns.number(seq).texts(Map.Entry::getKey);
      columns.longs(range -> range.getValue().to()).write();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  private static void rollback(Connection connection, Exception because) {
    try {
      connection.rollback();
    } catch (SQLException alsoFailed) {
      because.addSuppressed(alsoFailed);
    }
  }
}

package io.ledgerline.governance.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries that wait in the database: written with the change they tell of, fed in order. */
public final class Outbox {
  /** The stream of what belongs to no tenant. */
  public static final String SYSTEM_STREAM = "_system";

  /** How many entries of one stream may wait; beyond, changes are refused until some are fed. */
  public static final int MOST_WAITING = 10_000;

  private Outbox() {}

  /** The stream that entries of a tenant, or of the organization (null), belong to. */
  public static String stream(@Nullable String tenant) {
    return tenant == null ? SYSTEM_STREAM : tenant;
  }

  /**
   * Adds an entry to this transaction; it is fed after the commit. Other transactions that add to
   * the same stream wait for this one, so that the order of entries is the order of commits.
   *
   * @throws OutboxFullException when too many entries of the stream wait already
   */
  public static void add(Connection connection, @Nullable String tenant, byte[] entry)
      throws SQLException {
    String stream = stream(tenant);
    long sequence = nextSequence(connection, stream, tenant);
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            with told as (select pg_notify('ledgerline_outbox', ''))
            insert into governance.outbox (stream, sequence, tenant, entry)
            select ?, ?, ?, ? from told
            """)) {
      statement.setString(1, stream);
      statement.setLong(2, sequence);
      statement.setString(3, tenant);
      statement.setBytes(4, entry);
      statement.executeUpdate();
    }
  }

  private static long nextSequence(Connection connection, String stream, @Nullable String tenant)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into governance.outbox_stream as s (stream, tenant, last_sequence)
            values (?, ?, 1)
            on conflict (stream) do update set last_sequence = s.last_sequence + 1
            returning last_sequence, last_sequence - fed_sequence
            """)) {
      statement.setString(1, stream);
      statement.setString(2, tenant);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (row.getLong(2) > MOST_WAITING) {
          throw new OutboxFullException(stream, MOST_WAITING);
        }
        return row.getLong(1);
      }
    }
  }

  /** Streams with entries that wait. For the system role. */
  static List<String> waiting(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                """
                select stream from governance.outbox_stream
                 where fed_sequence < last_sequence order by stream
                """);
        ResultSet rows = statement.executeQuery()) {
      var streams = new ArrayList<String>();
      while (rows.next()) {
        streams.add(rows.getString(1));
      }
      return streams;
    }
  }
}

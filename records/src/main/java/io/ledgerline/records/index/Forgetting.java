package io.ledgerline.records.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/** Takes out of the copy what the ledger let go. For connections of the system role. */
public final class Forgetting {
  private Forgetting() {}

  /**
   * Removes the copies of a stream's entries below an index, and the joined calls and verdicts all
   * of whose entries they were. Doing it again removes nothing more, so that what a crash kept from
   * being done can be done at any later time.
   *
   * @return how many entries were removed
   */
  public static long below(Connection connection, String stream, long index) throws SQLException {
    Timestamp last = last(connection, stream, index);
    var unused =
        delete(
            connection,
            "delete from records.unreadable where stream = ? and idx < ?",
            stream,
            index);
    if (last == null) {
      return 0;
    }
    long removed =
        delete(connection, "delete from records.entry where stream = ? and idx < ?", stream, index);
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            delete from records.call c where c.tenant = ? and c.ts <= ?
               and not exists (select 1 from records.entry e where e.request_id = c.request_id)
            """)) {
      statement.setString(1, stream);
      statement.setTimestamp(2, last);
      statement.executeUpdate();
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            delete from records.verdict v where v.tenant = ? and v.ts <= ?
               and not exists (select 1 from records.entry e where e.request_id = v.request_id)
            """)) {
      statement.setString(1, stream);
      statement.setTimestamp(2, last);
      statement.executeUpdate();
    }
    return removed;
  }

  /** The time of the latest of them; no joined call after it was theirs. Null if there is none. */
  private static @Nullable Timestamp last(Connection connection, String stream, long index)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select max(ts) from records.entry where stream = ? and idx < ?")) {
      statement.setString(1, stream);
      statement.setLong(2, index);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getTimestamp(1) : null;
      }
    }
  }

  private static long delete(Connection connection, String sql, String stream, long index)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, stream);
      statement.setLong(2, index);
      return statement.executeUpdate();
    }
  }
}

package io.ledgerline.records.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** Takes out of the copy what the ledger let go. For connections of the system role. */
public final class Forgetting {
  private Forgetting() {}

  /**
   * Removes the copies of a stream's entries below an index, and the joined calls all of whose
   * entries they were. Doing it again removes nothing more.
   *
   * @param before the latest time of the entries that went; no joined call after it is looked at
   * @return how many entries were removed
   */
  public static long below(Connection connection, String stream, long index, Instant before)
      throws SQLException {
    long removed =
        delete(connection, "delete from records.entry where stream = ? and idx < ?", stream, index);
    var unused =
        delete(
            connection,
            "delete from records.unreadable where stream = ? and idx < ?",
            stream,
            index);
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            delete from records.call c where c.tenant = ? and c.ts <= ?
               and not exists (select 1 from records.entry e where e.request_id = c.request_id)
            """)) {
      statement.setString(1, stream);
      statement.setTimestamp(2, Timestamp.from(before));
      statement.executeUpdate();
    }
    return removed;
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

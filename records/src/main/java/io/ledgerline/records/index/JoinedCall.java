package io.ledgerline.records.index;

import io.ledgerline.records.index.CallRow.CallKey;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call's record, joined from its entries where it is read: the table of calls holds what is
 * searched, and each entry's bytes are stored once.
 */
public final class JoinedCall {
  private JoinedCall() {}

  /**
   * SQL for the entries of a call, oldest first and each behind its length; null where there are
   * none. The call's times bound the search to the partitions and rows where they can be.
   *
   * @param call the name that the row of {@code records.call} has in the statement
   */
  public static String parts(String call) {
    return parts(call, "");
  }

  /** The same with one more condition on an entry {@code e}. */
  static String parts(String call, String condition) {
    // The tenant is compared by a value that no index has: an index on tenant and time must not
    // seem as good as the one on the request, whatever the planner knows of the tables.
    return String.format(
        Locale.ROOT,
        """
        (SELECT string_agg(int4send(length(e.bytes)) || e.bytes, '' ORDER BY e.seq)
         FROM records.entry e WHERE e.request_id = %1$s.request_id
         AND e.tenant || '' = %1$s.tenant AND e.ts BETWEEN %1$s.first_ts AND %1$s.last_ts%2$s)
        """,
        call,
        condition);
  }

  /**
   * The joined record as canonical JSON.
   *
   * @param parts what {@link #parts} found; null for a call whose entries were all let go
   * @param status what the call's row says, for that case
   */
  public static String json(String tenant, String requestId, String status, byte @Nullable [] parts)
      throws SQLException {
    return document(new CallKey(tenant, requestId), status, parts).json();
  }

  static Document document(CallKey key, String status, byte @Nullable [] parts)
      throws SQLException {
    CallRow call = null;
    for (var entry : entries(parts)) {
      if (CallRow.isPart(entry)) {
        call = call == null ? CallRow.begin(key, entry) : call;
        call.fold(entry);
      }
    }
    return call == null ? CallRow.empty(status) : call.document();
  }

  private static List<IndexedEntry> entries(byte @Nullable [] parts) throws SQLException {
    var entries = new ArrayList<IndexedEntry>();
    var left = ByteBuffer.wrap(parts == null ? new byte[0] : parts);
    while (left.hasRemaining()) {
      byte[] bytes = new byte[left.getInt()];
      left.get(bytes);
      try {
        entries.add(IndexedEntry.whole(bytes));
      } catch (UnreadableEntryException changed) { // it was readable when it was copied
        throw new SQLException("an entry in records.entry can't be read: " + changed.getMessage());
      }
    }
    return entries;
  }
}

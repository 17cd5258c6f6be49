package io.ledgerline.records.index;

import io.ledgerline.audit.RawObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Writes entries into their monthly partitions. */
final class EntryWriter {
  private static final List<String> FILTERED =
      List.of(
          "workspace",
          "use_case",
          "feature",
          "user_id",
          "model",
          "status",
          "session_id",
          "business_context");

  private static final String INSERT =
      """
      INSERT INTO records.entry (seq, stream, idx, ts, id, event_type, tenant, request_id, bytes,
        workspace, use_case, feature, user_id, model, status, session_id, business_context, tags)
      SELECT ? + ordinality, stream, idx, 'epoch'::timestamptz + ts * interval '1 microsecond',
        id, event_type, tenant, request_id, bytes,
        workspace, use_case, feature, user_id, model, status, session_id, business_context,
        tags::jsonb
      FROM unnest(?::text[], ?::int8[], ?::int8[], ?::uuid[], ?::text[], ?::text[], ?::text[],
        ?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[]) WITH ORDINALITY
        AS row (stream, idx, ts, id, event_type, tenant, request_id, bytes,
        workspace, use_case, feature, user_id, model, status, session_id, business_context,
        tags, ordinality)
      """;

  private final Set<YearMonth> months = ConcurrentHashMap.newKeySet();

  /** Checks, before the transaction, what the indexed columns will hold. */
  static void check(IndexedEntry entry) throws UnreadableEntryException {
    for (var field : FILTERED) {
      entry.column(field);
    }
    entry.tags();
  }

  /** Writes the entries, numbered from {@code seq + 1} in their order. */
  void write(Connection connection, long seq, List<IndexedEntry> entries) throws SQLException {
    for (var entry : entries) {
      ensure(connection, YearMonth.from(entry.ts().atOffset(ZoneOffset.UTC)));
    }
    try (var columns = new Columns<>(connection, INSERT, entries)) {
      columns.number(seq);
      columns.texts(IndexedEntry::stream).longs(IndexedEntry::index).times(IndexedEntry::ts);
      columns.uuids(IndexedEntry::id).texts(IndexedEntry::eventType).texts(IndexedEntry::tenant);
      columns.texts(IndexedEntry::requestId).bytes(IndexedEntry::bytes);
      for (var field : FILTERED) {
        columns.texts(entry -> text(entry, field));
      }
      columns.texts(IndexedEntry::checkedTags).write();
    }
  }

  /** Makes sure that a month has its partition. */
  void ensure(Connection connection, YearMonth month) throws SQLException {
    if (months.contains(month)) {
      return;
    }
    try (var statement = connection.prepareStatement("SELECT records.ensure_month(?)")) {
      statement.setObject(1, LocalDate.of(month.getYear(), month.getMonth(), 1));
      statement.execute();
    }
    months.add(month);
  }

  /** Forgets which partitions exist: the transaction that made them may have failed. */
  void forgetMonths() {
    months.clear();
  }

  private static @Nullable String text(IndexedEntry entry, String field) {
    return RawObject.text(entry.json().get(field));
  }
}

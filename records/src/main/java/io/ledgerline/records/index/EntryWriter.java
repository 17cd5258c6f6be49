package io.ledgerline.records.index;

import io.ledgerline.audit.RawObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
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

  private static final String COLUMNS =
      "seq, stream, idx, ts, id, event_type, tenant, request_id, bytes, "
          + String.join(", ", FILTERED)
          + ", tags";

  private static final int VALUES = 10 + FILTERED.size();

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
      ensure(connection, month(entry));
    }
    int from = 0;
    while (from < entries.size()) {
      var month = month(entries.get(from));
      int to = from + 1;
      while (to < entries.size() && month(entries.get(to)).equals(month)) {
        to++;
      }
      copy(connection, month, seq + from, entries.subList(from, to));
      from = to;
    }
  }

  /** Into the month's own table: what only inserts through the parent would pass its policy. */
  private static void copy(
      Connection connection, YearMonth month, long seq, List<IndexedEntry> entries)
      throws SQLException {
    var table =
        String.format(
            Locale.ROOT, "records.entry_%04d_%02d", month.getYear(), month.getMonthValue());
    try (var rows = new CopyRows(connection, table, COLUMNS)) {
      long number = seq;
      for (var entry : entries) {
        rows.row(VALUES).number(++number).text(entry.stream()).number(entry.index());
        rows.time(entry.ts()).uuid(entry.id()).text(entry.eventType()).text(entry.tenant());
        rows.text(entry.requestId()).bytes(entry.bytes());
        for (var field : FILTERED) {
          rows.text(text(entry, field));
        }
        rows.json(entry.checkedTags());
      }
      rows.finish();
    }
  }

  private static YearMonth month(IndexedEntry entry) {
    return YearMonth.from(entry.ts().atOffset(ZoneOffset.UTC));
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

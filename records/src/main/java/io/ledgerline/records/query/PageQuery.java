package io.ledgerline.records.query;

import io.ledgerline.records.ReadScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a table ordered by time and id. An index that fits the most telling filter yields a
 * window of rows in order; the other filters look only at that window. So a page never costs more
 * than its window, whatever the history holds.
 */
final class PageQuery<T> {
  /** The name that a row of the table has where its columns are read. */
  static final String ROW = "windowed";

  private static final int WINDOW = 20_000;

  /** Filters that an index serves, the most telling first. */
  private static final List<FilterField> INDEXED =
      List.of(FilterField.REQUEST_ID, FilterField.SESSION, FilterField.USER, FilterField.TENANT);

  private static final List<FilterField> PASSED_BY_TAGS =
      List.of(FilterField.SESSION, FilterField.USER);

  private final String table;
  private final String columns;
  private final Map<FilterField, String> equal = new EnumMap<>(FilterField.class);
  private final AuditFilter filter;
  private final PageRequest page;
  private final RowReader<T> reader;
  private final Function<T, Keyset> keyset;

  /** A value that the column {@code flagged} must hold, or null for any. */
  private final @Nullable String flag;

  private boolean impossible;

  PageQuery(Table<T> table, ReadScope scope, AuditFilter filter, PageRequest page) {
    this(table, scope, filter, page, null);
  }

  PageQuery(
      Table<T> table,
      ReadScope scope,
      AuditFilter filter,
      PageRequest page,
      @Nullable String flag) {
    this.flag = flag;
    this.table = table.name();
    this.columns = table.columns();
    this.reader = table.reader();
    this.keyset = table.keyset();
    this.filter = filter;
    this.page = page;
    equal.putAll(filter.equal());
    narrow(FilterField.TENANT, scope.tenant());
    narrow(FilterField.WORKSPACE, scope.workspace());
    narrow(FilterField.USER, scope.userId());
  }

  /** The scope beats the filter: asking for somebody else's rows finds nothing. */
  private void narrow(FilterField field, @Nullable String only) {
    if (only == null) {
      return;
    }
    var asked = equal.put(field, only);
    impossible |= asked != null && !asked.equals(only);
  }

  Page<T> run(Connection connection) throws SQLException {
    if (impossible) {
      return new Page<>(List.of(), null);
    }
    var found = new ArrayList<T>();
    try (var statement = select(isExact() ? page.limit() + 1 : WINDOW).prepare(connection);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(reader.read(rows));
      }
    }
    if (found.size() > page.limit()) {
      var items = found.subList(0, page.limit());
      return new Page<>(items, keyset.apply(items.getLast()));
    }
    return new Page<>(found, isExact() ? null : endOfWindow(connection));
  }

  private Sql select(int window) {
    var sql = new Sql();
    sql.add("SELECT " + columns + " FROM (SELECT * FROM " + table);
    window(sql);
    sql.add("LIMIT ?) AS " + ROW + " WHERE true", window);
    residual().forEach((field, value) -> field.ask(sql, value));
    if (flag != null) {
      sql.add("AND ? = ANY (flagged)", flag);
    }
    return sql.add(order()).add("LIMIT ?", page.limit() + 1);
  }

  /** Whether the index alone answers, so that no row of its window is passed over. */
  private boolean isExact() {
    return residual().isEmpty() && flag == null;
  }

  private @Nullable Keyset endOfWindow(Connection connection) throws SQLException {
    var sql = new Sql().add("SELECT ts, id FROM " + table);
    window(sql);
    try (var statement = sql.add("OFFSET ? LIMIT 1", WINDOW - 1).prepare(connection);
        var rows = statement.executeQuery()) {
      return rows.next() ? new Keyset(instant(rows, 1), rows.getObject(2, UUID.class)) : null;
    }
  }

  private void window(Sql sql) {
    sql.add("WHERE true");
    driving().forEach((field, value) -> field.ask(sql, value));
    if (equal.containsKey(FilterField.TAG)) {
      sql.add("AND tags IS NOT NULL"); // an index of its own: few rows have any
    }
    if (filter.from() != null) {
      sql.add("AND ts >= ?", filter.from());
    }
    if (filter.until() != null) {
      sql.add("AND ts < ?", filter.until());
    }
    var after = page.after();
    if (after != null) {
      sql.add("AND (ts, id) " + (page.ascending() ? ">" : "<") + " (?, ?)", after.ts(), after.id());
    }
    sql.add(order());
  }

  private String order() {
    return page.ascending() ? "ORDER BY ts, id" : "ORDER BY ts DESC, id DESC";
  }

  /** The filters that one index answers together. */
  private Map<FilterField, String> driving() {
    var driving = new EnumMap<FilterField, String>(FilterField.class);
    boolean tagged = equal.containsKey(FilterField.TAG);
    for (var field : INDEXED) {
      // Tagged rows have indexes of their own, by tenant and by time; one call has a better one.
      var value = tagged && PASSED_BY_TAGS.contains(field) ? null : equal.get(field);
      if (value != null && (field == FilterField.TENANT || driving.isEmpty())) {
        driving.put(field, value);
      }
    }
    return driving;
  }

  private Map<FilterField, String> residual() {
    var residual = new EnumMap<>(equal);
    driving().keySet().forEach(residual::remove);
    return residual;
  }

  static Instant instant(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Reads one row. */
  interface RowReader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** A table that pages can be read from. */
  record Table<T>(String name, String columns, RowReader<T> reader, Function<T, Keyset> keyset) {}
}

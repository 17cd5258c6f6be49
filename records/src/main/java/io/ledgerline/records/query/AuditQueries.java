package io.ledgerline.records.query;

import io.ledgerline.records.ReadScope;
import io.ledgerline.records.index.JoinedCall;
import io.ledgerline.records.query.PageQuery.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers questions about entries and calls, inside a scope that PostgreSQL enforces again. Each
 * answer is one read-only transaction whose cost is bounded by its page. Thread-safe; blocking.
 */
public final class AuditQueries {
  /** The one event type of joined calls. */
  public static final String CALL_EVENT_TYPE = "claude_api_call";

  private static final int TAIL_WINDOW = 5_000;
  private static final JsonMapper JSON = new JsonMapper();

  private static final Table<EntryRow> ENTRIES =
      new Table<>(
          "records.entry", "stream, idx, ts, id, bytes", AuditQueries::entry, EntryRow::keyset);
  static final String CALL_COLUMNS =
      "tenant, request_id, ts, id, status, document, CASE WHEN document IS NULL THEN "
          + JoinedCall.parts(PageQuery.ROW)
          + " END AS parts";

  private static final Table<CallRecord> CALLS =
      new Table<>("records.call", CALL_COLUMNS, AuditQueries::call, CallRecord::keyset);

  private final ScopedReads reads;

  /**
   * Queries over the copy.
   *
   * @param app connections of the role {@code ledgerline_app}
   */
  public AuditQueries(DataSource app) {
    this.reads = new ScopedReads(app);
  }

  /** Entries that match, newest first unless asked otherwise. */
  public Page<EntryRow> entries(ReadScope scope, AuditFilter filter, PageRequest page)
      throws SQLException {
    var query = new PageQuery<>(ENTRIES, scope, filter, page);
    return reads.read(scope, query::run);
  }

  /** Joined calls that match, newest first unless asked otherwise. */
  public Page<CallRecord> calls(ReadScope scope, AuditFilter filter, PageRequest page)
      throws SQLException {
    var type = filter.get(FilterField.EVENT_TYPE);
    if (type != null && !type.equals(CALL_EVENT_TYPE)) {
      return new Page<>(List.of(), null);
    }
    var query = new PageQuery<>(CALLS, scope, withoutType(filter), page);
    return reads.read(scope, query::run);
  }

  /** One call with its entries, or null where the scope has none of that request id. */
  public @Nullable CallDetail call(ReadScope scope, String requestId) throws SQLException {
    var equal = new EnumMap<FilterField, String>(FilterField.class);
    equal.put(FilterField.REQUEST_ID, requestId);
    var filter = new AuditFilter(equal, null, null);
    var calls = calls(scope, filter, PageRequest.newest(1)).items();
    if (calls.isEmpty()) {
      return null;
    }
    var call = calls.getFirst();
    var page = new PageRequest(null, CallDetail.MOST_ENTRIES, true);
    // The entries of a call that is visible: also those whose actor is somebody else.
    return new CallDetail(call, entries(ReadScope.tenant(call.tenant()), filter, page).items());
  }

  /** The entry at a place of the ledger, or null where the scope has none there. */
  public @Nullable EntryRow entry(ReadScope scope, String stream, long index) throws SQLException {
    return reads.read(
        scope,
        connection -> {
          var sql = confined(scope).add("AND stream = ? AND idx = ? LIMIT 1", stream, index);
          try (var statement = sql.prepare(connection);
              var rows = statement.executeQuery()) {
            return rows.next() ? entry(rows) : null;
          }
        });
  }

  /**
   * The place in the order of arrival from which a follower goes on.
   *
   * @param afterStream stream of the last entry it has, or null to begin now
   * @param afterIndex that entry's index
   * @return the place, or -1 where the scope has no such entry
   */
  public long place(ReadScope scope, @Nullable String afterStream, long afterIndex)
      throws SQLException {
    return reads.read(
        scope,
        connection -> {
          if (afterStream == null) {
            return number(connection, new Sql().add("SELECT seq FROM records.position"));
          }
          var sql = confined(scope).add("AND stream = ? AND idx = ?", afterStream, afterIndex);
          try (var statement = sql.add("LIMIT 1").prepare(connection);
              var rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong("seq") : -1;
          }
        });
  }

  /** What matched among the entries that arrived after a place; bounded work, at once. */
  public Tail tail(ReadScope scope, AuditFilter filter, long place, int limit) throws SQLException {
    return reads.read(
        scope,
        connection -> {
          long newest = number(connection, new Sql().add("SELECT seq FROM records.position"));
          long end = Math.min(place + TAIL_WINDOW, newest);
          var sql = confined(scope).add("AND seq > ? AND seq <= ?", place, end);
          filter.equal().forEach((field, value) -> field.ask(sql, value));
          var items = new ArrayList<EntryRow>();
          long last = end;
          try (var statement = sql.add("ORDER BY seq LIMIT ?", limit).prepare(connection);
              var rows = statement.executeQuery()) {
            while (rows.next()) {
              items.add(entry(rows));
              last = rows.getLong("seq");
            }
          }
          long next = items.size() == limit ? last : Math.max(end, place);
          return new Tail(items, next, next < newest);
        });
  }

  private static Sql confined(ReadScope scope) {
    var sql = new Sql().add("SELECT stream, idx, ts, id, bytes, seq FROM records.entry WHERE true");
    and(sql, "tenant", scope.tenant());
    and(sql, "workspace", scope.workspace());
    and(sql, "user_id", scope.userId());
    return sql;
  }

  static void and(Sql sql, String column, @Nullable String value) {
    if (value != null) {
      sql.add("AND " + column + " = ?", value);
    }
  }

  static AuditFilter withoutType(AuditFilter filter) {
    var equal = new EnumMap<FilterField, String>(FilterField.class);
    equal.putAll(filter.equal());
    equal.remove(FilterField.EVENT_TYPE);
    return new AuditFilter(equal, filter.from(), filter.until());
  }

  private static long number(Connection connection, Sql sql) throws SQLException {
    try (var statement = sql.prepare(connection);
        var rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private static EntryRow entry(ResultSet rows) throws SQLException {
    return new EntryRow(
        rows.getString(1),
        rows.getLong(2),
        PageQuery.instant(rows, 3),
        rows.getObject(4, UUID.class),
        rows.getBytes(5));
  }

  static CallRecord call(ResultSet rows) throws SQLException {
    return new CallRecord(
        rows.getString(1),
        rows.getString(2),
        PageQuery.instant(rows, 3),
        rows.getObject(4, UUID.class),
        rows.getString(5),
        (ObjectNode) JSON.readTree(document(rows)));
  }

  private static String document(ResultSet rows) throws SQLException {
    String whole = rows.getString(6);
    return whole != null
        ? whole
        : JoinedCall.json(
            rows.getString(1), rows.getString(2), rows.getString(5), rows.getBytes(7));
  }
}

package io.ledgerline.records.index;

import io.ledgerline.records.index.CallRow.CallKey;
import io.ledgerline.records.index.CallRow.UsageKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Folds entries into their calls, and the change of each call into the hourly roll-ups. */
final class CallWriter {
  /**
   * Its parts are those that were there before the batch, which is numbered behind them. The tenant
   * is compared by a value that no index has: what finds a call is its request and nothing else,
   * whatever the planner knew of the tables when it made the plan.
   */
  private static final String SELECT =
      "SELECT c.tenant, c.request_id, c.ts, c.id, c.document, c.status, c.first_ts, c.last_ts,"
          + JoinedCall.parts("c", " AND e.seq <= ?")
          + """
          FROM unnest(?::text[], ?::text[]) AS wanted (tenant, request_id)
          JOIN records.call c
            ON c.tenant || '' = wanted.tenant AND c.request_id = wanted.request_id
          """;

  private static final String UPSERT =
      """
      INSERT INTO records.call (tenant, request_id, ts, id, status, document,
        first_ts, last_ts,
        workspace, use_case, feature, user_id, model, session_id, business_context, tags, flagged)
      SELECT tenant, request_id, 'epoch'::timestamptz + ts * interval '1 microsecond', id, status,
        document::json, 'epoch'::timestamptz + first_ts * interval '1 microsecond',
        'epoch'::timestamptz + last_ts * interval '1 microsecond',
        workspace, use_case, feature, user_id, model, session_id, business_context,
        tags::jsonb, string_to_array(flagged, ',')
      FROM unnest(?::text[], ?::text[], ?::int8[], ?::uuid[], ?::text[], ?::text[],
        ?::int8[], ?::int8[],
        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[])
        AS row (tenant, request_id, ts, id, status, document, first_ts, last_ts,
        workspace, use_case, feature, user_id, model, session_id, business_context, tags, flagged)
      ON CONFLICT (tenant, request_id) DO UPDATE SET
        ts = excluded.ts, id = excluded.id, status = excluded.status,
        document = excluded.document, first_ts = excluded.first_ts, last_ts = excluded.last_ts,
        flagged = excluded.flagged, workspace = excluded.workspace,
        use_case = excluded.use_case, feature = excluded.feature, user_id = excluded.user_id,
        model = excluded.model, session_id = excluded.session_id,
        business_context = excluded.business_context, tags = excluded.tags
      """;

  private static final List<String> DIMENSIONS =
      List.of(
          "workspace", "use_case", "feature", "user_id", "model", "session_id", "business_context");

  private static final String COLUMNS =
      "tenant, request_id, ts, id, status, first_ts, last_ts, "
          + String.join(", ", DIMENSIONS)
          + ", tags, flagged";

  private static final int VALUES = 9 + DIMENSIONS.size();

  /** So many calls a statement: the server keeps their documents in memory, not in a file. */
  private static final int CALLS_AT_ONCE = 512;

  private static final String ADD_USAGE =
      """
      INSERT INTO records.usage_hour AS u (hour, tenant, workspace, use_case, feature, model,
        user_id, calls, refused, failed, tokens_input, tokens_output, tokens_cache_read,
        tokens_cache_write_5m, tokens_cache_write_1h, cost_nano)
      SELECT 'epoch'::timestamptz + hour * interval '1 microsecond', tenant, workspace, use_case,
        feature, model, user_id, calls, refused, failed, tokens_input, tokens_output,
        tokens_cache_read, tokens_cache_write_5m, tokens_cache_write_1h, cost_nano
      FROM unnest(?::int8[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int8[],
        ?::int8[])
        AS row (hour, tenant, workspace, use_case, feature, model, user_id, calls, refused, failed,
        tokens_input, tokens_output, tokens_cache_read, tokens_cache_write_5m,
        tokens_cache_write_1h, cost_nano)
      ON CONFLICT (tenant, hour, workspace, use_case, feature, model, user_id) DO UPDATE SET
        calls = u.calls + excluded.calls,
        refused = u.refused + excluded.refused,
        failed = u.failed + excluded.failed,
        tokens_input = u.tokens_input + excluded.tokens_input,
        tokens_output = u.tokens_output + excluded.tokens_output,
        tokens_cache_read = u.tokens_cache_read + excluded.tokens_cache_read,
        tokens_cache_write_5m = u.tokens_cache_write_5m + excluded.tokens_cache_write_5m,
        tokens_cache_write_1h = u.tokens_cache_write_1h + excluded.tokens_cache_write_1h,
        cost_nano = u.cost_nano + excluded.cost_nano
      """;

  private CallWriter() {}

  /**
   * Writes what the entries change in calls and roll-ups.
   *
   * @param seq the greatest number of an entry that was there before them
   * @param lookUpAll whether calls that seem to begin here are looked up too
   */
  static void write(Connection connection, long seq, List<IndexedEntry> entries, boolean lookUpAll)
      throws SQLException {
    var parts = entries.stream().filter(CallRow::isPart).toList();
    if (parts.isEmpty()) {
      return;
    }
    var calls = stored(connection, seq, lookUpAll ? keys(parts) : begunBefore(parts));
    var known = Set.copyOf(calls.keySet());
    var usage = new HashMap<UsageKey, Usage>();
    calls.values().forEach(call -> count(usage, call, -1));
    for (var entry : parts) {
      calls.computeIfAbsent(key(entry), key -> CallRow.begin(key, entry)).fold(entry);
    }
    calls.values().forEach(call -> count(usage, call, 1));
    // Indexers take turns, so a call that was not there is not there now. One that was may have
    // been forgotten meanwhile.
    upsert(connection, calls.values().stream().filter(c -> known.contains(c.key)).toList());
    copy(connection, calls.values().stream().filter(c -> !known.contains(c.key)).toList());
    add(connection, usage);
  }

  private static CallKey key(IndexedEntry entry) {
    return new CallKey(entry.tenant(), Objects.requireNonNull(entry.requestId()));
  }

  private static void count(Map<UsageKey, Usage> usage, CallRow call, int sign) {
    var before = usage.getOrDefault(call.usageKey(), Usage.NONE);
    usage.put(call.usageKey(), sign > 0 ? before.plus(call.usage()) : before.minus(call.usage()));
  }

  private static Set<CallKey> keys(List<IndexedEntry> parts) {
    var keys = new LinkedHashSet<CallKey>();
    parts.forEach(entry -> keys.add(key(entry)));
    return keys;
  }

  /** Those whose first entry here is not the one that a call begins with. */
  private static Set<CallKey> begunBefore(List<IndexedEntry> parts) {
    var begins = new HashMap<CallKey, Boolean>();
    var before = new LinkedHashSet<CallKey>();
    for (var entry : parts) {
      if (begins.putIfAbsent(key(entry), CallRow.begins(entry)) == null && !CallRow.begins(entry)) {
        before.add(key(entry));
      }
    }
    return before;
  }

  private static Map<CallKey, CallRow> stored(Connection connection, long seq, Set<CallKey> keys)
      throws SQLException {
    var found = new LinkedHashMap<CallKey, CallRow>(); // in order: indexes like that
    if (keys.isEmpty()) {
      return found;
    }
    try (var columns = new Columns<>(connection, SELECT, List.copyOf(keys))) {
      columns.number(seq).texts(CallKey::tenant).texts(CallKey::requestId);
      try (var rows = columns.statement().executeQuery()) {
        while (rows.next()) {
          var key = new CallKey(rows.getString(1), rows.getString(2));
          found.put(key, stored(key, rows));
        }
      }
    }
    return found;
  }

  private static CallRow stored(CallKey key, ResultSet row) throws SQLException {
    var ts = instant(row, 3);
    var id = row.getObject(4, UUID.class);
    var whole = row.getString(5);
    if (whole != null) {
      return CallRow.whole(key, ts, id, whole);
    }
    var document = JoinedCall.document(key, row.getString(6), row.getBytes(9));
    return CallRow.stored(key, ts, id, document, instant(row, 7), instant(row, 8));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static void upsert(Connection connection, List<CallRow> calls) throws SQLException {
    for (int from = 0; from < calls.size(); from += CALLS_AT_ONCE) {
      int to = Math.min(calls.size(), from + CALLS_AT_ONCE);
      upsertSome(connection, calls.subList(from, to));
    }
  }

  private static void upsertSome(Connection connection, List<CallRow> calls) throws SQLException {
    try (var columns = new Columns<>(connection, UPSERT, calls)) {
      columns.texts(call -> call.key.tenant()).texts(call -> call.key.requestId());
      columns.times(CallRow::ts).uuids(CallRow::id).texts(CallRow::status).texts(CallRow::json);
      columns.optionalTimes(CallRow::first).optionalTimes(CallRow::last);
      for (var field : DIMENSIONS) {
        columns.texts(call -> call.text(field));
      }
      columns.texts(CallRow::tags).texts(CallRow::flagged).write();
    }
  }

  /** Into the one partition: what only inserts through the parent would pass its policy. */
  private static void copy(Connection connection, List<CallRow> calls) throws SQLException {
    if (calls.isEmpty()) {
      return;
    }
    try (var rows = new CopyRows(connection, "records.call_all", COLUMNS)) {
      for (var call : calls) {
        rows.row(VALUES).text(call.key.tenant()).text(call.key.requestId());
        rows.time(call.ts()).uuid(call.id()).text(call.status());
        rows.time(Objects.requireNonNull(call.first())).time(Objects.requireNonNull(call.last()));
        for (var field : DIMENSIONS) {
          rows.text(call.text(field));
        }
        rows.json(call.tags()).texts(call.flags());
      }
      rows.finish();
    }
  }

  private static void add(Connection connection, Map<UsageKey, Usage> usage) throws SQLException {
    var changed =
        usage.entrySet().stream().filter(row -> !row.getValue().equals(Usage.NONE)).toList();
    if (changed.isEmpty()) {
      return;
    }
    try (var columns = new Columns<>(connection, ADD_USAGE, changed)) {
      columns.times(row -> row.getKey().hour()).texts(row -> row.getKey().tenant());
      columns.texts(row -> row.getKey().workspace()).texts(row -> row.getKey().useCase());
      columns.texts(row -> row.getKey().feature()).texts(row -> row.getKey().model());
      columns.texts(row -> row.getKey().userId());
      columns.longs(row -> row.getValue().calls()).longs(row -> row.getValue().refused());
      columns.longs(row -> row.getValue().failed());
      columns.longs(row -> row.getValue().tokensInput());
      columns.longs(row -> row.getValue().tokensOutput());
      columns.longs(row -> row.getValue().tokensCacheRead());
      columns.longs(row -> row.getValue().tokensCacheWrite5m());
      columns.longs(row -> row.getValue().tokensCacheWrite1h());
      columns.longs(row -> row.getValue().costNano()).write();
    }
  }
}

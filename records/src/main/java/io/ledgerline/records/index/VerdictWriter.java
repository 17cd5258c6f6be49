package io.ledgerline.records.index;

import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.audit.RawObject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what people said of findings; of one call and type the later word holds. */
final class VerdictWriter {
  static final String EVENT_TYPE = "finding.reviewed";

  private static final String UPSERT =
      """
      INSERT INTO records.verdict AS v (tenant, workspace, request_id, type, verdict, detector, ts)
      SELECT tenant, workspace, request_id, type, verdict, detector,
        'epoch'::timestamptz + ts * interval '1 microsecond'
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int8[])
        AS row (tenant, workspace, request_id, type, verdict, detector, ts)
      ON CONFLICT (tenant, request_id, type) DO UPDATE SET
        workspace = excluded.workspace, verdict = excluded.verdict, detector = excluded.detector, ts = excluded.ts
      """;

  private VerdictWriter() {}

  private record Row(
      String tenant,
      @Nullable String workspace,
      String requestId,
      String type,
      String verdict,
      String detector,
      Instant ts) {
    String key() {
      return tenant + " " + requestId + " " + type;
    }
  }

  static void write(Connection connection, List<IndexedEntry> entries) throws SQLException {
    var rows = new LinkedHashMap<String, Row>();
    for (IndexedEntry entry : entries) {
      Row row = entry.eventType().equals(EVENT_TYPE) ? row(entry) : null;
      if (row != null) {
        rows.put(row.key(), row);
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    try (var columns = new Columns<>(connection, UPSERT, new ArrayList<>(rows.values()))) {
      columns
          .texts(Row::tenant)
          .texts(Row::workspace)
          .texts(Row::requestId)
          .texts(Row::type)
          .texts(Row::verdict);
      columns.texts(Row::detector).times(Row::ts).write();
    }
  }

  private static @Nullable Row row(IndexedEntry entry) {
    String requestId = entry.requestId();
    String details = entry.json().get("details");
    if (requestId == null || details == null) {
      return null;
    }
    try {
      Map<String, String> said = RawObject.members(details.getBytes(StandardCharsets.UTF_8));
      String type = RawObject.text(said.get("type"));
      String verdict = RawObject.text(said.get("verdict"));
      String detector = RawObject.text(said.get("detector"));
      return type == null || verdict == null
          ? null
          : new Row(
              entry.tenant(),
              RawObject.text(entry.json().get("workspace")),
              requestId,
              type,
              verdict,
              detector == null ? "" : detector,
              entry.ts());
    } catch (MalformedEntryException notAnObject) {
      return null;
    }
  }
}

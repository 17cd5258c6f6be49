package io.ledgerline.cli.command;

import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Table;
import io.ledgerline.verifier.drill.DrillReport;
import io.ledgerline.verifier.drill.DrillRow;
import io.ledgerline.verifier.drill.Knowledge;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A drill as a table and as JSON. */
final class DrillTables {
  private static final JsonMapper JSON = new JsonMapper();

  private DrillTables() {}

  static Table table(DrillReport report) {
    var table =
        new Table(
            Column.id("way"),
            Column.id("done"),
            Column.id("exhibit"),
            Column.id("outcome"),
            Column.id("seen_with"),
            Column.id("finding"));
    for (var row : report.rows()) {
      table.row(
          name(row.way()), row.done(), row.exhibit(), outcome(row), seenWith(row), finding(row));
    }
    return table;
  }

  static ObjectNode json(DrillReport report) {
    var json = JSON.createObjectNode();
    json.put("passed", report.isPassed())
        .put("entries", report.entries())
        .put("streams", report.streams())
        .put("streams_left_out", report.streamsLeftOut());
    var before = json.putArray("findings_before");
    report.before().forEach(finding -> before.add(finding.line()));
    var rows = json.putArray("manipulations");
    for (var row : report.rows()) {
      rows.addObject()
          .put("way", name(row.way()))
          .put("done", row.done())
          .put("exhibit", row.exhibit())
          .put("outcome", outcome(row))
          .put("must_be_seen_with", name(row.caughtWith()))
          .put("seen_with", seenWith(row))
          .put("finding", finding(row))
          .put("why_skipped", row.skipped());
    }
    return json;
  }

  private static String outcome(DrillRow row) {
    if (row.skipped() != null) {
      return "skipped";
    }
    return row.isCaught() ? "caught" : "missed";
  }

  private static @Nullable String seenWith(DrillRow row) {
    Knowledge with = row.seenWith();
    return with == null ? null : name(with);
  }

  private static @Nullable String finding(DrillRow row) {
    var first = row.first();
    return first == null ? null : first.line();
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

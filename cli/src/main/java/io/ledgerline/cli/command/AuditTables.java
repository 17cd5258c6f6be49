package io.ledgerline.cli.command;

import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Calls and entries as tables. */
final class AuditTables {
  private static final int SECONDS = "2026-11-20T10:00:00".length();

  private AuditTables() {}

  static Table calls(Iterable<JsonNode> calls) {
    var table =
        new Table(
            Column.id("time"),
            Column.text("brand"),
            Column.text("feature"),
            Column.text("model"),
            Column.text("status"),
            Column.count("in"),
            Column.count("out"),
            Column.usd("cost USD"),
            Column.text("request"));
    for (var call : calls) {
      table.row(
          time(call, "ts"),
          text(call, "brand"),
          text(call, "feature"),
          text(call, "model"),
          text(call, "status"),
          count(call, "tokens_in"),
          count(call, "tokens_out"),
          usd(call),
          text(call, "request_id"));
    }
    return table;
  }

  static Table entries(Iterable<JsonNode> rows) {
    var table =
        new Table(
            Column.id("time"),
            Column.id("place"),
            Column.text("event"),
            Column.text("tenant"),
            Column.text("user"),
            Column.text("request"));
    for (var row : rows) {
      var entry = row.path("entry");
      table.row(
          time(entry, "ts"),
          row.path("stream").stringValue("") + "/" + row.path("index").longValue(0),
          text(entry, "event_type"),
          text(entry, "tenant"),
          text(entry, "user_id"),
          text(entry, "request_id"));
    }
    return table;
  }

  /** One entry as one line: time, event, tenant, and what says most about it. */
  static String line(JsonNode entry, int width) {
    var table = new Table(Column.id(""), Column.id(""), Column.id(""), Column.text(""));
    table.row(
        time(entry, "ts"),
        padded(text(entry, "event_type"), 16),
        padded(text(entry, "tenant"), 12),
        most(entry));
    return table.text(width).lines().skip(1).findFirst().orElse("");
  }

  private static String most(JsonNode entry) {
    var words = new StringBuilder();
    for (var name :
        new String[] {"feature", "model", "rule", "cost_usd", "operation", "request_id"}) {
      var value = text(entry, name);
      if (value != null) {
        words.append(words.isEmpty() ? "" : " ").append(name).append('=').append(value);
      }
    }
    return words.toString();
  }

  private static String padded(@Nullable String text, int width) {
    var known = text == null ? "" : text;
    return known + " ".repeat(Math.max(0, width - known.length()));
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.path(name).stringValue(null);
  }

  static String time(JsonNode node, String name) {
    var time = node.path(name).stringValue("");
    return time.length() > SECONDS ? time.substring(0, SECONDS).replace('T', ' ') : time;
  }

  private static @Nullable Long count(JsonNode node, String name) {
    return node.path(name).isNumber() ? Long.valueOf(node.path(name).longValue()) : null;
  }

  private static @Nullable BigDecimal usd(JsonNode call) {
    var exact = text(call, "cost_usd_exact");
    return exact == null ? null : new BigDecimal(exact);
  }
}

package io.ledgerline.cli.command;

import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Approvals as tables: for people with what it is about below each, for programs flat. */
final class ApprovalTables {
  /** What waits with a text that whoever decides has to see. */
  private static final Set<String> HELD = Set.of("tool.use", "answer.release", "request.send");

  /** What tells them apart, the most telling first; a server says it in any order. */
  private static final List<String> TELLING = List.of("tool", "rules", "class");

  /** Stand elsewhere, or tell nobody anything. */
  private static final Set<String> NOT_TELLING = Set.of("request", "workspace");

  private static final int MINUTES = "2026-11-20 10:00".length();

  private ApprovalTables() {}

  static Table people(Iterable<JsonNode> approvals) {
    var table =
        new Table(
            Column.id("approval"),
            Column.text("caller"),
            Column.text("tenant"),
            Column.text("workspace"),
            Column.text("state"),
            Column.id("held"),
            Column.id("until"),
            Column.below("about"));
    for (JsonNode each : approvals) {
      table.row(
          text(each, "approval"),
          caller(each),
          text(each, "tenant"),
          text(each, "workspace"),
          text(each, "state"),
          minutes(each, "requested_at"),
          minutes(each, "expires_at"),
          text(each, "action") + " of " + about(each));
    }
    return table;
  }

  static Table flat(Iterable<JsonNode> approvals) {
    var table =
        new Table(
            Column.id("approval"),
            Column.text("action"),
            Column.text("about"),
            Column.text("tenant"),
            Column.text("workspace"),
            Column.text("caller"),
            Column.text("owner"),
            Column.text("state"),
            Column.text("held"),
            Column.text("expires"));
    for (JsonNode each : approvals) {
      table.row(
          text(each, "approval"),
          text(each, "action"),
          about(each),
          text(each, "tenant"),
          text(each, "workspace"),
          caller(each),
          text(each, "owner"),
          text(each, "state"),
          text(each, "requested_at"),
          text(each, "expires_at"));
    }
    return table;
  }

  /** Whether a text waits that whoever decides has to see. */
  static boolean isHeld(JsonNode approval) {
    return HELD.contains(text(approval, "action"));
  }

  /** What a person can tell it by: the target of what waits in a call is only a commitment. */
  static @Nullable String about(JsonNode approval) {
    if (!isHeld(approval)) {
      return text(approval, "target");
    }
    return approval.path("details").properties().stream()
        .filter(each -> !NOT_TELLING.contains(each.getKey()))
        .sorted(Comparator.comparing(each -> place(each.getKey())))
        .map(each -> each.getValue().stringValue(""))
        .filter(value -> !value.equals("none"))
        .collect(Collectors.joining(", "));
  }

  private static String place(String detail) {
    int telling = TELLING.indexOf(detail);
    return telling < 0 ? "z" + detail : "a" + telling;
  }

  /** The name of the key or person that called; the pseudonym where the name may not be seen. */
  private static @Nullable String caller(JsonNode approval) {
    String name = text(approval, "caller");
    return name == null ? text(approval, "caller_id") : name;
  }

  private static String minutes(JsonNode approval, String name) {
    String time = AuditTables.time(approval, name);
    return time.length() > MINUTES ? time.substring(0, MINUTES).replace('T', ' ') : time;
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.path(name).stringValue(null);
  }
}

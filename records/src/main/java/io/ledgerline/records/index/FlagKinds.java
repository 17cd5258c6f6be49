package io.ledgerline.records.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a call is worth a look, read from its joined record. The record is canonical JSON, in which a
 * quotation mark inside of a text is escaped, so members can be found as they are written.
 */
final class FlagKinds {
  private static final Map<String, String> BY_FLAG =
      Map.of(
          "injection", "\"injection.",
          "answer", "\"output.",
          "tool", "\"tool.",
          "isolation", "\"isolation.");
  private static final List<String> WATCHED =
      List.of("\"data.would_", "\"injection.would_", "\"output.would_", "\"tool.would_");
  private static final List<String> OURS =
      List.of(
          "data.", "injection.", "output.", "tool.", "hold.", "review.", "isolation.", "system.");
  private static final List<String> REWRITES =
      List.of("data_replaced", "spotlight", "stripped", "output_rule");

  /** What waited for a person, and what a person said no to. */
  private static final List<String> HELD =
      List.of(
          "data.held",
          "data.denied",
          "injection.held",
          "injection.denied",
          "output.held",
          "output.denied",
          "tool.held",
          "tool.denied");

  private static final List<String> APPROVED =
      List.of("request_approved", "answer_approved", "tool_approved");

  private FlagKinds() {}

  /** The kinds, sorted; empty for a call that nothing is to be said about. */
  static List<String> of(Document call) {
    var kinds = new ArrayList<String>();
    String flags = raw(call, "policy_flags");
    BY_FLAG.forEach((kind, start) -> addIf(kinds, kind, flags.contains(start)));
    addIf(kinds, "observed", WATCHED.stream().anyMatch(flags::contains));
    addIf(kinds, "finding", raw(call, "prompt_data_categories").length() > "[]".length());
    String changes = raw(call, "changes");
    addIf(kinds, "rewritten", REWRITES.stream().anyMatch(kind -> changes.contains(changeOf(kind))));
    addIf(kinds, "blocked", changes.contains("\"after\":\"block\"") && hasOutputRule(changes));
    String rule = call.text("rule");
    addIf(kinds, "held", isHeld(rule, flags, changes));
    addIf(kinds, "refused", "refused".equals(call.text("status")) || isOurs(rule));
    return kinds.stream().sorted().toList();
  }

  private static boolean hasOutputRule(String changes) {
    return changes.contains(changeOf("output_rule"));
  }

  private static boolean isHeld(@Nullable String rule, String flags, String changes) {
    return (rule != null && (rule.startsWith("hold.") || HELD.contains(rule)))
        || HELD.stream().anyMatch(held -> flags.contains("\"" + held))
        || APPROVED.stream().anyMatch(kind -> changes.contains(changeOf(kind)));
  }

  private static boolean isOurs(@Nullable String rule) {
    return rule != null && OURS.stream().anyMatch(rule::startsWith);
  }

  private static String changeOf(String kind) {
    return "\"kind\":\"" + kind + "\"";
  }

  private static String raw(Document call, String name) {
    String value = call.raw(name);
    return value == null ? "" : value;
  }

  private static void addIf(List<String> kinds, String kind, boolean is) {
    if (is) {
      kinds.add(kind);
    }
  }
}

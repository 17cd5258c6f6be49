package io.ledgerline.admin.resource;

import java.util.LinkedHashMap;
import java.util.Map;

/** The query parameters that several resources share, with what the document says about them. */
final class Filters {
  private static final Map<String, String> FILTERS =
      Map.ofEntries(
          Map.entry("tenant", "Brand, business unit or department."),
          Map.entry("workspace", "Workspace inside the tenant."),
          Map.entry("use_case", "Approved purpose."),
          Map.entry("feature", "Part of an application that calls."),
          Map.entry("user", "Pseudonym u_… of the principal."),
          Map.entry("model", "Model id."),
          Map.entry("from", "First instant, 2026-11-01 or 2026-11-01T08:00:00Z."),
          Map.entry("until", "First instant not wanted."));

  private static final Map<String, String> OF_EVENTS =
      Map.of(
          "status", "open, completed, refused, failed, aborted or interrupted.",
          "event_type", "Type of entry, for example call.refused.",
          "session", "Session id.",
          "business_context", "Business context.",
          "request_id", "Request id of a call.",
          "tag", "A tag that a rule set, name=value; phi stands for phi=true.");

  private Filters() {}

  /** Filters of entries and calls, and further parameters. */
  static Map<String, String> ofEvents(String... more) {
    var all = new LinkedHashMap<>(ofCost(more));
    all.putAll(OF_EVENTS);
    return all;
  }

  /** Filters that cost is kept by, and further parameters: name, description, name, … */
  static Map<String, String> ofCost(String... more) {
    var all = new LinkedHashMap<>(FILTERS);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }
}

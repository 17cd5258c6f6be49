package io.ledgerline.cli.command;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which entries or calls are asked for. */
final class FilterOptions {
  @Option(
      names = {"--tenant", "--brand"},
      paramLabel = "NAME",
      description = "Tenant (brand).")
  @Nullable String tenant;

  @Option(names = "--workspace", paramLabel = "NAME", description = "Workspace.")
  @Nullable String workspace;

  @Option(names = "--use-case", paramLabel = "NAME", description = "Use case.")
  @Nullable String useCase;

  @Option(names = "--feature", paramLabel = "NAME", description = "Feature.")
  @Nullable String feature;

  @Option(names = "--user", paramLabel = "U_ID", description = "Pseudonym of the user.")
  @Nullable String user;

  @Option(names = "--model", paramLabel = "ID", description = "Model.")
  @Nullable String model;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "open, completed, refused, failed, aborted or interrupted.")
  @Nullable String status;

  @Option(names = "--event-type", paramLabel = "TYPE", description = "Type of entry.")
  @Nullable String eventType;

  @Option(names = "--session", paramLabel = "ID", description = "Session.")
  @Nullable String session;

  @Option(names = "--business-context", paramLabel = "TEXT", description = "Business context.")
  @Nullable String businessContext;

  @Option(names = "--request-id", paramLabel = "ID", description = "Request id of a call.")
  @Nullable String requestId;

  @Option(
      names = "--tag",
      paramLabel = "NAME[=VALUE]",
      description = "A tag that a rule set; phi stands for phi=true.")
  @Nullable String tag;

  @Option(names = "--from", paramLabel = "TIME", description = "2026-11-01 or an instant.")
  @Nullable String from;

  @Option(names = "--until", paramLabel = "TIME", description = "First time not wanted.")
  @Nullable String until;

  Map<String, String> query() {
    var query = new HashMap<String, String>();
    put(query, "tenant", tenant);
    put(query, "workspace", workspace);
    put(query, "use_case", useCase);
    put(query, "feature", feature);
    put(query, "user", user);
    put(query, "model", model);
    put(query, "status", status);
    put(query, "event_type", eventType);
    put(query, "session", session);
    put(query, "business_context", businessContext);
    put(query, "request_id", requestId);
    put(query, "tag", tag);
    put(query, "from", from);
    put(query, "until", until);
    return query;
  }

  static void put(Map<String, String> query, String name, @Nullable String value) {
    if (value != null) {
      query.put(name, value);
    }
  }
}

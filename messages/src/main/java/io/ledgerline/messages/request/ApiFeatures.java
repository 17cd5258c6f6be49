package io.ledgerline.messages.request;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a request uses of the API beyond a message and its answer. Promises of a provider (a
 * business associate agreement, zero data retention) are given by feature, and what stores, fetches
 * or runs something upstream is often outside them.
 *
 * <p>Names are the API's own: {@code web_search}, {@code web_fetch}, {@code code_execution}, {@code
 * tool_search}, {@code advisor}, {@code mcp_connector}, {@code files}, {@code skills}, {@code
 * containers}, {@code threads}, {@code compaction}, {@code structured_outputs}, {@code urls}; a
 * tool that runs upstream and that we don't know is {@code other_server_tool}. Source:
 * platform.claude.com/docs/en/api/messages and its pages on tools.
 */
public final class ApiFeatures {
  /** What stands for a tool of the upstream that is not known by name. */
  public static final String OTHER_SERVER_TOOL = "other_server_tool";

  private static final List<String> SERVER_TOOLS =
      List.of("web_search", "web_fetch", "code_execution", "tool_search", "advisor");

  /** Every name that {@link #of} can give, sorted. */
  public static final List<String> ALL =
      List.of(
          "advisor",
          "code_execution",
          "compaction",
          "containers",
          "files",
          "mcp_connector",
          OTHER_SERVER_TOOL,
          "skills",
          "structured_outputs",
          "threads",
          "tool_search",
          "urls",
          "web_fetch",
          "web_search");

  private ApiFeatures() {}

  /** The features of a request, sorted; empty for plain messages, also with the client's tools. */
  public static Set<String> of(LocatedRequest request) {
    var found = new TreeSet<String>();
    for (Tool tool : request.tools()) {
      if (tool.runsUpstream()) {
        found.add(named(tool.type()));
      }
    }
    for (UpstreamId id : request.upstreamIds()) {
      switch (id.kind()) {
        case FILE -> found.add("files");
        case CONTAINER -> found.add("containers");
        case SKILL -> found.add("skills");
        case MESSAGE -> {}
      }
    }
    add(found, "mcp_connector", request.mcpServers());
    add(found, "compaction", request.compaction());
    add(found, "structured_outputs", request.structuredOutput());
    add(found, "threads", request.thread() != ThreadUse.NONE);
    add(found, "urls", request.media().urls() > 0);
    return found.isEmpty() ? Set.of() : Collections.unmodifiableSet(found);
  }

  private static void add(Set<String> found, String name, boolean used) {
    if (used) {
      found.add(name);
    }
  }

  private static String named(String type) {
    if (type.startsWith("mcp_")) {
      return "mcp_connector";
    }
    return SERVER_TOOLS.stream().filter(type::startsWith).findFirst().orElse(OTHER_SERVER_TOOL);
  }
}

package io.ledgerline.messages.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code tools}.
 *
 * @param name the tool's name, or for an MCP toolset its server's; empty when absent
 * @param type {@code custom} unless the request says otherwise
 * @param maxUses {@code max_uses}; -1 when absent
 * @param model a model of its own (the advisor tool); null for all others
 */
public record Tool(String name, String type, long maxUses, @Nullable String model) {
  private static final List<String> CLIENT_TYPES =
      List.of("custom", "bash_", "text_editor_", "memory_", "computer_", "browser_toolset_");

  /**
   * Whether the upstream runs this tool, so that one request may sample more than once. A type we
   * do not know counts as one that the upstream runs.
   */
  public boolean runsUpstream() {
    return CLIENT_TYPES.stream().noneMatch(type::startsWith);
  }

  /** Whether this is the web search tool, which is billed per search. */
  public boolean searchesWeb() {
    return type.startsWith("web_search_");
  }
}

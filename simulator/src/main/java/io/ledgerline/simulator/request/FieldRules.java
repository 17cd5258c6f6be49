package io.ledgerline.simulator.request;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The top-level fields: which there are, which are needed, their types and their betas. */
final class FieldRules {
  private static final Set<String> COUNTED =
      Set.of(
          "model",
          "messages",
          "system",
          "tools",
          "tool_choice",
          "thinking",
          "cache_control",
          "output_config",
          "output_format",
          "context_management",
          "mcp_servers",
          "speed",
          "thread");
  private static final Set<String> MESSAGES_ONLY =
      Set.of(
          "max_tokens",
          "metadata",
          "service_tier",
          "inference_geo",
          "stop_sequences",
          "stream",
          "container",
          "diagnostics",
          "compaction",
          "fallbacks",
          "fallback_credit_token",
          "billing_policy",
          "temperature",
          "top_p",
          "top_k");

  /** Fields that exist only with a beta whose name starts so. */
  private static final Map<String, String[]> BETA =
      Map.of(
          "thread", new String[] {"message-threads-"},
          "context_management", new String[] {"context-management-", "compact-"},
          "mcp_servers", new String[] {"mcp-client-"},
          "fallbacks", new String[] {"server-side-fallback-"});

  private FieldRules() {}

  static void check(ObjectNode tree, RequestContext context) {
    require(tree, "model");
    if (!context.counting()) {
      require(tree, "max_tokens");
    }
    require(tree, "messages");
    types(tree);
    for (String field : tree.propertyNames()) {
      checkKnown(field, context);
    }
  }

  private static void require(ObjectNode tree, String field) {
    if (!tree.has(field)) {
      throw ApiException.invalid(field + ": Field required");
    }
  }

  private static void types(ObjectNode tree) {
    JsonNode maxTokens = tree.get("max_tokens");
    expect(tree.path("model").isString(), "model", "string");
    expect(maxTokens == null || maxTokens.isIntegralNumber(), "max_tokens", "integer");
    expect(tree.path("messages").isArray(), "messages", "list");
    expectOptional(tree, "stream", "boolean");
    expectOptional(tree, "metadata", "dictionary");
    expectOptional(tree, "stop_sequences", "list");
    expectOptional(tree, "tools", "list");
    if (maxTokens != null && maxTokens.asLong(0) < 0) {
      throw ApiException.invalid("max_tokens: Input should be greater than or equal to 0");
    }
    int index = 0;
    for (JsonNode stop : tree.path("stop_sequences")) {
      expect(stop.isString(), "stop_sequences." + index++, "string");
    }
    JsonNode user = tree.path("metadata").path("user_id");
    expect(user.isMissingNode() || user.isNull() || user.isString(), "metadata.user_id", "string");
  }

  private static void expectOptional(ObjectNode tree, String field, String type) {
    JsonNode value = tree.get(field);
    if (value == null || value.isNull()) {
      return;
    }
    boolean right =
        switch (type) {
          case "boolean" -> value.isBoolean();
          case "dictionary" -> value.isObject();
          default -> value.isArray();
        };
    expect(right, field, type);
  }

  private static void expect(boolean right, String field, String type) {
    if (!right) {
      throw ApiException.invalid(field + ": Input should be a valid " + type);
    }
  }

  private static void checkKnown(String field, RequestContext context) {
    if (context.lenient()) {
      return;
    }
    boolean known =
        COUNTED.contains(field) || (!context.counting() && MESSAGES_ONLY.contains(field));
    String[] betas = BETA.get(field);
    if (known && betas != null) {
      known = false;
      for (String beta : betas) {
        known |= context.beta(beta);
      }
    }
    if (!known) {
      throw ApiException.invalid(field + ": Extra inputs are not permitted");
    }
  }
}

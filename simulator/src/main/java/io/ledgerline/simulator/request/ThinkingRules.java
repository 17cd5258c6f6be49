package io.ledgerline.simulator.request;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.model.Model;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code thinking} parameter per model. */
final class ThinkingRules {
  private static final int MIN_BUDGET = 1024;

  private ThinkingRules() {}

  static Thinking read(
      ObjectNode tree, Model model, List<PlacedBlock> blocks, RequestContext context) {
    JsonNode thinking = tree.path("thinking");
    boolean drop =
        Json.text(thinking.path("block_binding"), "prefix_mismatch_behavior").equals("drop_block");
    if (thinking.has("block_binding") && !context.beta("thinking-binding-controls-")) {
      throw ApiException.invalid("thinking.block_binding: Extra inputs are not permitted");
    }
    boolean omitted = omitted(thinking, model);
    String type = Json.has(tree, "thinking") ? Json.text(thinking, "type") : "";
    return switch (type) {
      case "" -> new Thinking(usual(model), Integer.MAX_VALUE, omitted, drop);
      case "disabled" -> {
        checkSupported(!model.alwaysThinks(), type, model);
        yield new Thinking(Thinking.Kind.OFF, 0, omitted, drop);
      }
      case "adaptive", "between_tools" -> {
        checkSupported(model.adaptive(), type, model);
        yield new Thinking(Thinking.Kind.ADAPTIVE, Integer.MAX_VALUE, omitted, drop);
      }
      case "enabled" -> enabled(tree, model, blocks, omitted, drop);
      default ->
          throw ApiException.invalid(
              "thinking: Input tag '%s' found using 'type' does not match any of the expected tags: 'adaptive', 'between_tools', 'disabled', 'enabled'"
                  .formatted(type));
    };
  }

  private static Thinking.Kind usual(Model model) {
    return model.adaptiveByDefault() ? Thinking.Kind.ADAPTIVE : Thinking.Kind.OFF;
  }

  private static boolean omitted(JsonNode thinking, Model model) {
    String display = Json.text(thinking, "display");
    return display.isEmpty() ? model.generation() >= 47 : display.equals("omitted");
  }

  private static void checkSupported(boolean supported, String type, Model model) {
    if (!supported) {
      throw ApiException.invalid(
          "\"thinking.type.%s\" is not supported for this model (%s).".formatted(type, model.id()));
    }
  }

  private static Thinking enabled(
      ObjectNode tree, Model model, List<PlacedBlock> blocks, boolean omitted, boolean drop) {
    checkSupported(model.thinks(), "enabled", model);
    JsonNode budget = tree.path("thinking").get("budget_tokens");
    if (budget == null) {
      throw ApiException.invalid("thinking.enabled.budget_tokens: Field required");
    }
    if (!budget.isIntegralNumber()) {
      throw ApiException.invalid("thinking.enabled.budget_tokens: Input should be a valid integer");
    }
    if (budget.asInt() < MIN_BUDGET) {
      throw ApiException.invalid(
          "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024");
    }
    if (tree.has("max_tokens") && tree.path("max_tokens").asInt(0) <= budget.asInt()) {
      throw ApiException.invalid(
          "`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our"
              + " documentation at"
              + " https://docs.claude.com/en/docs/build-with-claude/extended-thinking");
    }
    String choice = Json.text(tree.path("tool_choice"), "type");
    if (choice.equals("any") || choice.equals("tool")) {
      throw ApiException.invalid("Thinking may not be enabled when tool_choice forces tool use.");
    }
    checkStart(blocks);
    return new Thinking(Thinking.Kind.ENABLED, budget.asInt(), omitted, drop);
  }

  /** In a tool loop, the assistant turn must still start with its thinking. */
  private static void checkStart(List<PlacedBlock> blocks) {
    if (blocks.isEmpty() || !blocks.getLast().type().equals("tool_result")) {
      return;
    }
    PlacedBlock first = null;
    for (PlacedBlock placed : blocks.reversed()) {
      if (placed.role().equals("assistant")) {
        first = placed;
      } else if (first != null) {
        break;
      }
    }
    if (first != null && !first.type().endsWith("thinking")) {
      throw ApiException.invalid(
          first.path()
              + ".type: Expected `thinking` or `redacted_thinking`, but found `"
              + first.type()
              + "`. When `thinking` is enabled, a final `assistant` message must start with a"
              + " thinking block (preceeding the lastmost set of `tool_use` and `tool_result`"
              + " blocks).");
    }
  }
}

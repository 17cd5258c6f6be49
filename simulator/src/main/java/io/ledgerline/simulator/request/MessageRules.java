package io.ledgerline.simulator.request;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns: roles, content, and what may stand at the end. */
final class MessageRules {
  private static final int MAX_MESSAGES = 100_000;
  private static final Set<String> ROLES = Set.of("user", "assistant", "system");

  private MessageRules() {}

  static List<PlacedBlock> flatten(JsonNode messages) {
    if (messages.isEmpty()) {
      throw ApiException.invalid("messages: at least one message is required");
    }
    if (messages.size() > MAX_MESSAGES) {
      throw ApiException.invalid(
          "messages: List should have at most 100000 items after validation");
    }
    List<PlacedBlock> blocks = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      add(messages.get(i), i, i == messages.size() - 1, blocks);
    }
    return blocks;
  }

  private static void add(JsonNode message, int index, boolean last, List<PlacedBlock> blocks) {
    String at = "messages." + index;
    if (!message.isObject()) {
      throw ApiException.invalid(at + ": Input should be a valid dictionary");
    }
    String role = role(message, at);
    JsonNode content = message.get("content");
    if (content == null) {
      throw ApiException.invalid(at + ".content: Field required");
    }
    if (content.isString()) {
      checkNotEmpty(content.stringValue().isEmpty(), role, at, last);
      blocks.add(
          new PlacedBlock(role, index, 0, Json.typed("text").put("text", content.stringValue())));
      return;
    }
    if (!(content instanceof ArrayNode array)) {
      throw ApiException.invalid(at + ".content: Input should be a valid list");
    }
    checkNotEmpty(array.isEmpty(), role, at, last);
    for (int i = 0; i < array.size(); i++) {
      blocks.add(new PlacedBlock(role, index, i, block(array.get(i), at + ".content." + i)));
    }
  }

  private static String role(JsonNode message, String at) {
    if (!message.has("role")) {
      throw ApiException.invalid(at + ".role: Field required");
    }
    String role = Json.text(message, "role");
    if (!ROLES.contains(role)) {
      throw ApiException.invalid(at + ".role: Input should be 'user', 'assistant' or 'system'");
    }
    return role;
  }

  private static void checkNotEmpty(boolean empty, String role, String at, boolean last) {
    if (empty && !(last && role.equals("assistant"))) {
      throw ApiException.invalid(
          at
              + ": all messages must have non-empty content except for the optional final"
              + " assistant message");
    }
  }

  private static ObjectNode block(JsonNode block, String at) {
    if (!(block instanceof ObjectNode object)) {
      throw ApiException.invalid(at + ": Input should be a valid dictionary");
    }
    if (!block.path("type").isString()) {
      throw ApiException.invalid(at + ".type: Field required");
    }
    if (Json.text(block, "type").equals("text")) {
      if (!block.path("text").isString()) {
        throw ApiException.invalid(at + ".text: Field required");
      }
      if (Json.text(block, "text").isEmpty()) {
        throw ApiException.invalid("messages: text content blocks must be non-empty");
      }
    }
    return object;
  }

  static void check(
      ObjectNode tree, List<PlacedBlock> blocks, Model model, RequestContext context) {
    for (PlacedBlock placed : blocks) {
      checkPlace(placed, model, context);
    }
    boolean continues = Json.text(tree.path("thread"), "type").equals("continue");
    if (!continues || !context.counting()) {
      ToolPairing.check(blocks);
    }
    PlacedBlock last = blocks.isEmpty() ? null : blocks.getLast();
    if (last != null && last.role().equals("assistant")) {
      checkPrefill(last, model);
    }
  }

  private static void checkPlace(PlacedBlock placed, Model model, RequestContext context) {
    String role = placed.role();
    if (role.equals("system") && !model.midConversationSystem()) {
      throw ApiException.invalid(
          "messages: Unexpected role \"system\". The Messages API accepts a top-level `system`"
              + " parameter, not \"system\" as an input message role.");
    }
    boolean text = placed.type().equals("text");
    boolean change =
        placed.type().startsWith("tool_addition") || placed.type().startsWith("tool_r");
    if (role.equals("system") && !text && !change) {
      throw ApiException.invalid(placed.path() + ".type: Input should be 'text'");
    }
    boolean media = placed.type().equals("document") || placed.type().equals("image");
    if (media && !placed.block().path("source").isObject()) {
      throw ApiException.invalid(placed.path() + ".source: Field required");
    }
    if (!context.newest()) {
      return;
    }
    if (role.equals("assistant") && placed.type().equals("document")) {
      throw ApiException.invalid(
          placed.path() + ": `document` blocks are not permitted in assistant messages");
    }
    if (role.equals("user") && text && !placed.block().path("citations").isEmpty()) {
      throw ApiException.invalid(
          placed.path() + ".citations: citations are not permitted in user messages");
    }
  }

  private static void checkPrefill(PlacedBlock last, Model model) {
    boolean paused = last.type().endsWith("_tool_result") || last.type().equals("server_tool_use");
    if (paused) {
      return;
    }
    if (!model.prefill()) {
      throw ApiException.invalid(
          "This model does not support assistant message prefill. The conversation must end with"
              + " a user message.");
    }
    String text = Json.text(last.block(), "text");
    if (!text.equals(text.stripTrailing())) {
      throw ApiException.invalid(
          "messages: final assistant content cannot end with trailing whitespace");
    }
  }
}

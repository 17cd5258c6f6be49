package io.ledgerline.simulator.prompt;

import io.ledgerline.simulator.json.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a block the model sees, as bytes to hash.
 *
 * <p>Cache markers and output-only fields are left out and string content equals one text block, so
 * that a client may move markers and change between the two forms. Everything else counts as it
 * came: key order, white space inside texts, block boundaries.
 */
final class BlockBytes {
  private static final Set<String> UNSEEN =
      Set.of("cache_control", "caller", "citations", "toolset_name", "eager_input_streaming");

  private BlockBytes() {}

  static byte[] of(ObjectNode block) {
    return Json.bytes(seen(block));
  }

  private static ObjectNode seen(ObjectNode block) {
    return switch (Json.text(block, "type")) {
      case "text" -> Json.typed("text").put("text", Json.text(block, "text"));
      case "tool_use" -> toolUse(block);
      case "tool_result" -> toolResult(block);
      default -> rest(block);
    };
  }

  private static ObjectNode rest(ObjectNode block) {
    ObjectNode copy = Json.object();
    for (var field : block.properties()) {
      if (!UNSEEN.contains(field.getKey())) {
        copy.set(field.getKey(), field.getValue());
      }
    }
    return copy;
  }

  /** Clients print the fields of these in different orders; the model sees the same. */
  private static ObjectNode toolUse(ObjectNode block) {
    ObjectNode copy = Json.typed("tool_use").put("id", Json.text(block, "id"));
    copy.put("name", Json.text(block, "name"));
    copy.set("input", block.path("input"));
    return copy;
  }

  private static ObjectNode toolResult(ObjectNode block) {
    ObjectNode copy = Json.typed("tool_result");
    copy.put("tool_use_id", Json.text(block, "tool_use_id"));
    copy.set("content", resultContent(block.path("content")));
    return copy.put("is_error", block.path("is_error").asBoolean(false));
  }

  private static ArrayNode resultContent(JsonNode content) {
    ArrayNode blocks = Json.array();
    if (content.isString()) {
      return blocks.add(Json.typed("text").put("text", content.stringValue()));
    }
    for (JsonNode each : content) {
      blocks.add(each instanceof ObjectNode object ? seen(object) : each);
    }
    return blocks;
  }
}

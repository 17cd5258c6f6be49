package io.ledgerline.simulator.reply;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.request.MessagesRequest;
import io.ledgerline.simulator.request.PlacedBlock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The text that reports what tools returned. */
final class ToolResults {
  private static final int LONGEST = 2_000;

  private ToolResults() {}

  /** What the results of the last turn say, or the empty string when it has none. */
  static String summary(MessagesRequest request) {
    List<String> parts = new ArrayList<>();
    for (PlacedBlock placed : request.lastUserTurn()) {
      if (placed.type().equals("tool_result")) {
        parts.add(part(request, placed));
      }
    }
    return String.join("\n\n", parts);
  }

  private static String part(MessagesRequest request, PlacedBlock result) {
    String name = toolName(request, Json.text(result.block(), "tool_use_id"));
    String content = content(result.block().path("content")).strip();
    String shown = content.length() > LONGEST ? content.substring(0, LONGEST) + "…" : content;
    if (result.block().path("is_error").asBoolean(false)) {
      return name + " failed: " + shown;
    }
    return shown.isEmpty()
        ? name + " is done; it returned nothing."
        : name + " returned:\n\n" + shown;
  }

  private static String toolName(MessagesRequest request, String id) {
    for (PlacedBlock placed : request.blocks().reversed()) {
      if (placed.type().equals("tool_use") && Json.text(placed.block(), "id").equals(id)) {
        return Json.text(placed.block(), "name");
      }
    }
    return "The tool";
  }

  private static String content(JsonNode content) {
    if (content.isString()) {
      return content.stringValue();
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode each : content) {
      String type = Json.text(each, "type");
      text.append(type.equals("text") ? Json.text(each, "text") : "[" + type + "]").append('\n');
    }
    return text.toString();
  }
}

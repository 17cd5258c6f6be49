package io.ledgerline.simulator.request;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.model.Model;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A checked Messages or count-tokens request.
 *
 * @param tree the body as parsed
 * @param model the model that was asked for
 * @param maxTokens 0 warms the cache and answers nothing
 * @param system text blocks; string form counts as one block
 * @param blocks all message blocks in order
 */
public record MessagesRequest(
    ObjectNode tree,
    RequestContext context,
    Model model,
    int maxTokens,
    List<ObjectNode> system,
    List<ObjectNode> tools,
    List<PlacedBlock> blocks,
    Thinking thinking) {

  /** Whether events are wanted. */
  public boolean stream() {
    return tree.path("stream").asBoolean(false);
  }

  /** The id that the caller wrote. */
  public String requestedModel() {
    return Json.text(tree, "model");
  }

  /** Strings that end the answer. */
  public List<String> stopSequences() {
    List<String> all = new ArrayList<>();
    tree.path("stop_sequences").forEach(each -> all.add(each.stringValue()));
    return all;
  }

  /** The schema of {@code output_config.format}, or of its deprecated alias; null without one. */
  public @Nullable JsonNode outputSchema() {
    JsonNode format = tree.path("output_config").path("format");
    JsonNode used = format.isObject() ? format : tree.path("output_format");
    return used.path("schema").isObject() ? used.get("schema") : null;
  }

  /** The effort, {@code high} when it is left out. */
  public String effort() {
    String effort = Json.text(tree.path("output_config"), "effort");
    return effort.isEmpty() ? "high" : effort;
  }

  /** {@code auto}, {@code any}, {@code tool} or {@code none}. */
  public String toolChoice() {
    String type = Json.text(tree.path("tool_choice"), "type");
    return type.isEmpty() ? "auto" : type;
  }

  /** Whether at most one tool may be used in this answer. */
  public boolean singleTool() {
    return tree.path("tool_choice").path("disable_parallel_tool_use").asBoolean(false);
  }

  /** The text of the system prompt, blocks separated by blank lines. */
  public String systemText() {
    StringBuilder text = new StringBuilder();
    for (ObjectNode block : system) {
      text.append(Json.text(block, "text")).append("\n\n");
    }
    for (PlacedBlock placed : blocks) {
      if (placed.role().equals("system")) {
        text.append(Json.text(placed.block(), "text")).append("\n\n");
      }
    }
    return text.toString();
  }

  /** The blocks of the last user turn, over consecutive user messages. */
  public List<PlacedBlock> lastUserTurn() {
    List<PlacedBlock> turn = new ArrayList<>();
    for (PlacedBlock placed : blocks.reversed()) {
      if (placed.role().equals("assistant")) {
        break;
      }
      if (placed.role().equals("user")) {
        turn.addFirst(placed);
      }
    }
    return turn;
  }

  /** What the user asks in the last turn, without the reminders that clients put in. */
  public String question() {
    List<String> texts = new ArrayList<>();
    for (PlacedBlock placed : lastUserTurn()) {
      String text = Json.text(placed.block(), "text").strip();
      if (placed.type().equals("text") && !text.startsWith("<system-reminder>")) {
        texts.add(text);
      }
    }
    return String.join("\n", texts);
  }

  /** The text of the first user message. */
  public String firstQuestion() {
    for (PlacedBlock placed : blocks) {
      String text = Json.text(placed.block(), "text").strip();
      if (placed.role().equals("user") && !text.isEmpty() && !text.startsWith("<")) {
        return text;
      }
    }
    return "";
  }
}

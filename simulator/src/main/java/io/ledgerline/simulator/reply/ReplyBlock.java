package io.ledgerline.simulator.reply;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.prompt.TokenCount;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * One content block of an answer: whole, and as the events that stream it.
 *
 * @param whole as in a JSON answer
 * @param start as in {@code content_block_start}
 * @param deltas what {@code content_block_delta} carries, in order
 * @param tokens output tokens of the block
 */
public record ReplyBlock(ObjectNode whole, ObjectNode start, List<Delta> deltas, int tokens) {

  /** One delta and how many tokens it stands for. */
  public record Delta(ObjectNode json, int tokens) {}

  static ReplyBlock text(String text, boolean newTokenizer) {
    List<Delta> deltas = new ArrayList<>();
    for (String piece : Pieces.ofText(text)) {
      int tokens = TokenCount.of(piece, newTokenizer);
      deltas.add(new Delta(Json.typed("text_delta").put("text", piece), tokens));
    }
    ObjectNode whole = Json.typed("text").put("text", text);
    whole.putNull("citations");
    ObjectNode start = Json.typed("text").put("text", "");
    start.putNull("citations");
    return new ReplyBlock(whole, start, deltas, TokenCount.of(text, newTokenizer));
  }

  static ReplyBlock thinking(String shown, String signature, int tokens) {
    List<Delta> deltas = new ArrayList<>();
    List<String> pieces = Pieces.ofText(shown);
    for (String piece : pieces) {
      deltas.add(
          new Delta(Json.typed("thinking_delta").put("thinking", piece), tokens / pieces.size()));
    }
    int unseen = pieces.isEmpty() ? tokens : 0;
    deltas.add(new Delta(Json.typed("signature_delta").put("signature", signature), unseen));
    ObjectNode whole = Json.typed("thinking").put("thinking", shown).put("signature", signature);
    ObjectNode start = Json.typed("thinking").put("thinking", "").put("signature", "");
    return new ReplyBlock(whole, start, deltas, tokens);
  }

  static ReplyBlock toolUse(
      String type, String id, String name, ObjectNode input, boolean newTokenizer) {
    List<Delta> deltas = new ArrayList<>();
    for (String piece : Pieces.ofJson(input.toString())) {
      int tokens = TokenCount.of(piece, newTokenizer);
      deltas.add(new Delta(Json.typed("input_json_delta").put("partial_json", piece), tokens));
    }
    ObjectNode whole = Json.typed(type).put("id", id).put("name", name);
    whole.set("input", input);
    whole.set("caller", Json.typed("direct"));
    ObjectNode start = Json.typed(type).put("id", id).put("name", name);
    start.set("input", Json.object());
    start.set("caller", Json.typed("direct"));
    int tokens = 8 + TokenCount.of(name + input, newTokenizer);
    return new ReplyBlock(whole, start, deltas, tokens);
  }

  /** A block that arrives complete in its start event. */
  static ReplyBlock complete(ObjectNode block, int tokens) {
    return new ReplyBlock(block, block, List.of(), tokens);
  }

  String type() {
    return Json.text(whole, "type");
  }
}

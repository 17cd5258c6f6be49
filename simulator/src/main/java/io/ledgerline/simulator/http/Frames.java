package io.ledgerline.simulator.http;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.reply.ReplyBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The events of an answer in their order, with the faults that directives ask for. */
final class Frames {
  static final byte[] PING =
      "event: ping\ndata: {\"type\":\"ping\"}\n\n".getBytes(StandardCharsets.US_ASCII);

  private final Directives directives;
  private final List<Frame> frames = new ArrayList<>();
  private long tokens;

  /**
   * One event.
   *
   * @param tokens output tokens that are out with it, all before it included
   */
  record Frame(byte[] bytes, long tokens) {}

  private Frames(Directives directives) {
    this.directives = directives;
  }

  static List<Frame> of(MessageJson json, Directives directives) {
    Frames frames = new Frames(directives);
    frames.message(json);
    return frames.frames;
  }

  private void message(MessageJson json) {
    ObjectNode start = json.start();
    if (directives.has("no-usage")) {
      start.remove("usage");
    }
    ObjectNode started = Json.typed("message_start");
    started.set("message", start);
    add(started);
    for (int i = 0; i < json.reply().blocks().size(); i++) {
      block(i, json.reply().blocks().get(i));
    }
    if (json.reply().blocks().isEmpty()) {
      ping();
    }
    ObjectNode delta = json.delta();
    if (directives.has("no-usage")) {
      delta.remove("usage");
    }
    add(delta);
    if (!directives.has("no-message-stop")) {
      add(Json.typed("message_stop"));
    }
  }

  private void block(int index, ReplyBlock block) {
    ObjectNode start = Json.typed("content_block_start").put("index", index);
    start.set("content_block", block.start());
    add(start);
    if (index == 0) {
      ping();
      unknown();
    }
    for (ReplyBlock.Delta each : block.deltas()) {
      tokens += each.tokens();
      ObjectNode delta = Json.typed("content_block_delta").put("index", index);
      delta.set("delta", each.json());
      add(delta);
    }
    if (directives.has("unknown-events")) {
      ObjectNode delta = Json.typed("content_block_delta").put("index", index);
      delta.set("delta", Json.typed("simulated_future_delta").put("value", 1));
      add(delta);
    }
    if (!directives.has("no-block-stop")) {
      add(Json.typed("content_block_stop").put("index", index));
    }
  }

  private void ping() {
    if (!directives.has("no-ping")) {
      frames.add(new Frame(PING, tokens));
    }
  }

  private void unknown() {
    if (!directives.has("unknown-events")) {
      return;
    }
    raw(": a comment line\n\n");
    ObjectNode event = Json.typed("simulated_future_event");
    add(event.put("note", "an event type that no client knows — ünïcödé"));
  }

  private void add(ObjectNode event) {
    String name = Json.text(event, "type");
    String line = directives.has("no-event-lines") ? "" : "event: " + name + "\n";
    raw(line + "data: " + event + "\n\n");
  }

  private void raw(String text) {
    frames.add(new Frame(text.getBytes(StandardCharsets.UTF_8), tokens));
  }

  static byte[] error(ObjectNode error) {
    return ("event: error\ndata: " + error + "\n\n").getBytes(StandardCharsets.UTF_8);
  }
}

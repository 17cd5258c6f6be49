package io.ledgerline.simulator.http;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.prompt.InputUsage;
import io.ledgerline.simulator.reply.Reply;
import io.ledgerline.simulator.reply.ReplyBlock;
import io.ledgerline.simulator.request.MessagesRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer as JSON; under the newest API version nullable fields are always present.
 *
 * @param transformations what happened to thinking blocks, or null when the request did not ask
 */
record MessageJson(
    MessagesRequest request, InputUsage input, Reply reply, @Nullable ArrayNode transformations) {

  private boolean all() {
    return request.context().newest();
  }

  /** The whole message. */
  ObjectNode whole() {
    ObjectNode message = head();
    message.set("content", content());
    message.put("stop_reason", reply.stopReason()).put("stop_sequence", reply.stopSequence());
    stopDetails(message);
    tail(message);
    message.set("usage", usage(reply.outputTokens()));
    transformed(message);
    return message;
  }

  /** The content blocks. */
  ArrayNode content() {
    ArrayNode content = Json.array();
    for (ReplyBlock block : reply.blocks()) {
      content.add(block.whole());
    }
    return content;
  }

  /** The message of {@code message_start}: no content, a few output tokens. */
  ObjectNode start() {
    ObjectNode message = head();
    message.set("content", Json.array());
    message.putNull("stop_reason");
    message.putNull("stop_sequence");
    if (all()) {
      message.putNull("stop_details");
    }
    tail(message);
    message.set("usage", startUsage());
    return message;
  }

  /** The {@code message_delta} event: why it ended and the cumulative usage. */
  ObjectNode delta() {
    ObjectNode event = Json.typed("message_delta");
    ObjectNode delta = event.putObject("delta");
    delta.put("stop_reason", reply.stopReason()).put("stop_sequence", reply.stopSequence());
    stopDetails(delta);
    if (all()) {
      delta.putNull("container");
    }
    ObjectNode usage = Json.object().put("input_tokens", inputTokens());
    usage.put("cache_creation_input_tokens", input.write5m() + input.write1h());
    usage.put("cache_read_input_tokens", input.read());
    usage.put("output_tokens", reply.outputTokens());
    outputDetails(usage, reply.thinkingTokens());
    serverTools(usage);
    if (reply.iterations() != null) {
      usage.set("iterations", reply.iterations());
    }
    event.set("usage", usage);
    transformed(event);
    return event;
  }

  private ObjectNode head() {
    ObjectNode message = Json.object().put("id", reply.id()).put("type", "message");
    return message.put("role", "assistant").put("model", reply.model());
  }

  private void tail(ObjectNode message) {
    if (all()) {
      message.putNull("container");
      message.putNull("diagnostics");
    }
  }

  private void stopDetails(ObjectNode node) {
    if (reply.stopDetails() != null) {
      node.set("stop_details", reply.stopDetails());
    } else if (all()) {
      node.putNull("stop_details");
    }
  }

  private void transformed(ObjectNode node) {
    if (transformations != null) {
      node.set("input_transformations", transformations);
    }
  }

  private long inputTokens() {
    return input.uncached() + reply.toolInputTokens();
  }

  private ObjectNode startUsage() {
    ObjectNode usage = usageHead(input.uncached());
    usage.put("output_tokens", Math.min(reply.outputTokens(), 3));
    usageTail(usage);
    return usage;
  }

  private ObjectNode usage(int outputTokens) {
    ObjectNode usage = usageHead(inputTokens()).put("output_tokens", outputTokens);
    outputDetails(usage, reply.thinkingTokens());
    serverTools(usage);
    usageTail(usage);
    if (reply.iterations() != null) {
      usage.set("iterations", reply.iterations());
    }
    return usage;
  }

  private ObjectNode usageHead(long uncached) {
    ObjectNode usage = Json.object().put("input_tokens", uncached);
    usage.put("cache_creation_input_tokens", input.write5m() + input.write1h());
    usage.put("cache_read_input_tokens", input.read());
    usage
        .putObject("cache_creation")
        .put("ephemeral_5m_input_tokens", input.write5m())
        .put("ephemeral_1h_input_tokens", input.write1h());
    return usage;
  }

  private void usageTail(ObjectNode usage) {
    if (!usage.has("server_tool_use") && all()) {
      usage.putNull("output_tokens_details");
      usage.putNull("server_tool_use");
    }
    usage.put("service_tier", "standard");
    String geo = Json.text(request.tree(), "inference_geo");
    if (all() || request.model().inferenceGeo()) {
      usage.put("inference_geo", geo.isEmpty() ? "global" : geo);
    }
    boolean fast = Json.text(request.tree(), "speed").equals("fast") && request.model().fast();
    if (all() || Json.has(request.tree(), "speed")) {
      usage.put("speed", fast ? "fast" : "standard");
    }
  }

  private void outputDetails(ObjectNode usage, int thinking) {
    usage.putObject("output_tokens_details").put("thinking_tokens", thinking);
  }

  private void serverTools(ObjectNode usage) {
    if (reply.searches() + reply.fetches() > 0) {
      usage
          .putObject("server_tool_use")
          .put("web_search_requests", reply.searches())
          .put("web_fetch_requests", reply.fetches());
    } else if (all()) {
      usage.putNull("server_tool_use");
    }
  }
}

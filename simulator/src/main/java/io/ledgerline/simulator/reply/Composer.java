package io.ledgerline.simulator.reply;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.model.Catalogue;
import io.ledgerline.simulator.model.Model;
import io.ledgerline.simulator.prompt.InputUsage;
import io.ledgerline.simulator.request.MessagesRequest;
import io.ledgerline.simulator.thinking.Seal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns a request into an answer: plan, thinking, limits, refusal, fallback. Thread-safe. */
public final class Composer {
  private final Ids ids;
  private final Seal seal;
  private final Catalogue catalogue;

  /** A composer. */
  public Composer(Ids ids, Seal seal, Catalogue catalogue) {
    this.ids = ids;
    this.seal = seal;
    this.catalogue = catalogue;
  }

  /**
   * Composes the answer.
   *
   * @param account who asks, for the signature
   * @param before the hash that a thinking block is bound to
   * @param input how the prompt was billed, for the iterations of a fallback
   */
  public Reply compose(
      MessagesRequest request,
      ReplyOptions options,
      String account,
      byte[] before,
      InputUsage input) {
    String id = ids.next("msg");
    boolean declined = Refusal.asked(request, options);
    Model fallback = declined || options.fallback() ? fallback(request) : null;
    if (declined && fallback == null) {
      return Refusal.reply(id, request.model().id());
    }
    Answer answer = new Answer(request.maxTokens(), request.model().newTokenizer());
    if (fallback != null) {
      answer.add(ReplyBlock.complete(handOver(request, fallback), 0));
    }
    Model model = fallback == null ? request.model() : fallback;
    addThinking(request, options, account, before, model, answer);
    String text = Refusal.withoutTriggers(request.question());
    answer.say(new Author(request, text, options), ids, request);
    ArrayNode iterations = fallback == null ? null : iterations(request, fallback, input, answer);
    return answer.reply(id, model.id(), options, iterations);
  }

  private void addThinking(
      MessagesRequest request,
      ReplyOptions options,
      String account,
      byte[] before,
      Model model,
      Answer answer) {
    Thoughts thoughts = Thoughts.of(request, options);
    if (thoughts.tokens() == 0) {
      return;
    }
    if (thoughts.redacted()) {
      ObjectNode block = Json.typed("redacted_thinking");
      block.put("data", seal.sign(model, account, before, ""));
      answer.think(ReplyBlock.complete(block, thoughts.tokens()));
      return;
    }
    String signature = seal.sign(model, account, before, thoughts.shown());
    answer.think(ReplyBlock.thinking(thoughts.shown(), signature, thoughts.tokens()));
  }

  private @Nullable Model fallback(MessagesRequest request) {
    JsonNode fallbacks = request.tree().path("fallbacks");
    if (fallbacks.asString("").equals("default")) {
      return catalogue.find("claude-opus-4-8");
    }
    for (JsonNode each : fallbacks) {
      Model model = catalogue.find(Json.text(each, "model"));
      if (model != null && !model.retired()) {
        return model;
      }
    }
    return null;
  }

  private static ObjectNode handOver(MessagesRequest request, Model to) {
    ObjectNode block = Json.typed("fallback");
    block.putObject("from").put("model", request.requestedModel());
    block.putObject("to").put("model", to.id());
    block.putObject("trigger").put("type", "refusal").put("category", "general_harms");
    return block;
  }

  private static ArrayNode iterations(
      MessagesRequest request, Model to, InputUsage input, Answer answer) {
    List<ObjectNode> each = new ArrayList<>();
    each.add(iteration("message", request.model().id(), input, 0));
    each.add(iteration("fallback_message", to.id(), input, answer.outputTokens()));
    ArrayNode iterations = Json.array();
    each.forEach(iterations::add);
    return iterations;
  }

  private static ObjectNode iteration(String type, String model, InputUsage input, int output) {
    ObjectNode node = Json.typed(type).put("model", model);
    node.put("input_tokens", input.uncached()).put("output_tokens", output);
    node.put("cache_read_input_tokens", input.read());
    node.put("cache_creation_input_tokens", input.write5m() + input.write1h());
    node.putObject("cache_creation")
        .put("ephemeral_5m_input_tokens", input.write5m())
        .put("ephemeral_1h_input_tokens", input.write1h());
    return node;
  }
}

package io.ledgerline.simulator.prompt;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.request.MessagesRequest;
import io.ledgerline.simulator.request.PlacedBlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as the sequence of blocks that the model reads.
 *
 * <p>Left out, as the API does: the client's attribution while it is the first system block and
 * alone in it, and tools whose loading is deferred or that a tool search brought in.
 */
public final class Prompt {
  private static final int PER_TURN = 3;
  private static final int TOOLS_AUTO = 286;
  private static final int TOOLS_FORCED = 406;
  private static final String ATTRIBUTION = "x-anthropic-billing-header:";

  private final MessagesRequest request;
  private final List<PromptBlock> blocks = new ArrayList<>();
  private final BlockTokens counter;

  private Prompt(MessagesRequest request) {
    this.request = request;
    this.counter = new BlockTokens(request.model().newTokenizer());
  }

  /** Renders a request. */
  public static Prompt of(MessagesRequest request) {
    Prompt prompt = new Prompt(request);
    prompt.addTools();
    prompt.addSystem();
    prompt.addMessages();
    return prompt;
  }

  private void addTools() {
    Set<String> referenced = referencedTools();
    int overhead = request.toolChoice().equals("auto") ? TOOLS_AUTO : TOOLS_FORCED;
    for (ObjectNode tool : request.tools()) {
      boolean deferred = tool.path("defer_loading").asBoolean(false);
      if (!deferred && !referenced.contains(Json.text(tool, "name"))) {
        int tokens = counter.json(tool) + overhead;
        blocks.add(new PromptBlock(PromptBlock.Level.TOOLS, "tool", tool, null, tokens));
        overhead = 0;
      }
    }
  }

  private Set<String> referencedTools() {
    Set<String> names = new HashSet<>();
    for (PlacedBlock placed : request.blocks()) {
      for (var inner : placed.block().path("content")) {
        if (Json.text(inner, "type").equals("tool_reference")) {
          names.add(Json.text(inner, "tool_name"));
        }
      }
    }
    return names;
  }

  private void addSystem() {
    List<ObjectNode> system = request.system();
    for (int i = 0; i < system.size(); i++) {
      ObjectNode block = system.get(i);
      String text = Json.text(block, "text");
      if (i == 0 && system.size() > 1 && text.startsWith(ATTRIBUTION) && !text.contains("\n")) {
        continue;
      }
      int tokens = counter.text(text);
      blocks.add(new PromptBlock(PromptBlock.Level.SYSTEM, "system", block, null, tokens));
    }
  }

  private void addMessages() {
    String role = "";
    for (PlacedBlock placed : request.blocks()) {
      int tokens = counter.of(placed.block()) + (placed.role().equals(role) ? 0 : PER_TURN);
      role = placed.role();
      blocks.add(new PromptBlock(PromptBlock.Level.MESSAGES, role, placed.block(), placed, tokens));
    }
  }

  /** The request behind it. */
  public MessagesRequest request() {
    return request;
  }

  List<PromptBlock> blocks() {
    return blocks;
  }

  /** All input tokens, cached or not. */
  public long tokens() {
    long sum = PER_TURN;
    for (PromptBlock block : blocks) {
      sum += block.tokens();
    }
    return sum;
  }
}

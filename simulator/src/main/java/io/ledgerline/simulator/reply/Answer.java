package io.ledgerline.simulator.reply;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.prompt.TokenCount;
import io.ledgerline.simulator.request.MessagesRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer in the making: adds blocks until a limit or a stop sequence ends it. */
final class Answer {
  private final int maxTokens;
  private final boolean newTokenizer;
  private final List<ReplyBlock> blocks = new ArrayList<>();
  private int used;
  private int thinkingTokens;
  private int searches;
  private int fetches;
  private int toolInputTokens;
  private String stopReason = "end_turn";
  private @Nullable String stopSequence;

  Answer(int maxTokens, boolean newTokenizer) {
    this.maxTokens = maxTokens;
    this.newTokenizer = newTokenizer;
    if (maxTokens == 0) {
      stopReason = "max_tokens";
    }
  }

  int outputTokens() {
    return used;
  }

  void add(ReplyBlock block) {
    blocks.add(block);
    used += block.tokens();
  }

  void think(ReplyBlock block) {
    if (maxTokens == 0) {
      return;
    }
    int tokens = Math.min(block.tokens(), maxTokens);
    thinkingTokens = tokens;
    blocks.add(new ReplyBlock(block.whole(), block.start(), block.deltas(), tokens));
    used += tokens;
    if (used >= maxTokens) {
      stopReason = "max_tokens";
    }
  }

  void say(Author author, Ids ids, MessagesRequest request) {
    if (ended()) {
      return;
    }
    switch (author.plan()) {
      case Plan.Say(String text) -> text(text, request.stopSequences());
      case Plan.UseTools(String preamble, List<Plan.Call> calls) -> {
        text(preamble, request.stopSequences());
        calls.forEach(call -> use(call, ids));
      }
      case Plan.Look look -> look(look, ids, request);
    }
  }

  private boolean ended() {
    return !stopReason.equals("end_turn") && !stopReason.equals("tool_use");
  }

  private void text(String text, List<String> stopSequences) {
    String kept = text;
    for (String stop : stopSequences) {
      int at = stop.isEmpty() ? -1 : kept.indexOf(stop);
      if (at >= 0) {
        kept = kept.substring(0, at);
        stopReason = "stop_sequence";
        stopSequence = stop;
      }
    }
    int left = maxTokens - used;
    if (TokenCount.of(kept, newTokenizer) > left) {
      kept = prefix(kept, left);
      stopReason = "max_tokens";
      stopSequence = null;
    }
    if (!kept.isEmpty()) {
      add(ReplyBlock.text(kept, newTokenizer));
    }
  }

  /** The longest prefix of at most {@code tokens} tokens. */
  private String prefix(String text, int tokens) {
    int low = 0;
    int high = text.length();
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (TokenCount.of(text.substring(0, middle), newTokenizer) <= tokens) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    boolean splits = low > 0 && Character.isHighSurrogate(text.charAt(low - 1));
    return text.substring(0, splits ? low - 1 : low);
  }

  private void use(Plan.Call call, Ids ids) {
    if (ended()) {
      return;
    }
    ReplyBlock block =
        ReplyBlock.toolUse("tool_use", ids.next("toolu"), call.name(), call.input(), newTokenizer);
    if (used + block.tokens() > maxTokens) {
      stopReason = "max_tokens";
      return;
    }
    add(block);
    stopReason = "tool_use";
  }

  private void look(Plan.Look look, Ids ids, MessagesRequest request) {
    boolean search = look.tool().equals("web_search");
    ObjectNode input = Json.object().put(search ? "query" : "url", look.subject());
    String id = ids.next("srvtoolu");
    add(ReplyBlock.toolUse("server_tool_use", id, look.tool(), input, newTokenizer));
    ObjectNode found = Findings.of(look, id);
    add(ReplyBlock.complete(found, 0));
    toolInputTokens += TokenCount.of(found.toString(), newTokenizer);
    searches += search ? 1 : 0;
    fetches += search ? 0 : 1;
    text(look.text(), request.stopSequences());
  }

  Reply reply(String id, String model, ReplyOptions options, @Nullable ArrayNode iterations) {
    String reason = options.stopReason() == null ? stopReason : options.stopReason();
    int output = options.outputTokens() >= 0 ? options.outputTokens() : used;
    return new Reply(
        id,
        model,
        List.copyOf(blocks),
        reason,
        stopSequence,
        null,
        output,
        Math.min(thinkingTokens, output),
        searches,
        fetches,
        toolInputTokens,
        iterations);
  }
}

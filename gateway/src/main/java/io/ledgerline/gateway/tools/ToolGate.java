package io.ledgerline.gateway.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.audit.CallerText;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.holds.Holds;
import io.ledgerline.gateway.holds.Waiting;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.governance.held.HeldWish;
import io.ledgerline.governance.held.HeldWork;
import io.ledgerline.governance.tool.ToolClass;
import io.ledgerline.governance.tool.ToolRules;
import io.ledgerline.messages.answer.AnswerBody;
import io.ledgerline.messages.answer.AnswerEvent;
import io.ledgerline.messages.json.MalformedJsonException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One answer's tool uses. A gated one is held back from its first event to its last, so that its
 * whole input can be shown to who decides; what comes behind it waits.
 */
final class ToolGate implements Review {
  private static final byte[] NOTHING = {};
  private static final Set<String> USES = Set.of("tool_use", "server_tool_use", "mcp_tool_use");

  private final CallView call;
  private final ToolRules rules;
  private final Holds holds;
  private boolean untrusted;
  private HeldUse held = HeldUse.NONE;

  ToolGate(CallView call, ToolRules rules, boolean untrusted, Holds holds) {
    this.call = call;
    this.rules = rules;
    this.untrusted = untrusted;
    this.holds = holds;
  }

  @Override
  public boolean active() {
    return true;
  }

  @Override
  public Verdict<byte[]> event(String type, byte[] raw) {
    try {
      return event(AnswerEvent.read(raw));
    } catch (MalformedJsonException e) {
      return refuse(
          "tool.unreadable", "The answer can't be read, so its tool uses can't be checked.");
    }
  }

  private Verdict<byte[]> event(AnswerEvent event) {
    return switch (event.kind()) {
      case CONTENT_BLOCK_START -> begin(event);
      case CONTENT_BLOCK_DELTA -> held.is(event) ? keep(event) : Verdict.pass();
      case CONTENT_BLOCK_STOP -> held.is(event) ? ask(event) : Verdict.pass();
      case MESSAGE_START, MESSAGE_DELTA, MESSAGE_STOP, PING, ERROR, OTHER, NONE -> Verdict.pass();
    };
  }

  private Verdict<byte[]> begin(AnswerEvent event) {
    untrusted |= event.type().endsWith("_tool_result");
    if (!USES.contains(event.type()) || !gated(event.name())) {
      return Verdict.pass();
    }
    if (held != HeldUse.NONE) {
      return refuse("tool.unreadable", "The answer's tool uses overlap, so they can't be checked.");
    }
    held = new HeldUse(event);
    return held.fits()
        ? new Verdict.Rewrite<>(NOTHING, List.of())
        : refuse("tool.too_long", "The tool use's input is too long to be shown to a person.");
  }

  private Verdict<byte[]> keep(AnswerEvent event) {
    return held.add(event)
        ? new Verdict.Rewrite<>(NOTHING, List.of())
        : refuse("tool.too_long", "The tool use's input is too long to be shown to a person.");
  }

  private Verdict<byte[]> ask(AnswerEvent event) {
    HeldUse use = held;
    held = HeldUse.NONE;
    if (!use.add(event)) {
      return refuse("tool.too_long", "The tool use's input is too long to be shown to a person.");
    }
    return hold(use.name(), asked(use.name(), use.input(), use.events()));
  }

  private static Verdict<byte[]> hold(String tool, CompletionStage<Verdict<byte[]>> decision) {
    return new Verdict.Hold<>(plain(tool), Waiting.HOLD, decision);
  }

  private CompletionStage<Verdict<byte[]>> asked(String tool, String input, byte[] instead) {
    ToolClass toolClass = classOf(tool);
    Duration wait = rules.waits() ? Waiting.LONGEST : Duration.ZERO;
    return holds
        .ask(wish(tool, toolClass, input), wait)
        .thenApply(outcome -> verdict(outcome, tool, toolClass, instead));
  }

  private HeldWish wish(String tool, ToolClass toolClass, String input) {
    return Waiting.wish(
        call,
        HeldWork.TOOL_USE,
        "ledgerline.tool-use",
        Map.of("tool", plain(tool), "class", toolClass.wireName()),
        input,
        tool.getBytes(UTF_8),
        input.getBytes(UTF_8));
  }

  private Verdict<byte[]> verdict(
      Holds.Outcome outcome, String tool, ToolClass toolClass, byte[] instead) {
    return switch (outcome) {
      case Holds.Outcome.Approved(var approval) ->
          new Verdict.Rewrite<>(
              instead, List.of(new Change("tool_approved", plain(tool), "", approval)));
      case Holds.Outcome.Denied(var approval) ->
          refuse(
              "tool.denied",
              ("The use of %s was denied (approval %s): go on without it, or ask whoever decides"
                      + " about approvals.")
                  .formatted(quoted(tool), approval));
      case Holds.Outcome.Waiting(var approval) ->
          refuse(
              "tool.held",
              Waiting.held(
                  "The use of %s (%s)".formatted(quoted(tool), toolClass.wireName()),
                  "tool.held",
                  "untrusted content is in the conversation",
                  approval));
      case Holds.Outcome.Unavailable() ->
          new Verdict.Refuse<>(Waiting.unavailable("tool.approvals_unavailable", "A tool use"));
    };
  }

  @Override
  public Verdict<byte[]> answer(byte[] body) {
    try {
      AnswerBody answer = AnswerBody.read(body);
      var gated = new ArrayList<AnswerBody.Block>();
      for (AnswerBody.Block block : answer.blocks()) {
        untrusted |= block.type().endsWith("_tool_result");
        if (USES.contains(block.type()) && gated(block.name())) {
          gated.add(block);
        }
      }
      return gated.isEmpty()
          ? Verdict.pass()
          : hold(gated.getFirst().name(), allOf(answer, gated, 0, new ArrayList<>()));
    } catch (MalformedJsonException e) {
      return refuse(
          "tool.unreadable", "The answer can't be read, so its tool uses can't be checked.");
    }
  }

  /** One after the other; the first that may not pass ends it. */
  private CompletionStage<Verdict<byte[]>> allOf(
      AnswerBody answer, List<AnswerBody.Block> gated, int at, List<Change> changes) {
    if (at == gated.size()) {
      return CompletableFuture.completedStage(new Verdict.Rewrite<>(answer.body(), changes));
    }
    AnswerBody.Block block = gated.get(at);
    return asked(block.name(), input(answer, block), NOTHING)
        .thenCompose(
            verdict -> {
              if (!(verdict instanceof Verdict.Rewrite<byte[]>(var _, var more))) {
                return CompletableFuture.completedStage(verdict);
              }
              changes.addAll(more);
              return allOf(answer, gated, at + 1, changes);
            });
  }

  private static String input(AnswerBody answer, AnswerBody.Block block) {
    return block.input() == null
        ? "{}"
        : new String(answer.body(), block.input().start(), block.input().length(), UTF_8);
  }

  /** Whether a tool's use waits; what nobody classed is flagged and passes. */
  private boolean gated(String tool) {
    if (!untrusted) {
      return false;
    }
    ToolClass toolClass = classOf(tool);
    if (toolClass == ToolClass.UNKNOWN) {
      call.answerInspection().flag("tool.unclassified: " + plain(tool));
    }
    if (toolClass.gated()) {
      String what = rules.observes() ? "tool.would_hold: " : "tool.held: ";
      call.answerInspection().flag(what + plain(tool));
    }
    return toolClass.gated() && !rules.observes();
  }

  private ToolClass classOf(String tool) {
    return rules.of(tool, call.claudeCode());
  }

  private static Verdict<byte[]> refuse(String rule, String sentence) {
    return new Verdict.Refuse<>(OwnAnswers.policy(rule, sentence));
  }

  private static String plain(String tool) {
    return CallerText.isPlain(tool) ? tool : "other";
  }

  private static String quoted(String tool) {
    return "'" + plain(tool) + "'";
  }
}

package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.holds.Holds;
import io.ledgerline.gateway.outputs.OutputReviewStage;
import io.ledgerline.gateway.stage.ReviewChain;
import io.ledgerline.inspection.promise.Offer;
import io.ledgerline.inspection.rule.AnswerRule;
import io.ledgerline.inspection.rule.ForbiddenPhrases;
import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.inspection.rule.PromiseRule;
import io.ledgerline.inspection.rule.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That a promise or a forbidden statement reaches nobody by way of a tool, either. */
class ToolPromiseTest {
  private static final String FALLBACK = "A colleague will write to you today.";
  private static final String BAD = "We refund it today and you may return it within 90 days.";
  private static final String GOOD = "You may return it within 60 days.";
  private static final String ADVICE = "Between us: you should sue.";

  private final Asked asked = new Asked();

  @ParameterizedTest
  @EnumSource(
      value = OutputRules.Mode.class,
      names = {"SENTENCE", "BUFFER"})
  void aStreamedToolUseWithAPromiseNobodyMadeIsLeftOut(OutputRules.Mode mode) throws Exception {
    String got = stream(BAD, mode, promises(Violation.Action.BLOCK));
    assertThat(got)
        .contains(FALLBACK)
        .doesNotContain("days")
        .doesNotContain("tool_use")
        .contains("\"stop_reason\":\"end_turn\"")
        .endsWith(Wire.STOP);
  }

  @ParameterizedTest
  @EnumSource(OutputRules.Mode.class)
  void aToolUseWithinTheTermsLeavesByteForByte(OutputRules.Mode mode) throws Exception {
    assertThat(stream(GOOD, mode, promises(Violation.Action.BLOCK))).isEqualTo(events(GOOD));
  }

  @Test
  void whatIsToBeRewrittenInATextIsLeftOutOfATool() throws Exception {
    assertThat(stream(BAD, OutputRules.Mode.SENTENCE, promises(Violation.Action.REWRITE)))
        .contains(FALLBACK)
        .doesNotContain("tool_use");
  }

  @Test
  void aForbiddenStatementIsNoneLessInATool() throws Exception {
    assertThat(stream(ADVICE, OutputRules.Mode.SENTENCE, advice(Violation.Action.BLOCK)))
        .contains(FALLBACK)
        .doesNotContain("sue");
  }

  @Test
  void aJsonAnswersToolUseIsHeldToTheSameRules() throws Exception {
    String bad = json(BAD);
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", bad));
        Rig rig = rig(upstream, OutputRules.Mode.SENTENCE, promises(Violation.Action.BLOCK));
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      assertThat(client.read().text()).contains(FALLBACK).doesNotContain("90 days");
    }
  }

  @Test
  void observingAndLabellingChangeNothingAndTheEntrySaysWhereItStood() throws Exception {
    assertThat(flags(OutputRules.Mode.OBSERVE, promises(Violation.Action.BLOCK)))
        .containsExactlyInAnyOrder(
            "output.promise: tool input: refund: not offered",
            "output.would_block: output.promise");
    assertThat(flags(OutputRules.Mode.SENTENCE, promises(Violation.Action.LABEL)))
        .containsExactly("output.promise: tool input: refund: not offered");
  }

  @Test
  void aHeldToolUseIsShownToThePersonAndLeavesOnceApproved() throws Exception {
    asked.decision.complete(new Holds.Outcome.Approved("a_7"));
    assertThat(stream(ADVICE, OutputRules.Mode.SENTENCE, advice(Violation.Action.HOLD)))
        .isEqualTo(events(ADVICE));
    assertThat(asked.wish().text())
        .contains("output.forbidden: tool input: a statement of advice")
        .contains("reply_customer")
        .contains(ADVICE);
  }

  @Test
  void aHeldToolUseThatIsDeniedDoesNotLeave() throws Exception {
    asked.decision.complete(new Holds.Outcome.Denied("a_7"));
    assertThat(stream(ADVICE, OutputRules.Mode.SENTENCE, advice(Violation.Action.HOLD)))
        .contains("output.denied")
        .doesNotContain("reply_customer");
  }

  private List<String> flags(OutputRules.Mode mode, AnswerRule rule) throws Exception {
    try (var upstream = new ScriptedUpstream(script(BAD));
        Rig rig = rig(upstream, mode, rule);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      assertThat(client.read().text()).isEqualTo(events(BAD));
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(completed.objects(Field.CHANGES))
          .noneMatch(change -> "output_rule".equals(change.get("kind")));
      return completed.texts(Field.POLICY_FLAGS);
    }
  }

  private String stream(String message, OutputRules.Mode mode, AnswerRule rule) throws Exception {
    try (var upstream = new ScriptedUpstream(script(message));
        Rig rig = rig(upstream, mode, rule);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      String text = client.read().text();
      rig.assertNothingIsHeld();
      return text;
    }
  }

  private Rig rig(ScriptedUpstream upstream, OutputRules.Mode mode, AnswerRule rule)
      throws Exception {
    return Rig.to(upstream.url())
        .outputs(new OutputRules(mode, FALLBACK, List.of(rule)))
        .review(new ReviewChain(List.of(new OutputReviewStage(asked))))
        .start();
  }

  private static PromiseRule promises(Violation.Action action) {
    return new PromiseRule(
        Offer.of(Map.of("refunds", "60 days from delivery."), List.of(), Map.of()), action, "");
  }

  private static ForbiddenPhrases advice(Violation.Action action) {
    return new ForbiddenPhrases("advice", List.of("you should sue"), action, "");
  }

  private static ScriptedUpstream.Script script(String message) {
    return x -> {
      x.events();
      x.chunk(events(message));
      x.end();
    };
  }

  /** A tool's call whose input comes in pieces of seven characters. */
  private static String events(String message) {
    String input = "{\"message\":\"" + message + "\"}";
    var events =
        new StringBuilder(Wire.START)
            .append(
                Wire.BLOCK.replace(
                    "\"type\":\"text\",\"text\":\"\"",
                    "\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"reply_customer\",\"input\":{}"));
    for (int at = 0; at < input.length(); at += 7) {
      String piece = input.substring(at, Math.min(input.length(), at + 7)).replace("\"", "\\\"");
      events.append(
          Wire.DELTA
              .replace("text_delta", "input_json_delta")
              .replace("\"text\":\"Grüße 🤖\"", "\"partial_json\":\"" + piece + "\""));
    }
    return events
        .append(Wire.BLOCK_STOP)
        .append(Wire.MESSAGE_DELTA.replace("end_turn", "tool_use"))
        .append(Wire.STOP)
        .toString();
  }

  private static String json(String message) {
    return Wire.MESSAGE
        .replace(
            "{\"type\":\"text\",\"text\":\"Hello\"}",
            "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"reply_customer\",\"input\":{\"message\":\""
                + message
                + "\"}}")
        .replace("end_turn", "tool_use");
  }
}

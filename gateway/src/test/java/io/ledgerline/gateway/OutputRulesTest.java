package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.outputs.OutputReviewStage;
import io.ledgerline.gateway.stage.ReviewChain;
import io.ledgerline.inspection.promise.Offer;
import io.ledgerline.inspection.rule.ForbiddenPhrases;
import io.ledgerline.inspection.rule.JsonShape;
import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.inspection.rule.PromiseRule;
import io.ledgerline.inspection.rule.RequiredStatement;
import io.ledgerline.inspection.rule.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That what a workspace's rules forbid never reaches a caller, streamed or not. */
class OutputRulesTest {
  private static final String FALLBACK = "A colleague will write to you today.";
  private static final PromiseRule PROMISES =
      new PromiseRule(
          Offer.of(Map.of("refunds", "60 days from delivery."), List.of(), Map.of()),
          Violation.Action.BLOCK,
          "");
  private static final String BAD = "Gladly. You may return it within 90 days. Anything else?";
  private static final String GOOD = "Gladly. You may return it within 60 days. Anything else?";

  @Test
  void aStreamedPromiseThatIsNotOfferedGivesWayToTheFallback() throws Exception {
    String events = toolStream(BAD);
    String got = stream(events, rules(OutputRules.Mode.SENTENCE, PROMISES));
    assertThat(texts(got)).isEqualTo("Gladly. " + FALLBACK);
    assertThat(got)
        .doesNotContain("90")
        .doesNotContain("tool_use")
        .contains("\"stop_reason\":\"end_turn\"")
        .endsWith(Wire.STOP);
  }

  private static String cited(String text) {
    String citation =
        Wire.DELTA.replace(
            "{\"type\":\"text_delta\",\"text\":\"Grüße 🤖\"}",
            "{\"type\":\"citations_delta\",\"citation\":{\"type\":\"char_location\",\"cited_text\":\"c\"}}");
    return Wire.START
        + Wire.BLOCK
        + Wire.DELTA.replace("Grüße 🤖", text)
        + citation
        + Wire.BLOCK_STOP
        + Wire.MESSAGE_DELTA
        + Wire.STOP;
  }

  @Test
  void whatASentenceCitesThatGivesWayDoesNotGoOutEither() throws Exception {
    OutputRules rules = rules(OutputRules.Mode.SENTENCE, PROMISES);
    String bad = stream(cited("You may return it within 90 days."), rules);
    assertThat(texts(bad)).isEqualTo(FALLBACK);
    assertThat(bad).doesNotContain("citation");
    String good = stream(cited("You may return it within 60 days."), rules);
    assertThat(texts(good)).isEqualTo("You may return it within 60 days.");
    assertThat(good).contains("\"cited_text\":\"c\"");
    assertThat(good.indexOf("citations_delta"))
        .isBetween(good.indexOf("60 days"), good.indexOf("content_block_stop"));
    var rewrites =
        new ForbiddenPhrases("claims", List.of("miracle"), Violation.Action.REWRITE, "It helps.");
    assertThat(stream(cited("A miracle works."), rules(rewrites)))
        .contains("It helps.")
        .doesNotContain("citation");
    String body =
        Wire.MESSAGE.replace(
            "\"Hello\"",
            "\"A miracle works.\",\"citations\":[{\"type\":\"char_location\",\"cited_text\":\"c\"}]");
    assertThat(json(body, rules(rewrites))).contains("It helps.").doesNotContain("citation");
  }

  @ParameterizedTest
  @EnumSource(OutputRules.Mode.class)
  void anAnswerWithinTheRulesKeepsItsTextAndItsToolCalls(OutputRules.Mode mode) throws Exception {
    String got = stream(toolStream(GOOD), rules(mode, PROMISES));
    assertThat(texts(got)).isEqualTo(GOOD);
    assertThat(got).contains("\"type\":\"tool_use\"").contains("\"stop_reason\":\"tool_use\"");
  }

  @Test
  void aBufferedAnswerWithinTheRulesLeavesByteForByte() throws Exception {
    String events = toolStream(GOOD);
    assertThat(stream(events, rules(OutputRules.Mode.BUFFER, PROMISES))).isEqualTo(events);
  }

  @Test
  void aBufferedAnswerThatBreaksThemIsOneBlockOfTheFallback() throws Exception {
    String got = stream(toolStream(BAD), rules(OutputRules.Mode.BUFFER, PROMISES));
    assertThat(texts(got)).isEqualTo(FALLBACK);
    assertThat(got)
        .doesNotContain("tool_use")
        .contains("\"index\":0")
        .doesNotContain("\"index\":1");
  }

  @Test
  void observingChangesNothingAndSaysWhatWouldHaveBeenDone() throws Exception {
    String events = toolStream(BAD);
    OutputRules rules = rules(OutputRules.Mode.OBSERVE, PROMISES);
    assertThat(stream(events, rules)).isEqualTo(events);
    try (var upstream = new ScriptedUpstream(script(events));
        Rig rig = rig(upstream, rules);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      client.read();
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(completed.texts(Field.POLICY_FLAGS))
          .containsExactlyInAnyOrder(
              "output.promise: refund: not offered", "output.would_block: output.promise");
      assertThat(completed.objects(Field.CHANGES))
          .noneMatch(change -> "output_rule".equals(change.get("kind")));
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void whatIsOnlyNotedWouldNotHaveBeenTreatedOtherwise() throws Exception {
    var noted = new ForbiddenPhrases("returns", List.of("90 days"), Violation.Action.NOTE, "");
    try (var upstream = new ScriptedUpstream(script(toolStream(BAD)));
        Rig rig = rig(upstream, rules(OutputRules.Mode.OBSERVE, noted));
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      client.read();
      assertThat(rig.log.await(EventType.CALL_COMPLETED).texts(Field.POLICY_FLAGS))
          .isNotEmpty()
          .noneMatch(flag -> flag.startsWith("output.would_"));
    }
  }

  @Test
  void theEntryNamesTheRuleAndNeverTheText() throws Exception {
    try (var upstream = new ScriptedUpstream(script(toolStream(BAD)));
        Rig rig = rig(upstream, rules(OutputRules.Mode.SENTENCE, PROMISES));
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      client.read();
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(completed.texts(Field.POLICY_FLAGS))
          .containsExactly("output.promise: refund: not offered");
      assertThat(completed.objects(Field.CHANGES))
          .anyMatch(change -> "output_rule".equals(change.get("kind")));
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void anAnswerThatBreaksARuleManyTimesStillEnds() throws Exception {
    var rule =
        new ForbiddenPhrases("advice", List.of("you should sue"), Violation.Action.REWRITE, "No.");
    String got = stream(toolStream("You should sue. ".repeat(80)), rules(rule));
    assertThat(texts(got)).doesNotContain("sue").contains("No. No. No.");
    assertThat(got).endsWith(Wire.STOP);
  }

  @Test
  void aMissingStatementComesAsABlockOfItsOwn() throws Exception {
    var rule = new RequiredStatement("disclaimer", "This is no advice.", Violation.Action.LABEL);
    String got = stream(toolStream(GOOD), rules(OutputRules.Mode.SENTENCE, rule));
    assertThat(texts(got)).isEqualTo(GOOD + "\\n\\nThis is no advice.");
    assertThat(got).contains("\"index\":2").endsWith(Wire.STOP);
  }

  @Test
  void aJsonAnswerIsHeldToTheSameRules() throws Exception {
    String body = Wire.MESSAGE.replace("Hello", BAD);
    String got = json(body, rules(OutputRules.Mode.SENTENCE, PROMISES));
    assertThat(got).contains(FALLBACK).doesNotContain("90 days");
    String good = Wire.MESSAGE.replace("Hello", GOOD);
    assertThat(json(good, rules(OutputRules.Mode.SENTENCE, PROMISES))).isEqualTo(good);
    assertThat(json(good, rules(OutputRules.Mode.BUFFER, PROMISES))).isEqualTo(good);
  }

  @Test
  void aJsonAnswerOfAnotherShapeIsBlocked() throws Exception {
    var rule = JsonShape.of("{\"type\":\"object\"}", Violation.Action.BLOCK);
    assertThat(json(Wire.MESSAGE, rules(OutputRules.Mode.BUFFER, rule)))
        .contains(FALLBACK)
        .doesNotContain("Hello");
  }

  @Test
  void aTurnThatCallsAToolIsNotYetTheAnswerThatHasAShape() throws Exception {
    var rule = JsonShape.of("{\"type\":\"object\"}", Violation.Action.BLOCK);
    String events = toolStream("Let me look.");
    assertThat(stream(events, rules(OutputRules.Mode.SENTENCE, rule))).isEqualTo(events);
    String body =
        Wire.MESSAGE
            .replace(
                "{\"type\":\"text\",\"text\":\"Hello\"}",
                "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"refund\",\"input\":{}}")
            .replace("end_turn", "tool_use");
    assertThat(json(body, rules(OutputRules.Mode.SENTENCE, rule))).isEqualTo(body);
    assertThat(
            json(
                body.replace("tool_use\",\"usage", "end_turn\",\"usage"),
                rules(OutputRules.Mode.SENTENCE, rule)))
        .contains(FALLBACK);
  }

  @Test
  void whatTheCallerBeganForTheModelIsPartOfTheAnswer() throws Exception {
    String begun = "Gladly. You may return it within";
    String request = begun(Wire.REQUEST, begun);
    String body = Wire.MESSAGE.replace("Hello", " 90 days.");
    assertThat(json(request, body, rules(OutputRules.Mode.SENTENCE, PROMISES)))
        .contains(FALLBACK)
        .doesNotContain("90");
    String good = Wire.MESSAGE.replace("Hello", " 60 days.");
    assertThat(json(request, good, rules(OutputRules.Mode.SENTENCE, PROMISES))).isEqualTo(good);
    var shape = JsonShape.of("{\"type\":\"object\"}", Violation.Action.BLOCK);
    String object = Wire.MESSAGE.replace("Hello", "}");
    assertThat(json(begun(Wire.REQUEST, "{"), object, rules(OutputRules.Mode.BUFFER, shape)))
        .isEqualTo(object);
  }

  @Test
  void anEarlierTurnOfTheAssistantIsNotPartOfTheAnswer() throws Exception {
    String request =
        begun(Wire.REQUEST, "You may return it within")
            .replace(
                "]}]",
                "]},{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"toolu_1\"}]}]");
    String body = Wire.MESSAGE.replace("Hello", " 90 days.");
    assertThat(json(request, body, rules(OutputRules.Mode.SENTENCE, PROMISES))).isEqualTo(body);
  }

  /** The request with what the caller lays into the model's mouth. */
  private static String begun(String request, String text) {
    return request.replace(
        "}], \"x_new\"",
        "},{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\""
            + text
            + "\"}]}], \"x_new\"");
  }

  private static String stream(String events, OutputRules rules) throws Exception {
    try (var upstream = new ScriptedUpstream(script(events));
        Rig rig = rig(upstream, rules);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      String text = client.read().text();
      rig.log.await(EventType.CALL_COMPLETED);
      rig.assertNothingIsHeld();
      return text;
    }
  }

  private static String json(String body, OutputRules rules) throws Exception {
    return json(Wire.REQUEST, body, rules);
  }

  private static String json(String request, String body, OutputRules rules) throws Exception {
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", body));
        Rig rig = rig(upstream, rules);
        RawClient client = rig.client()) {
      client.post("/v1/messages", request, AUTH);
      return client.read().text();
    }
  }

  private static Rig rig(ScriptedUpstream upstream, OutputRules rules) throws Exception {
    return Rig.to(upstream.url())
        .outputs(rules)
        .review(new ReviewChain(List.of(new OutputReviewStage(new Asked()))))
        .start();
  }

  private static ScriptedUpstream.Script script(String events) {
    return x -> {
      x.events();
      x.chunk(events);
      x.end();
    };
  }

  private static OutputRules rules(ForbiddenPhrases rule) {
    return rules(OutputRules.Mode.SENTENCE, rule);
  }

  private static OutputRules rules(
      OutputRules.Mode mode, io.ledgerline.inspection.rule.AnswerRule rule) {
    return new OutputRules(mode, FALLBACK, List.of(rule));
  }

  /** A text in pieces of five characters, then a tool's call. */
  static String toolStream(String text) {
    var events = new StringBuilder(Wire.START + Wire.BLOCK);
    for (int at = 0; at < text.length(); at += 5) {
      events.append(
          Wire.DELTA.replace("Grüße 🤖", text.substring(at, Math.min(text.length(), at + 5))));
    }
    return events
        .append(Wire.BLOCK_STOP)
        .append(
            Wire.BLOCK
                .replace("\"index\":0", "\"index\":1")
                .replace(
                    "\"type\":\"text\",\"text\":\"\"",
                    "\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"refund\",\"input\":{}"))
        .append(Wire.BLOCK_STOP.replace("\"index\":0", "\"index\":1"))
        .append(Wire.MESSAGE_DELTA.replace("end_turn", "tool_use"))
        .append(Wire.STOP)
        .toString();
  }

  /** All text of a stream's deltas. */
  static String texts(String stream) {
    var text = new StringBuilder();
    String key = "\"type\":\"text_delta\",\"text\":\"";
    for (int at = stream.indexOf(key); at >= 0; at = stream.indexOf(key, at + 1)) {
      int from = at + key.length();
      text.append(stream, from, stream.indexOf('"', from));
    }
    return text.toString();
  }
}

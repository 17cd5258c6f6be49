package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.CallerText;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.holds.Holds;
import io.ledgerline.gateway.outputs.OutputReviewStage;
import io.ledgerline.gateway.stage.ReviewChain;
import io.ledgerline.governance.held.HeldWish;
import io.ledgerline.inspection.rule.AnswerRule;
import io.ledgerline.inspection.rule.ForbiddenPhrases;
import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.inspection.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That an answer which a person has to see waits for that person, streamed or not. */
class AnswerHoldTest {
  private static final String TEXT = "Gladly. You should sue them. Anything else?";

  private final Asked asked = new Asked();

  @ParameterizedTest
  @EnumSource(
      value = OutputRules.Mode.class,
      names = {"SENTENCE", "BUFFER"})
  void anApprovedStreamGoesOnWholeAndInItsOrder(OutputRules.Mode mode) throws Exception {
    try (var upstream = new ScriptedUpstream(script());
        Rig rig = rig(upstream, mode);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      HeldWish wish = asked.wish();
      assertThat(wish.action()).isEqualTo("answer.release");
      assertThat(wish.text())
          .isEqualTo(
              "{\"reasons\":[\"output.forbidden: a statement of advice\"],\"answer\":\""
                  + TEXT
                  + "\"}");
      asked.decision.complete(new Holds.Outcome.Approved("a_1"));
      String got = client.read().text();
      assertThat(OutputRulesTest.texts(got)).isEqualTo(TEXT);
      assertThat(got)
          .containsSubsequence(
              "message_start",
              "content_block_start",
              "content_block_stop",
              "tool_use",
              "message_delta",
              "message_stop");
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(completed.objects(Field.CHANGES))
          .anyMatch(each -> "answer_approved".equals(each.get("kind")));
      assertThat(completed.texts(Field.POLICY_FLAGS)).contains("output.held: output.forbidden");
      rig.assertNothingIsHeld();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"output.denied", "output.held", "output.approvals_unavailable"})
  void withoutAnApprovalNothingOfTheSentenceGoesOut(String rule) throws Exception {
    asked.decision.complete(outcome(rule));
    try (var upstream = new ScriptedUpstream(script());
        Rig rig = rig(upstream, OutputRules.Mode.SENTENCE);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      String got = client.read().text();
      assertThat(got).contains(rule).doesNotContain("sue").doesNotContain("message_stop");
      assertThat(OutputRulesTest.texts(got)).isEqualTo("Gladly.");
      assertThat(rig.log.await(EventType.CALL_REFUSED).text(Field.RULE)).isEqualTo(rule);
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void aJsonAnswerWaitsTooAndTheSameRequestHasTheSameFingerprint() throws Exception {
    asked.decision.complete(new Holds.Outcome.Waiting("a_7"));
    String body = Wire.MESSAGE.replace("Hello", TEXT);
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", body));
        Rig rig = rig(upstream, OutputRules.Mode.SENTENCE);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).isEqualTo(451);
      assertThat(answer.text())
          .contains(
              "The answer is held by rule output.held (",
              "), as approval a_7: once somebody other than the owner of this key has run"
                  + " 'ledgerline approvals approve a_7', the same request, sent again, passes once.")
          .doesNotContain("sue");
      HeldWish first = asked.wish();
      try (RawClient again = rig.client()) {
        again.post("/v1/messages", Wire.REQUEST, AUTH);
        assertThat(again.read().status()).isEqualTo(451);
      }
      assertThat(asked.wish().fingerprint()).isEqualTo(first.fingerprint());
      try (RawClient another = rig.client()) {
        another.post("/v1/messages", Wire.REQUEST.replace("100", "101"), AUTH);
        assertThat(another.read().status()).isEqualTo(451);
      }
      assertThat(asked.wish().fingerprint()).isNotEqualTo(first.fingerprint());
    }
  }

  @Test
  void anAnswerThatBreaksMoreRulesThanAnApprovalCanNameIsAskedForAllTheSame() throws Exception {
    asked.decision.complete(new Holds.Outcome.Approved("a_7"));
    var rules = new ArrayList<AnswerRule>();
    for (int i = 0; i < 40; i++) {
      rules.add(named("output.number_" + i));
    }
    try (var upstream = new ScriptedUpstream(script());
        Rig rig =
            Rig.to(upstream.url())
                .outputs(new OutputRules(OutputRules.Mode.SENTENCE, "No.", rules))
                .review(new ReviewChain(List.of(new OutputReviewStage(asked))))
                .start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      assertThat(OutputRulesTest.texts(client.read().text())).isEqualTo(TEXT);
      HeldWish wish = asked.wish();
      assertThat(wish.details().values()).allMatch(CallerText::isPlain);
      assertThat(wish.details().get("rules"))
          .isEqualTo(
              "output.number_0/output.number_1/output.number_10/output.number_11/output.number_12/output.number_13/34-more");
      assertThat(wish.text()).contains("output.number_39: said");
      rig.assertNothingIsHeld();
    }
  }

  private static AnswerRule named(String id) {
    return new AnswerRule() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public boolean needsWhole() {
        return false;
      }

      @Override
      public Watch open() {
        return new Watch() {
          @Override
          public List<Violation> sentence(CharSequence text, int from, int to) {
            return List.of(new Violation(id, "said", from, to, Violation.Action.HOLD, ""));
          }
        };
      }
    };
  }

  private static Holds.Outcome outcome(String rule) {
    return switch (rule) {
      case "output.denied" -> new Holds.Outcome.Denied("a_1");
      case "output.held" -> new Holds.Outcome.Waiting("a_1");
      default -> new Holds.Outcome.Unavailable();
    };
  }

  private Rig rig(ScriptedUpstream upstream, OutputRules.Mode mode) throws Exception {
    var rule = new ForbiddenPhrases("advice", List.of("you should sue"), Violation.Action.HOLD, "");
    return Rig.to(upstream.url())
        .outputs(new OutputRules(mode, "No.", List.of(rule)))
        .review(new ReviewChain(List.of(new OutputReviewStage(asked))))
        .start();
  }

  private static ScriptedUpstream.Script script() {
    return x -> {
      x.events();
      x.chunk(OutputRulesTest.toolStream(TEXT));
      x.end();
    };
  }
}

package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.outputs.OutputReviewStage;
import io.ledgerline.gateway.protect.PrivacyReview;
import io.ledgerline.gateway.stage.ReviewChain;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.rule.AnswerChecks;
import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.inspection.rule.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Values that come back written otherwise than they were sent, as their place has them. */
class RespelledValuesTest {
  private static final String MAIL = "jane.doe@acme-corp.com";
  private static final String ENCODED = "jane.doe%40acme-corp.com";
  private static final Pattern TOKEN = Pattern.compile("email[0-9][0-9a-z]{10}@mail\\.example");
  private static final String ASKED =
      Wire.REQUEST.replace("\"hi\"", "\"Look up " + MAIL + " in the CRM\"");
  private static final String USE =
      "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"f\",\"input\":{\"u\":\"https://crm.acme.com/?m=%s&n=1\"}}";
  private static final OutputRules RULES =
      new OutputRules(
          OutputRules.Mode.SENTENCE,
          "no",
          List.of(),
          new AnswerChecks(
              Map.of(
                  AnswerChecks.Kind.PERSONAL_DATA,
                  new AnswerChecks.Asked(Violation.Action.NOTE, "")),
              Set.of("acme.com")));

  private static String token(String sent) {
    Matcher token = TOKEN.matcher(sent);
    assertThat(token.find()).as(sent).isTrue();
    return token.group();
  }

  private static String encodedToken(String sent) {
    return token(sent).replace("@", "%40");
  }

  private static Rig rig(ScriptedUpstream upstream) throws Exception {
    return Rig.to(upstream.url())
        .data(
            new PrivacyTest.ListedTokens(),
            DataPolicy.of("threadco", "support", new Spec(Map.of())))
        .outputs(RULES)
        .review(new ReviewChain(List.of(new PrivacyReview(), new OutputReviewStage(new Asked()))))
        .start();
  }

  @Test
  void aValueOfTheRequestIsNoNewOneHoweverItIsWritten() throws Exception {
    assertNothingNew("Look up " + MAIL, "Mail it to %s now.", "Mail it to " + ENCODED + " now.");
  }

  private static void assertNothingNew(String asked, String answer, String read) throws Exception {
    try (var upstream =
            new ScriptedUpstream(
                x ->
                    x.answer(
                        200,
                        "application/json",
                        Wire.MESSAGE.replace(
                            "Hello", answer.formatted(encodedToken(x.request().text())))));
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST.replace("\"hi\"", '"' + asked + '"'), AUTH);
      assertThat(client.read().text()).contains(read);
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(completed.texts(Field.POLICY_FLAGS))
          .noneMatch(flag -> flag.startsWith("output.personal_data"));
    }
  }

  @Test
  void anAddressInAQueryIsGivenToTheToolAndHiddenOnTheNextTurn() throws Exception {
    try (var upstream =
            new ScriptedUpstream(
                x ->
                    x.answer(
                        200,
                        "application/json",
                        Wire.MESSAGE.replace(
                            "{\"type\":\"text\",\"text\":\"Hello\"}",
                            USE.formatted(encodedToken(x.request().text())))));
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKED, AUTH);
      String token = encodedToken(upstream.take().text());
      assertThat(client.read().text()).contains(USE.formatted(ENCODED));
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(completed.texts(Field.POLICY_FLAGS))
          .noneMatch(flag -> flag.startsWith("output.personal_data"));

      String next =
          ASKED.replace(
              " in the CRM\"}",
              " in the CRM\"},{\"role\":\"assistant\",\"content\":["
                  + USE.formatted(ENCODED)
                  + "]},{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\","
                  + "\"content\":\"GET /?m="
                  + ENCODED
                  + "\"}]}");
      client.post("/v1/messages", next, AUTH);
      assertThat(client.read().status()).isEqualTo(200);
      assertThat(upstream.take().text())
          .contains(USE.formatted(token), "GET /?m=" + token)
          .doesNotContain("jane.doe");
    }
  }

  @Test
  void aValueThatAToolsResultHasEscapedIsGivenToTheNextToolAsItIsMeant() throws Exception {
    Pattern escaped = Pattern.compile("e(?:\\\\\\\\u00..){4}([0-9][0-9a-z]{10}@mail\\.example)");
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  Matcher token = escaped.matcher(x.request().text());
                  assertThat(token.find()).as(x.request().text()).isTrue();
                  x.answer(
                      200,
                      "application/json",
                      Wire.MESSAGE.replace(
                          "{\"type\":\"text\",\"text\":\"Hello\"}",
                          USE.formatted("email" + token.group(1))));
                });
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      String result = "{\\\"mail\\\":\\\"jane.doe\\\\u002Bcrm@acme-corp.com\\\"}";
      client.post("/v1/messages", Wire.REQUEST.replace("\"hi\"", '"' + result + '"'), AUTH);
      assertThat(client.read().text()).contains(USE.formatted("jane.doe+crm@acme-corp.com"));
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(completed.texts(Field.POLICY_FLAGS))
          .noneMatch(flag -> flag.startsWith("output.personal_data"));
    }
  }
}

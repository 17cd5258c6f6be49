package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.governance.token.KeptTokens;
import io.ledgerline.inspection.token.Issued;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What leaves, what comes back, and what the entry says, with a data policy in force. */
class PrivacyTest {
  private static final String MAIL = "jane.doe@acme-corp.com";
  private static final Pattern TOKEN = Pattern.compile("email[0-9][0-9a-z]{10}@mail\\.example");
  private static final String ASKED =
      Wire.REQUEST.replace("\"hi\"", "\"Write to jane.doe\\u0040acme-corp.com\\nsoon\"");
  private static final String STREAMED =
      ASKED.replace("\"max_tokens\"", "\"stream\":true,\"max_tokens\"");

  private static DataPolicy policy(Map<String, Object> spec) {
    return DataPolicy.of("threadco", "support", new Spec(spec));
  }

  private static DataPolicy tokenise() {
    return policy(Map.of());
  }

  private static String token(String sent) {
    Matcher token = TOKEN.matcher(sent);
    assertThat(token.find()).as(sent).isTrue();
    return token.group();
  }

  private static String delta(String type, String key, String text) {
    return "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\""
        + type
        + "\",\""
        + key
        + "\":\""
        + text
        + "\"}}\n\n";
  }

  @Test
  void sendsATokenAndGivesTheValueBackInAJsonAnswer() throws Exception {
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  String token = token(x.request().text());
                  x.answer(
                      200,
                      "application/json",
                      Wire.MESSAGE.replace(
                          "[{\"type\":\"text\",\"text\":\"Hello\"}]",
                          "[{\"type\":\"thinking\",\"thinking\":\"%s\",\"signature\":\"x\"},{\"type\":\"text\",\"text\":\"To %s.\",\"citations\":[{\"type\":\"char_location\",\"cited_text\":\"%s\"}]},{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"send\",\"input\":{\"to\":[\"%s\"],\"%s\":1}}]"
                              .formatted(token, token, token, token, token)));
                });
        Rig rig = Rig.to(upstream.url()).data(new ListedTokens(), tokenise()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKED, AUTH);

      String sent = upstream.take().text();
      String token = token(sent);
      assertThat(sent)
          .isEqualTo(ASKED.replace("jane.doe\\u0040acme-corp.com", token))
          .doesNotContain("acme");
      assertThat(client.read().text())
          .contains(
              "\"thinking\":\"" + token + "\"",
              "\"text\":\"To " + MAIL + ".\"",
              "\"cited_text\":\"" + MAIL + "\"",
              "\"input\":{\"to\":[\"" + MAIL + "\"],\"" + MAIL + "\":1}");
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      assertThat(admitted.text(Field.CLASSIFICATION)).isEqualTo("confidential");
      assertThat(admitted.texts(Field.PROMPT_DATA_CATEGORIES)).containsExactly("pii");
      assertThat(admitted.asMap().toString()).doesNotContain("acme");
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(completed.objects(Field.CHANGES)).hasSize(1);
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void readsWhatACompactionIsAskedForAndChangesNothingBeforeIt() throws Exception {
    String before = "\"Write to " + MAIL.replace("@", "\\u0040") + "\"";
    String body =
        Wire.REQUEST
            .replace("\"hi\"", before)
            .replace(
                "\"messages\"",
                "\"compaction\":{\"type\":\"summarize\",\"instructions\":\"Leave out %s\"},\"messages\""
                    .formatted(MAIL));
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new ListedTokens(), tokenise()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", body, AUTH);
      String sent = upstream.take().text();
      assertThat(sent).doesNotContain("acme").contains("Leave out " + token(sent));
      assertThat(client.read().status()).isEqualTo(200);
      assertThat(rig.log.await(EventType.CALL_ADMITTED).texts(Field.PROMPT_DATA_CATEGORIES))
          .containsExactly("pii");
    }
  }

  @Test
  void restoresAStreamThatIsSplitAnywhere() throws Exception {
    for (int size = 1; size <= 40; size += 3) {
      int split = size;
      try (var upstream =
              new ScriptedUpstream(
                  x -> {
                    x.events();
                    x.chunk(Wire.START + Wire.BLOCK);
                    String text = "Dear " + token(x.request().text()) + "s friend, email";
                    for (int at = 0; at < text.length(); at += split) {
                      x.chunk(
                          delta(
                              "text_delta",
                              "text",
                              text.substring(at, Math.min(text.length(), at + split))));
                    }
                    x.chunk(Wire.BLOCK_STOP + Wire.MESSAGE_DELTA + Wire.STOP);
                    x.end();
                  });
          Rig rig = Rig.to(upstream.url()).data(new ListedTokens(), tokenise()).start();
          RawClient client = rig.client()) {
        client.post("/v1/messages", STREAMED, AUTH);
        String answer = client.read().text();
        assertThat(texts(answer, "text")).isEqualTo("Dear " + MAIL + "s friend, email");
        assertThat(answer).endsWith(Wire.BLOCK_STOP + Wire.MESSAGE_DELTA + Wire.STOP);
        rig.assertNothingIsHeld();
      }
    }
  }

  private static String texts(String stream, String key) {
    var texts = new StringBuilder();
    Matcher delta = Pattern.compile("_delta\",\"" + key + "\":\"(.*)\"}}").matcher(stream);
    while (delta.find()) {
      texts.append(delta.group(1));
    }
    return texts.toString();
  }

  @Test
  void restoresStreamedArgumentsEscapedAsTheyMustBe() throws Exception {
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  x.events();
                  x.chunk(
                      Wire.START
                          + Wire.BLOCK.replace(
                              "{\"type\":\"text\",\"text\":\"\"}",
                              "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"send\",\"input\":{}}"));
                  String token = token(x.request().text());
                  x.chunk(delta("input_json_delta", "partial_json", ""));
                  x.chunk(delta("input_json_delta", "partial_json", "{\\\"to\\\":\\\"em"));
                  x.chunk(delta("input_json_delta", "partial_json", token.substring(2) + "\\\"}"));
                  x.chunk(Wire.BLOCK_STOP + Wire.MESSAGE_DELTA + Wire.STOP);
                  x.end();
                });
        Rig rig = Rig.to(upstream.url()).data(new ListedTokens(), tokenise()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", STREAMED, AUTH);
      assertThat(texts(client.read().text(), "partial_json"))
          .isEqualTo("{\\\"to\\\":\\\"" + MAIL + "\\\"}");
    }
  }

  @Test
  void refusesByTheCellAndSendsNothing() throws Exception {
    var policy =
        policy(Map.of("matrix", List.of(Map.of("categories", List.of("pii"), "action", "deny"))));
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new ListedTokens(), policy).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKED, AUTH);
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).isEqualTo(451);
      assertThat(answer.text())
          .contains("EMAIL", "cell 1, pii x any route x any use case", "threadco/support")
          .doesNotContain("acme");
      EntryView refused = rig.log.await(EventType.CALL_REFUSED);
      assertThat(refused.text(Field.RULE)).isEqualTo("data.matrix");
      assertThat(refused.texts(Field.PROMPT_DATA_CATEGORIES)).containsExactly("pii");
      assertThat(upstream.waiting()).isZero();
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void letsRegulatedDataGoOnlyWhereTheUseCaseDeclaresIt() throws Exception {
    var policy = policy(Map.of("regulated", List.of("pii")));
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).useCase("help").data(new ListedTokens(), policy).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKED, AUTH, "ledgerline-use-case: help");
      assertThat(client.read().text()).contains("use case help, which does not declare it");
      assertThat(rig.log.await(EventType.CALL_REFUSED).text(Field.RULE)).isEqualTo("data.use_case");
    }
  }

  @Test
  void changesNothingWhileItOnlyWatches() throws Exception {
    var policy = policy(Map.of("mode", "observe"));
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new ListedTokens(), policy).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKED, AUTH);
      assertThat(upstream.take().text()).isEqualTo(ASKED);
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      assertThat(admitted.texts(Field.POLICY_FLAGS)).containsExactly("data.would_tokenise");
      assertThat(admitted.texts(Field.PROMPT_DATA_CATEGORIES)).containsExactly("pii");
    }
  }

  @Test
  void saysThatNobodyLookedWhereNoPolicyAsksForIt() throws Exception {
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new ListedTokens()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKED, AUTH);
      assertThat(upstream.take().text()).isEqualTo(ASKED);
      assertThat(rig.log.await(EventType.CALL_ADMITTED).asMap().toString())
          .contains("request: no data policy is set");
    }
  }

  @Test
  void namesWhatItDidNotLookAt() throws Exception {
    String image =
        ASKED.replace(
            "\"Write",
            "[{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"aGk=\"}},{\"type\":\"text\",\"text\":\"Write");
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new ListedTokens(), tokenise()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", image.replace("soon\"", "soon\"}]"), AUTH);
      client.read();
      assertThat(rig.log.await(EventType.CALL_ADMITTED).asMap().toString())
          .contains("images: 1 not read", "scanned=[user]");
    }
  }

  @Test
  void aPolicyThatHoldsAtOnceTakesOutTheThinkingBeforeItOnThisAndEveryLaterTurn() throws Exception {
    var atOnce =
        policy(
            Map.of(
                "immediate",
                true,
                "matrix",
                List.of(Map.of("categories", List.of("pii"), "action", "mask"))));
    String think = "{\"type\":\"thinking\",\"thinking\":\"old\",\"signature\":\"x\"}";
    String second =
        ASKED.replace(
            "soon\"}",
            "soon\"},{\"role\":\"assistant\",\"content\":["
                + think
                + ",{\"type\":\"text\",\"text\":\"Yes.\"}]},{\"role\":\"user\",\"content\":\"Go\"}");
    String third =
        second.replace(
            "\"Go\"}",
            "\"Go\"},{\"role\":\"assistant\",\"content\":["
                + think.replace("old", "new")
                + ",{\"type\":\"text\",\"text\":\"Gone.\"}]},{\"role\":\"user\",\"content\":\"And\"}");
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new ListedTokens(), tokenise()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKED, AUTH);
      client.read();
      token(upstream.take().text());
      rig.policy = Rig.to(upstream.url()).data(new ListedTokens(), atOnce).policy();
      client.post("/v1/messages", second, AUTH);
      client.read();
      assertThat(upstream.take().text())
          .contains("Write to ****", "[{\"type\":\"text\",\"text\":\"Yes.\"}]")
          .doesNotContain("\"old\"");
      EntryView admitted = rig.log.of(EventType.CALL_ADMITTED).get(1);
      assertThat(admitted.texts(Field.POLICY_FLAGS)).contains("data.rules_at_once");
      assertThat(admitted.objects(Field.CHANGES))
          .anyMatch(each -> "thinking_removed".equals(each.get("kind")));
      client.post("/v1/messages", third, AUTH);
      client.read();
      assertThat(upstream.take().text())
          .contains("\"new\"")
          .doesNotContain("\"old\"")
          .doesNotContain("void before");
    }
  }

  @Test
  void rulesThatAConversationBeganWithMakeItsBytesUntilItEnds() throws Exception {
    var masks =
        policy(Map.of("matrix", List.of(Map.of("categories", List.of("pii"), "action", "mask"))));
    String second =
        ASKED.replace(
            "soon\"}",
            "soon\"},{\"role\":\"assistant\",\"content\":\"Yes.\"},{\"role\":\"user\",\"content\":\"Go\"}");
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new ListedTokens(), tokenise()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKED, AUTH);
      client.read();
      String token = token(upstream.take().text());
      rig.policy = Rig.to(upstream.url()).data(new ListedTokens(), masks).policy();
      client.post("/v1/messages", second, AUTH);
      client.read();
      assertThat(upstream.take().text()).contains(token);
      assertThat(rig.log.of(EventType.CALL_ADMITTED).get(1).texts(Field.POLICY_FLAGS))
          .contains("data.rules_pinned");
    }
  }

  @Test
  void aThreadThatTheUpstreamHoldsKeepsItsTokens() throws Exception {
    var kept = new ListedTokens();
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(kept, tokenise()).start();
        RawClient client = rig.client()) {
      client.post(
          "/v1/messages", ASKED.replace("\"x_new\": {", "\"thread\":{\"type\":\"create\","), AUTH);
      client.read();
      String token = token(upstream.take().text());
      upstream.script(
          x -> x.answer(200, "application/json", Wire.MESSAGE.replace("Hello", "To " + token)));
      client.post(
          "/v1/messages",
          Wire.REQUEST.replace(
              "\"x_new\": {",
              "\"thread\":{\"type\":\"continue\",\"previous_message_id\":\"msg_1\","),
          AUTH);
      assertThat(client.read().text()).contains("To " + MAIL);
    }
  }

  @Test
  void tellsWhatWouldBecomeOfAPromptAndSendsNothing() throws Exception {
    var policy =
        policy(Map.of("matrix", List.of(Map.of("categories", List.of("pii"), "action", "deny"))));
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new ListedTokens(), policy).start();
        RawClient client = rig.client()) {
      client.post("/api/v1/inspect", ASKED, AUTH);
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.text())
          .contains(
              "\"classification\":\"confidential\"",
              "\"categories\":[\"pii\"]",
              "\"action\":\"deny\"",
              "\"type\":\"EMAIL\"",
              "cell 1, pii x any route x any use case",
              "\"rule\":\"data.matrix\"")
          .doesNotContain("acme");
      EntryView inspected = rig.log.await(EventType.DATA_INSPECTED);
      assertThat(inspected.texts(Field.PROMPT_DATA_CATEGORIES)).containsExactly("pii");
      assertThat(upstream.waiting()).isZero();
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void aPromptInWhichNothingIsFoundIsInternalAsNobodyKnowsThatItIsPublic() throws Exception {
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new ListedTokens(), tokenise()).start();
        RawClient client = rig.client()) {
      client.post("/api/v1/inspect", Wire.REQUEST, AUTH);
      assertThat(client.read().text())
          .contains("\"classification\":\"internal\",\"categories\":[]");
      assertThat(rig.log.await(EventType.DATA_INSPECTED).text(Field.CLASSIFICATION))
          .isEqualTo("internal");
    }
  }

  @Test
  void tellsThatAPromptWouldBeRefusedForItsModelAndStillWhatIsInIt() throws Exception {
    String other = ASKED.replace("claude-sonnet-5-5", "gpt-4");
    assertThat(other).contains("gpt-4");
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new ListedTokens(), tokenise()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", other, AUTH);
      assertThat(client.read().text()).contains("\"rule\":\"model.not_allowed\"");

      client.post("/api/v1/inspect", other, AUTH);
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.text())
          .contains("\"type\":\"EMAIL\"", "\"action\":\"tokenise\"")
          .contains("\"refusal\":{\"rule\":\"model.not_allowed\"");
      rig.log.await(EventType.DATA_INSPECTED);
      assertThat(upstream.waiting()).isZero();
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void aPromptThatCannotBeLookedAtIsRefusedWithAReceipt() throws Exception {
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new ListedTokens(), tokenise()).start();
        RawClient client = rig.client()) {
      client.post("/api/v1/inspect", "{", AUTH);
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).isEqualTo(400);
      rig.log.await(EventType.CALL_REFUSED);
      assertThat(answer.header("ledgerline-receipt")).isNotEmpty();
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void aSummaryOfEarlierTurnsKeepsTheirTokens() throws Exception {
    var kept = new ListedTokens();
    String asksForOne = ASKED.replace("\"x_new\": {", "\"compaction\":{\"type\":\"summarize\",");
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(kept, tokenise()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", asksForOne, AUTH);
      client.read();
      String token = token(upstream.take().text());
      upstream.script(
          x -> x.answer(200, "application/json", Wire.MESSAGE.replace("Hello", "To " + token)));
      String summed =
          "[{\"type\":\"compaction\",\"content\":\"Wants " + token + "\",\"signature\":\"s\"}]";
      client.post("/v1/messages", Wire.REQUEST.replace("\"hi\"", summed), AUTH);
      assertThat(client.read().text()).contains("To " + MAIL);
      assertThat(upstream.take().text()).contains(summed);
    }
  }

  static final class ListedTokens implements KeptTokens {
    private final List<Issued> all = new ArrayList<>();

    @Override
    public synchronized List<Issued> read(TenantView tenant, String conversation) {
      return List.copyOf(all);
    }

    @Override
    public synchronized void keep(
        TenantView tenant, String conversation, String subject, List<Issued> tokens) {
      all.addAll(tokens);
    }
  }
}

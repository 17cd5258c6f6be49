package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.limit.OnReserveShort;
import io.ledgerline.governance.limit.Threshold;
import io.ledgerline.governance.policy.PolicySnapshot;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.retention.RetentionSchedule;
import io.ledgerline.governance.setting.Spec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What policy changes in a call that passes, and that each change is listed. */
class PolicyEffectTest {
  private static final ScriptedUpstream.Script ANSWER =
      x -> x.answer(200, "application/json", Wire.MESSAGE);

  @Test
  void saysInTheEntryByWhichScheduleItIsKeptAndUntilWhen() throws Exception {
    var six = RetentionSchedule.of(null, "accounts", new Spec(Map.of("pack", "uk-financial")));
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).retention(six).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      client.read();

      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      Map<String, Object> state = admitted.object(Field.RETENTION_STATE);
      assertThat(state).containsEntry("schedule", "accounts").doesNotContainKey("content_until");
      assertThat(Instant.parse(String.valueOf(state.get("until"))))
          .isBetween(
              admitted.ts().atOffset(ZoneOffset.UTC).plusYears(6).toInstant(),
              admitted.ts().atOffset(ZoneOffset.UTC).plusYears(6).plusDays(1).toInstant());
    }
  }

  @Test
  void appendsTheTenantsBlocksAfterTheClientsOwnAndKeepsThemForTheConversation() throws Exception {
    String own = "\"system\":[{\"type\":\"text\",\"text\":\"mine\"}],\"max_tokens\"";
    String turn1 = Wire.REQUEST.replace("\"max_tokens\"", own);
    String turn2 =
        turn1.replace(
            "\"content\":\"hi\"}",
            "\"content\":\"hi\"},{\"role\":\"assistant\",\"content\":\"yo\"},{\"role\":\"user\",\"content\":\"more\"}");
    try (var upstream = new ScriptedUpstream(ANSWER)) {
      Rig.Builder before = Rig.to(upstream.url()).prompt("You serve ThreadCo.", "Product: shirt");
      PolicySnapshot after = Rig.to(upstream.url()).prompt("A new prompt.").policy();
      try (Rig rig = before.start();
          RawClient client = rig.client()) {
        client.post("/v1/messages", turn1, AUTH);
        client.read();
        rig.policy = after;
        client.post("/v1/messages", turn2, AUTH);
        client.read();
        String blocks =
            "\"system\":[{\"type\":\"text\",\"text\":\"mine\"},{\"type\":\"text\",\"text\":\"You serve ThreadCo.\"},{\"type\":\"text\",\"text\":\"Product: shirt\"}]";

        assertThat(upstream.take().text())
            .isEqualTo(turn1.replace("\"system\":[{\"type\":\"text\",\"text\":\"mine\"}]", blocks));
        assertThat(upstream.take().text())
            .isEqualTo(turn2.replace("\"system\":[{\"type\":\"text\",\"text\":\"mine\"}]", blocks));
        List<EntryView> admitted = rig.log.of(EventType.CALL_ADMITTED);
        assertThat(admitted.get(0).text(Field.CONVERSATION))
            .isEqualTo(admitted.get(1).text(Field.CONVERSATION));
        assertThat(admitted.get(0).objects(Field.CHANGES).getFirst())
            .containsEntry("kind", "tenant_prompt");
        assertThat(admitted.get(0).text(Field.PROMPT_HASH))
            .isNotEqualTo(admitted.get(0).text(Field.PROMPT_SENT_HASH));
      }
    }
  }

  @Test
  void countsTokensWithTheSameBlocksAndWithoutABudget() throws Exception {
    try (var upstream =
            new ScriptedUpstream(x -> x.answer(200, "application/json", "{\"input_tokens\":12}"));
        Rig rig =
            Rig.to(upstream.url())
                .prompt("Blocks.")
                .budget(RigSettings.budget("0", OnReserveShort.REFUSE))
                .start();
        RawClient client = rig.client()) {
      client.post(
          "/v1/messages/count_tokens", Wire.REQUEST.replace("\"max_tokens\":100,", ""), AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.text()).isEqualTo("{\"input_tokens\":12}");
      assertThat(upstream.take().text()).contains("Blocks.");
      assertThat(rig.log.types()).containsExactly("call.admitted", "call.completed");
      assertThat(rig.log.all().getFirst().text(Field.OPERATION)).isEqualTo("count_tokens");
      assertThat(rig.log.all().getLast().nanoUsd(Field.COST_USD)).isEmpty();
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void renamesAnAliasAndListsIt() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST.replace(Rig.MODEL, "fast"), AUTH);
      client.read();

      assertThat(upstream.take().text())
          .isEqualTo(Wire.REQUEST.replace(Rig.MODEL, "claude-haiku-5-5"));
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      assertThat(admitted.text(Field.MODEL_REQUESTED)).isEqualTo("fast");
      assertThat(admitted.text(Field.MODEL)).isEqualTo("claude-haiku-5-5");
      assertThat(admitted.objects(Field.CHANGES))
          .containsExactly(
              Map.of(
                  "kind",
                  "model_alias",
                  "name",
                  "model",
                  "before",
                  "fast",
                  "after",
                  "claude-haiku-5-5"));
    }
  }

  @Test
  void pricesTheAnswerByTheModelThatAnswered() throws Exception {
    try (var upstream =
            new ScriptedUpstream(
                x ->
                    x.answer(
                        200,
                        "application/json",
                        Wire.MESSAGE.replace(Rig.MODEL, "claude-haiku-5-5")));
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      client.read();
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);

      assertThat(completed.text(Field.MODEL)).isEqualTo("claude-haiku-5-5");
      assertThat(completed.nanoUsd(Field.COST_USD)).hasValue(10 * 100 + 5 * 500);
    }
  }

  @Test
  void pricesAnAnswerOfAnUnheardOfModelAtTheDearestAndNeverAtZero() throws Exception {
    try (var upstream =
            new ScriptedUpstream(
                x ->
                    x.answer(
                        200, "application/json", Wire.MESSAGE.replace(Rig.MODEL, "claude-next")));
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST.replace("100", "100000"), AUTH);
      client.read();
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);

      assertThat(completed.nanoUsd(Field.COST_USD).orElse(0))
          .isGreaterThanOrEqualTo(10 * 10_000 + 5 * 50_000);
      assertThat(completed.text(Field.COST_BASIS)).isEqualTo("estimated");
    }
  }

  @Test
  void clampsMaxTokensToWhatTheBudgetAffords() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig =
            Rig.to(upstream.url())
                .budget(RigSettings.budget("0.05", OnReserveShort.CLAMP))
                .start();
        RawClient client = rig.client()) {
      client.post(
          "/v1/messages", Wire.REQUEST.replace("\"max_tokens\":100", "\"max_tokens\":64000"), AUTH);

      assertThat(client.read().status()).isEqualTo(200);
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      Map<String, Object> clamp = admitted.objects(Field.CHANGES).getFirst();
      assertThat(clamp).containsEntry("kind", "clamp").containsEntry("before", "64000");
      assertThat(upstream.take().text()).contains("\"max_tokens\":" + clamp.get("after") + ",");
      assertThat(Integer.parseInt((String) clamp.get("after"))).isBetween(1000, 5000);
      assertThat(admitted.nanoUsd(Field.COST_RESERVED_USD).orElse(0))
          .isBetween(40_000_000L, 50_000_000L);
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void downgradesOnlyAtTheStartOfAConversation() throws Exception {
    String later =
        Wire.REQUEST.replace(
            "\"content\":\"hi\"}",
            "\"content\":\"hi\"},{\"role\":\"assistant\",\"content\":\"yo\"},{\"role\":\"user\",\"content\":\"more\"}");
    var threshold = new Threshold(1, Threshold.Action.DOWNGRADE, 0);
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig =
            Rig.to(upstream.url())
                .budget(RigSettings.budget("0.006", OnReserveShort.REFUSE, threshold))
                .start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      assertThat(client.read().status()).isEqualTo(200);
      rig.assertNothingIsHeld();
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      assertThat(client.read().status()).isEqualTo(200);
      client.post("/v1/messages", later, AUTH);
      assertThat(client.read().status()).isEqualTo(200);

      assertThat(upstream.take().text()).contains(Rig.MODEL);
      assertThat(upstream.take().text()).contains("claude-haiku-5-5");
      assertThat(upstream.take().text()).contains(Rig.MODEL);
    }
  }

  @Test
  void leadsAThreadsLaterTurnsWithoutBlocksAndInOneConversation() throws Exception {
    String create =
        Wire.REQUEST.replace("\"max_tokens\"", "\"thread\":{\"type\":\"create\"},\"max_tokens\"");
    String next =
        Wire.REQUEST.replace(
            "\"max_tokens\"",
            "\"thread\":{\"type\":\"continue\",\"previous_message_id\":\"msg_1\"},\"max_tokens\"");
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).prompt("Blocks.").start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", create, AUTH);
      client.read();
      client.post("/v1/messages", next, AUTH);
      assertThat(client.read().status()).isEqualTo(200);

      assertThat(upstream.take().text()).contains("Blocks.");
      assertThat(upstream.take().text()).isEqualTo(next);
      List<EntryView> admitted = rig.log.of(EventType.CALL_ADMITTED);
      assertThat(admitted.get(0).text(Field.CONVERSATION))
          .isEqualTo(admitted.get(1).text(Field.CONVERSATION));
      assertThat(rig.log.of(EventType.CALL_COMPLETED).getFirst().text(Field.MESSAGE_ID))
          .isEqualTo("msg_1");
    }
  }

  @Test
  void knowsTheContainersThatAnswersOfThisTenantNamed() throws Exception {
    String asking =
        Wire.REQUEST.replace("\"max_tokens\"", "\"container\":\"container_9\",\"max_tokens\"");
    String naming =
        Wire.MESSAGE.replace(
            "\"stop_reason\"", "\"container\":{\"id\":\"container_9\"},\"stop_reason\"");
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", naming));
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", asking, AUTH);
      assertThat(client.read().status()).isEqualTo(404);
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      assertThat(client.read().status()).isEqualTo(200);
      client.post("/v1/messages", asking, AUTH);
      assertThat(client.read().status()).isEqualTo(200);
    }
  }

  @Test
  void listsOnlyTheModelsThatTheCallerMayUse() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      String all = client.get("/v1/models?limit=1000", AUTH).text();
      assertThat(all)
          .contains("\"id\":\"claude-sonnet-5-5\"", "claude-haiku-5-5", "\"has_more\":false")
          .doesNotContain("opus");
      String first = client.get("/v1/models?limit=1", AUTH).text();
      assertThat(first).contains("\"has_more\":true", "\"last_id\":\"claude-sonnet-5-5\"");
      assertThat(client.get("/v1/models?limit=1&after_id=claude-sonnet-5-5", AUTH).text())
          .contains("\"first_id\":\"claude-haiku-5-5\"", "\"has_more\":false");
      assertThat(client.get("/v1/models/claude-haiku-5-5", AUTH).text())
          .contains("\"type\":\"model\"");
      assertThat(client.get("/v1/models/claude-opus-5-5", AUTH).status()).isEqualTo(404);
      assertThat(client.get("/v1/models?limit=0", AUTH).status()).isEqualTo(400);
      assertThat(client.get("/v1/models").status()).isEqualTo(401);
      assertThat(upstream.waiting()).isZero();
    }
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).role(Role.POWER_USER).start();
        RawClient client = rig.client()) {
      assertThat(client.get("/v1/models", AUTH).text()).contains("claude-opus-5-5");
    }
  }

  @Test
  void greetsWithoutACredential() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      assertThat(client.get("/api/hello").status()).isEqualTo(200);
      client.send("HEAD /api/hello HTTP/1.1\r\nHost: t\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void saysWhoCalledAndForWhatWithoutPersonalData() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post(
          "/v1/messages",
          Wire.REQUEST,
          AUTH,
          "ledgerline-feature: order-help",
          "ledgerline-business-context: Call Bob Smith",
          "ledgerline-subject: bob@x.example",
          "ledgerline-session: s-1");
      client.read();
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);

      assertThat(admitted.text(Field.FEATURE)).isEqualTo("order-help");
      assertThat(admitted.text(Field.SESSION_ID)).isEqualTo("s-1");
      assertThat(admitted.text(Field.BUSINESS_CONTEXT)).startsWith("sha256:");
      assertThat(admitted.text(Field.SUBJECT)).startsWith("u_of_").doesNotContain("bob");
      assertThat(admitted.asMap().toString()).doesNotContain("Bob", "bob@", "127.0.0.1");
      assertThat(admitted.flag(Field.SIMULATED)).isTrue();
      assertThat(admitted.object(Field.INSPECTION).get("scanned")).isEqualTo(List.of());
      assertThat(admitted.object(Field.INSPECTION).get("skipped").toString())
          .contains("no inspection is installed");
    }
  }

  @Test
  void letsAClientThatNamesNoFeatureUseAUseCaseAndRefusesOneThatNamesAnothers() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).useCase("help", "order-help").start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH, "ledgerline-use-case: help");
      assertThat(client.read().status()).isEqualTo(200);
      client.post(
          "/v1/messages",
          Wire.REQUEST,
          AUTH,
          "ledgerline-use-case: help",
          "ledgerline-feature: payroll");
      RawClient.Answer refused = client.read();
      assertThat(refused.status()).isEqualTo(451);
      assertThat(refused.text()).contains("feature.unknown", "payroll");
    }
  }
}

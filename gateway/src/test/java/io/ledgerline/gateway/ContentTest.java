package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.ContentHash;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.protect.SystemTexts;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.ProtectStage;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.hold.Hold;
import io.ledgerline.governance.policy.CallerSystem;
import io.ledgerline.governance.policy.ContentRules;
import io.ledgerline.governance.policy.ContentSetting;
import io.ledgerline.governance.retention.RetentionSchedule;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.messages.json.Edit;
import io.ledgerline.vault.Vault;
import io.ledgerline.vault.key.KeyPeriod;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the line keeps of texts, says in entries, and does where it can't. */
class ContentTest {
  private static final ScriptedUpstream.Script STREAM =
      x -> {
        x.events();
        x.chunk(Wire.STREAM);
        x.end();
      };
  private static final ScriptedUpstream.Script JSON =
      x -> x.answer(200, "application/json", Wire.MESSAGE);

  private static ContentRules keep(ContentSetting setting) {
    return new ContentRules(setting, Map.of());
  }

  /** A stage that reads the text and finds a category, and changes nothing. */
  private static ProtectStage scanner(String category) {
    return new ProtectStage() {
      @Override
      public String name() {
        return "scanner";
      }

      @Override
      public Verdict<List<Edit>> protect(CallView call) {
        call.inspection().scanned("messages.text");
        call.inspection().category(category);
        call.inspection().redacts();
        return Verdict.pass();
      }
    };
  }

  private static String text(Rig rig, EntryView entry, ContentHash which) {
    for (Vault.Text text : rig.contents.kept.getOrDefault(entry.id(), List.of())) {
      if ((text.texts() & which.bit()) != 0) {
        return new String(text.bytes(), UTF_8);
      }
    }
    return "";
  }

  private static void call(Rig rig, String body, String... headers) throws Exception {
    try (RawClient client = rig.client()) {
      var all = new java.util.ArrayList<>(List.of(AUTH));
      all.addAll(List.of(headers));
      client.post("/v1/messages", body, all.toArray(String[]::new));
      var unused = client.read();
    }
  }

  @Test
  void keepsBothTextsOfAStreamWholeAndTheirHashesCanBeComputedAgain() throws Exception {
    try (var upstream = new ScriptedUpstream(STREAM);
        Rig rig = Rig.to(upstream.url()).content(keep(ContentSetting.FULL)).start()) {
      call(rig, Wire.STREAMED);
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);

      assertThat(text(rig, admitted, ContentHash.PROMPT)).isEqualTo(Wire.STREAMED);
      assertThat(text(rig, admitted, ContentHash.PROMPT_SENT)).isEqualTo(Wire.STREAMED);
      assertThat(text(rig, completed, ContentHash.RESPONSE)).isEqualTo(Wire.STREAM);
      for (var which : List.of(ContentHash.PROMPT, ContentHash.PROMPT_SENT)) {
        byte[] salt = MemoryContents.saltOf(admitted.id());
        assertThat(which.matches(admitted, salt, Wire.STREAMED.getBytes(UTF_8))).isTrue();
      }
      for (var which : List.of(ContentHash.RESPONSE, ContentHash.RESPONSE_RECEIVED)) {
        byte[] salt = MemoryContents.saltOf(completed.id());
        assertThat(which.matches(completed, salt, Wire.STREAM.getBytes(UTF_8))).isTrue();
      }
      assertThat(admitted.object(Field.CONTENT))
          .containsEntry("setting", "full")
          .containsEntry("node", "test-node")
          .containsEntry("kept", List.of("prompt", "prompt_sent"))
          .containsKey("key");
      rig.assertNothingIsHeld();
      assertThat(rig.contents.open).hasValue(0);
    }
  }

  @Test
  void keepsHashesAndRecomputableSaltsOnlyWhereNothingElseIsSaid() throws Exception {
    try (var upstream = new ScriptedUpstream(JSON);
        Rig rig = Rig.to(upstream.url()).start()) {
      call(rig, Wire.REQUEST);
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      var unused = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(rig.contents.kept).isEmpty();
      assertThat(admitted.object(Field.CONTENT))
          .containsEntry("setting", "hash")
          .containsEntry("kept", List.of())
          .containsKey("key");
      byte[] salt = MemoryContents.saltOf(admitted.id());
      assertThat(ContentHash.PROMPT.matches(admitted, salt, Wire.REQUEST.getBytes(UTF_8))).isTrue();
    }
  }

  @Test
  void asksForNoKeyAndThrowsSaltsAwayWhereNothingIsKept() throws Exception {
    try (var upstream = new ScriptedUpstream(JSON);
        Rig rig = Rig.to(upstream.url()).content(keep(ContentSetting.NONE)).start()) {
      rig.contents.away = true;
      call(rig, Wire.REQUEST);
      call(rig, Wire.REQUEST);
      var unused = rig.log.await(EventType.CALL_COMPLETED);
      var hashes = rig.log.all().stream().map(e -> e.text(Field.PROMPT_HASH)).distinct().toList();
      assertThat(hashes).filteredOn(hash -> hash != null).hasSize(2);
      assertThat(rig.log.all().getFirst().object(Field.CONTENT))
          .containsEntry("setting", "none")
          .doesNotContainKey("key");
    }
  }

  @Test
  void keepsWhatWentUpstreamOnlyOnceSomebodyLookedAtIt() throws Exception {
    try (var upstream = new ScriptedUpstream(JSON);
        Rig unseen = Rig.to(upstream.url()).content(keep(ContentSetting.REDACTED)).start();
        Rig seen =
            Rig.to(upstream.url())
                .content(keep(ContentSetting.REDACTED))
                .prompt("Be kind.")
                .protect(scanner("contact"))
                .start()) {
      call(unseen, Wire.REQUEST);
      var unused = unseen.log.await(EventType.CALL_COMPLETED);
      assertThat(unseen.contents.kept).isEmpty();
      assertThat(unseen.log.all())
          .allSatisfy(
              e -> assertThat(e.object(Field.CONTENT)).containsEntry("not_kept", "not_redacted"));

      call(seen, Wire.REQUEST);
      EntryView admitted = seen.log.await(EventType.CALL_ADMITTED);
      EntryView completed = seen.log.await(EventType.CALL_COMPLETED);
      assertThat(text(seen, admitted, ContentHash.PROMPT_SENT)).contains("Be kind.");
      assertThat(text(seen, admitted, ContentHash.PROMPT)).isEmpty();
      assertThat(text(seen, completed, ContentHash.RESPONSE_RECEIVED)).isEqualTo(Wire.MESSAGE);
    }
  }

  @Test
  void callsNothingRedactedThatNoPolicyTookAnythingOutOf() throws Exception {
    String body = Wire.REQUEST.replace("\"hi\"", "\"Write to jane@northwind-traders.com\"");
    String own = body.replace("\"max_tokens\"", "\"system\":\"Be kind.\",\"max_tokens\"");
    var watching = DataPolicy.of("threadco", "support", new Spec(Map.of("mode", "observe")));
    var checked = new CallerSystem(CallerSystem.Mode.CHECKED, Set.of());
    try (var upstream = new ScriptedUpstream(JSON);
        Rig watched =
            Rig.to(upstream.url())
                .content(keep(ContentSetting.REDACTED))
                .data(new NoTokens(), watching)
                .start();
        Rig systems =
            Rig.to(upstream.url())
                .content(keep(ContentSetting.REDACTED))
                .callerSystem(checked, null)
                .protect(new SystemTexts())
                .start()) {
      for (Rig rig : List.of(watched, systems)) {
        call(rig, own);
        assertThat(rig.log.await(EventType.CALL_COMPLETED).object(Field.CONTENT))
            .containsEntry("not_kept", "not_redacted");
        assertThat(rig.contents.kept).isEmpty();
      }
    }
  }

  @Test
  void keepsLessOfDataOfAClassThatWasFound() throws Exception {
    var rules = new ContentRules(ContentSetting.FULL, Map.of("health", ContentSetting.NONE));
    try (var upstream = new ScriptedUpstream(JSON);
        Rig rig = Rig.to(upstream.url()).content(rules).protect(scanner("health")).start()) {
      call(rig, Wire.REQUEST);
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      var unused = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(admitted.object(Field.CONTENT)).containsEntry("setting", "none");
      assertThat(rig.contents.kept).isEmpty();
    }
  }

  @Test
  void refusesTheCallWhoseTextsMustBeKeptAndCanNot() throws Exception {
    try (var upstream = new ScriptedUpstream(JSON);
        Rig rig = Rig.to(upstream.url()).content(keep(ContentSetting.FULL)).start()) {
      rig.contents.full = true;
      try (RawClient client = rig.client()) {
        client.post("/v1/messages", Wire.REQUEST, AUTH);
        RawClient.Answer answer = client.read();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).contains("vault can't do so");
      }
      rig.contents.full = false;
      rig.contents.away = true;
      try (RawClient client = rig.client()) {
        client.post("/v1/messages", Wire.REQUEST, AUTH);
        assertThat(client.read().status()).isEqualTo(503);
      }
      assertThat(rig.log.types())
          .containsExactly("call.refused(vault.unavailable)", "call.refused(vault.unavailable)");
      assertThat(upstream.waiting()).isZero();
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void goesOnWithoutAKeyWhereOnlyHashesAreKeptAndSaysSo() throws Exception {
    try (var upstream = new ScriptedUpstream(JSON);
        Rig rig = Rig.to(upstream.url()).start()) {
      rig.contents.away = true;
      call(rig, Wire.REQUEST);
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(rig.log.all().getFirst().object(Field.CONTENT))
          .containsEntry("not_kept", "no_key")
          .doesNotContainKey("key");
      assertThat(completed.object(Field.CONTENT)).containsEntry("not_kept", "no_key");
    }
  }

  @Test
  void withholdsTheAnswerThatMustBeKeptAndCanNotAndSaysSo() throws Exception {
    var holder = new Rig[1];
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  holder[0].contents.full = true;
                  STREAM.run(x);
                });
        Rig rig = Rig.to(upstream.url()).content(keep(ContentSetting.FULL)).start()) {
      holder[0] = rig;
      try (RawClient client = rig.client()) {
        client.post("/v1/messages", Wire.STREAMED, AUTH);
        RawClient.Answer answer = client.read();
        assertThat(answer.text()).doesNotContain("message_stop").contains("event: error");
      }
      EntryView failed = rig.log.await(EventType.CALL_FAILED);
      assertThat(failed.text(Field.RULE)).isEqualTo("vault.unavailable");
      assertThat(failed.nanoUsd(Field.COST_USD)).hasValue(Wire.COST);
      assertThat(failed.object(Field.CONTENT)).containsEntry("not_kept", "unavailable");
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void saysOfAnAnswerTooLongToKeepThatItIsAndStillItsHash() throws Exception {
    try (var upstream = new ScriptedUpstream(STREAM);
        Rig rig = Rig.to(upstream.url()).content(keep(ContentSetting.FULL)).start()) {
      rig.contents.longest = Wire.STREAM.length() / 2;
      call(rig, Wire.STREAMED);
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(completed.object(Field.CONTENT)).containsEntry("not_kept", "too_long");
      byte[] salt = MemoryContents.saltOf(completed.id());
      assertThat(ContentHash.RESPONSE.matches(completed, salt, Wire.STREAM.getBytes(UTF_8)))
          .isTrue();
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void usesAKeyOfTheSubjectAndOfADayWhereTextsGoSoon() throws Exception {
    var soon =
        RetentionSchedule.of(null, "gdpr", new Spec(Map.of("pack", "gdpr-storage-limitation")));
    var hold =
        new Hold("h_1", "threadco", "LIT", "u_of_1", null, null, null, null, "u_m", Rig.NOW, null);
    try (var upstream = new ScriptedUpstream(JSON);
        Rig rig = Rig.to(upstream.url()).retention(soon).hold(hold).start()) {
      call(rig, Wire.REQUEST, "ledgerline-subject: ada@customer.example");
      call(rig, Wire.REQUEST);
      EntryView admitted = rig.log.all().getFirst();
      var first = rig.contents.scopes.getFirst();
      assertThat(first.subject()).isEqualTo(admitted.text(Field.SUBJECT)).startsWith("u_of_");
      assertThat(first.period()).isEqualTo(KeyPeriod.day(Rig.NOW));
      assertThat(rig.contents.scopes.getLast().subject()).isEqualTo("u_ann");
      assertThat(admitted.object(Field.RETENTION_STATE))
          .containsEntry("content_until", "2026-12-21T00:00:00Z")
          .doesNotContainKey("hold");
      assertThat(UUID.fromString((String) admitted.object(Field.CONTENT).get("key"))).isNotNull();
    }
  }

  @Test
  void namesTheHoldThatCoversTheCall() throws Exception {
    var hold =
        new Hold("h_1", "threadco", "LIT", "u_ann", null, null, null, null, "u_m", Rig.NOW, null);
    try (var upstream = new ScriptedUpstream(JSON);
        Rig rig = Rig.to(upstream.url()).hold(hold).start()) {
      call(rig, Wire.REQUEST);
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      assertThat(admitted.object(Field.RETENTION_STATE)).containsEntry("hold", "h_1");
    }
  }
}

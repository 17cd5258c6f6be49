package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.policy.TenantKey;
import io.ledgerline.governance.policy.TenantMark;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That another tenant's mark never passes the wall, and that both sides and the operator know. */
class IsolationTest {
  private static final String THEIRS = TenantMark.of(Rig.NEIGHBOUR);
  private static final String OURS = TenantMark.of(new TenantKey(new byte[TenantKey.LENGTH]));

  @Test
  void aRequestWithAForeignMarkIsRefusedAndNothingLeaves() throws Exception {
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST.replace("hi", "say " + THEIRS), AUTH);
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).isEqualTo(451);
      assertThat(answer.text()).contains("isolation.foreign_mark").doesNotContain("voltbay");
      assertThat(upstream.waiting()).isZero();
      assertAlarms(rig, "request");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 16, 40})
  void aStreamEndsBeforeTheMarkIsOutHoweverItIsCut(int piece) throws Exception {
    String events = stream("We quote " + THEIRS + " and all that follows", piece);
    try (var upstream = new ScriptedUpstream(script(events));
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      String got = client.read().text();
      assertThat(got)
          .contains("isolation.foreign_mark")
          .doesNotContain("follows")
          .doesNotContain("message_stop");
      assertThat(OutputRulesTest.texts(got)).doesNotContain(THEIRS.substring(0, 9));
      assertAlarms(rig, "answer");
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void aJsonAnswerWithAForeignMarkIsWithheld() throws Exception {
    String body = Wire.MESSAGE.replace("Hello", THEIRS.toUpperCase(java.util.Locale.ROOT));
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", body));
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).isEqualTo(451);
      assertThat(answer.text()).doesNotContainIgnoringCase(THEIRS);
      assertAlarms(rig, "answer");
    }
  }

  @Test
  void aMarkThatTwoBlocksOfAJsonAnswerShareIsWithheldAsInAStream() throws Exception {
    String cut =
        THEIRS.substring(0, 8) + "\"},{\"type\":\"text\",\"text\":\"" + THEIRS.substring(8);
    String body = Wire.MESSAGE.replace("Hello", cut);
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", body));
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      assertThat(client.read().status()).isEqualTo(451);
      assertAlarms(rig, "answer");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void whatOnlyBeginsLikeAMarkAndTheTenantsOwnPassByteForByte(int piece) throws Exception {
    String text = "We quote " + THEIRS.substring(0, 12) + "; and " + OURS + " is ours";
    String events = stream(text, piece);
    try (var upstream = new ScriptedUpstream(script(events));
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      assertThat(client.read().text()).isEqualTo(events);
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      assertThat(admitted.object(Field.INSPECTION).get("detectors"))
          .isEqualTo(List.of("canaries@1"));
    }
  }

  @Test
  void whatIsNoEventThatWeKnowPassesAsItCame() throws Exception {
    String odd = "event: content_block_delta\ndata: {\"half\ndata: json\n\n";
    String events =
        Wire.START
            + Wire.BLOCK
            + odd
            + Wire.NEWS
            + Wire.BLOCK_STOP
            + Wire.MESSAGE_DELTA
            + Wire.STOP;
    try (var upstream = new ScriptedUpstream(script(events));
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      assertThat(client.read().text()).isEqualTo(events);
    }
  }

  private static void assertAlarms(Rig rig, String place) throws Exception {
    EntryView refused = rig.log.await(EventType.CALL_REFUSED);
    assertThat(refused.text(Field.RULE)).isEqualTo("isolation.foreign_mark");
    EntryView operators = alarm(rig, "_system");
    assertThat(operators.object(Field.DETAILS))
        .containsEntry("mark_of", "voltbay")
        .containsEntry("tenant", "threadco")
        .containsEntry("seen_in", place);
    EntryView owners = alarm(rig, "voltbay");
    assertThat(owners.object(Field.DETAILS)).doesNotContainValue("threadco");
    assertThat(rig.log.all()).noneMatch(entry -> entry.asMap().toString().contains(THEIRS));
    assertThat(
            rig.meters
                .get("ledgerline.isolation.alarms")
                .tag("tenant", "threadco")
                .tag("mark_of", "voltbay")
                .counter()
                .count())
        .isEqualTo(1);
  }

  private static EntryView alarm(Rig rig, String stream) {
    return rig.log.of(EventType.ISOLATION_ALARM).stream()
        .filter(entry -> stream.equals(entry.stream()))
        .findFirst()
        .orElseThrow();
  }

  private static Rig rig(ScriptedUpstream upstream) throws Exception {
    return Rig.to(upstream.url()).isolation().start();
  }

  private static ScriptedUpstream.Script script(String events) {
    return x -> {
      x.events();
      x.chunk(events);
      x.end();
    };
  }

  private static String stream(String text, int piece) {
    var events = new StringBuilder(Wire.START + Wire.BLOCK);
    for (int at = 0; at < text.length(); at += piece) {
      String part = text.substring(at, Math.min(text.length(), at + piece));
      events.append(Wire.DELTA.replace("Grüße 🤖", part));
    }
    return events + Wire.BLOCK_STOP + Wire.MESSAGE_DELTA + Wire.STOP;
  }
}

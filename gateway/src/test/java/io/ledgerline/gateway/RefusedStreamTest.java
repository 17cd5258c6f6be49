package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.ReviewStage;
import io.ledgerline.gateway.stage.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What a stream costs that a review refused midway: what it really came to, once that is known. */
class RefusedStreamTest {
  private static final String BEGUN = Wire.START + Wire.BLOCK + Wire.DELTA;
  private static final String REST = Wire.STREAM.substring(BEGUN.length());

  private final CountDownLatch answered = new CountDownLatch(1);

  /** The verdict on the first delta; all else passes. */
  private static ReviewStage onDelta(Verdict<byte[]> verdict) {
    return Reviews.of((type, raw) -> type.equals("content_block_delta") ? verdict : Verdict.pass());
  }

  private static ReviewStage refusing() {
    return onDelta(new Verdict.Refuse<>(OwnAnswers.policy("test.refused", "Not this.")));
  }

  /** Says the rest only once the caller has its answer. */
  private ScriptedUpstream.Script restLater() {
    return x -> {
      x.events();
      x.chunk(BEGUN);
      answered.await();
      x.chunk(REST);
      x.end();
    };
  }

  @Test
  void isMeasuredAtOnceWhereTheWholeAnswerHasCome() throws Exception {
    ScriptedUpstream.Script whole =
        x -> {
          x.events();
          x.chunk(Wire.STREAM);
          x.end();
        };
    try (var upstream = new ScriptedUpstream(whole);
        Rig rig = Rig.to(upstream.url()).review(refusing()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      assertThat(client.read().text()).contains("test.refused").doesNotContain("message_stop");

      EntryView refused = rig.log.await(EventType.CALL_REFUSED);
      assertThat(refused.text(Field.COST_BASIS)).isEqualTo("measured");
      assertThat(refused.nanoUsd(Field.COST_USD)).hasValue(Wire.COST);
      rig.assertNothingIsHeld();
      assertThat(rig.spent()).isEqualTo(Wire.COST);
      assertThat(rig.log.of(EventType.COST_ADJUSTED)).isEmpty();
    }
  }

  @Test
  void isCorrectedOnceTheUpstreamHasSaidItAndTheCallerDoesNotWait() throws Exception {
    try (var upstream = new ScriptedUpstream(restLater());
        Rig rig = Rig.to(upstream.url()).review(refusing()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      assertThat(client.read().text()).contains("test.refused").doesNotContain("message_stop");
      EntryView refused = rig.log.await(EventType.CALL_REFUSED);
      assertThat(refused.text(Field.COST_BASIS)).isEqualTo("worst_case");
      answered.countDown();

      assertThatTheCostIsCorrected(rig);
    }
  }

  @Test
  void isCorrectedWhereNobodyDecidedInTime() throws Exception {
    var waiting =
        new Verdict.Hold<byte[]>(
            "a_1", Duration.ofMinutes(5), new CompletableFuture<Verdict<byte[]>>());
    ScriptedUpstream.Script pieces =
        x -> {
          x.events();
          x.chunk(BEGUN);
          // These wait in the connection, which is paused while the hold lasts.
          x.chunk(REST);
          x.end();
        };
    try (var upstream = new ScriptedUpstream(pieces);
        Rig rig = Rig.to(upstream.url()).review(onDelta(waiting)).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      client.head();
      client.chunk();
      rig.skip(Duration.ofSeconds(301));
      String last = "";
      for (byte[] chunk = client.chunk(); chunk != null; chunk = client.chunk()) {
        last = new String(chunk, StandardCharsets.UTF_8);
      }
      assertThat(last).contains("hold.expired");
      rig.assertNothingIsHeld();
      assertThat(spentByItsEntries(rig)).isEqualTo(Wire.COST);
    }
  }

  @Test
  void isTheReservationWhereTheUpstreamDies() throws Exception {
    ScriptedUpstream.Script dying =
        x -> {
          x.events();
          x.chunk(BEGUN);
          answered.await();
          x.reset();
        };
    try (var upstream = new ScriptedUpstream(dying);
        Rig rig = Rig.to(upstream.url()).review(refusing()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      assertThat(client.read().text()).contains("test.refused");
      answered.countDown();

      assertThatTheReservationStands(rig);
    }
  }

  @Test
  void isTheReservationWhereTheUpstreamDoesNotEndInTime() throws Exception {
    var forever = new CountDownLatch(1);
    ScriptedUpstream.Script hanging =
        x -> {
          x.events();
          x.chunk(BEGUN);
          forever.await();
        };
    try (var upstream = new ScriptedUpstream(hanging);
        Rig rig = Rig.to(upstream.url()).review(refusing()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      assertThat(client.read().text()).contains("test.refused");
      RecordedBeforeAnsweredFault.until(
          () -> rig.meters.get("ledgerline.calls.draining").gauge().value() == 1);
      rig.skip(Duration.ofSeconds(121));

      assertThatTheReservationStands(rig);
      assertThat(rig.meters.get("ledgerline.calls.draining").gauge().value()).isZero();
      forever.countDown();
    }
  }

  private static void assertThatTheCostIsCorrected(Rig rig) throws Exception {
    EntryView corrected = rig.log.await(EventType.COST_ADJUSTED);
    EntryView refused = rig.log.of(EventType.CALL_REFUSED).getFirst();
    assertThat(corrected.text(Field.COST_BASIS)).isEqualTo("measured");
    assertThat(corrected.nanoUsd(Field.COST_USD)).hasValue(Wire.COST);
    assertThat(corrected.number(Field.TOKENS_OUTPUT)).hasValue(5);
    assertThat(corrected.text(Field.REQUEST_ID)).isEqualTo(refused.text(Field.REQUEST_ID));
    assertThat(corrected.admitted()).isEqualTo(refused.admitted());
    rig.assertNothingIsHeld();
    assertThat(spentByItsEntries(rig)).isEqualTo(Wire.COST);
  }

  private static void assertThatTheReservationStands(Rig rig) throws Exception {
    EntryView refused = rig.log.await(EventType.CALL_REFUSED);
    assertThat(refused.text(Field.COST_BASIS)).isEqualTo("worst_case");
    rig.assertNothingIsHeld();
    assertThat(spentByItsEntries(rig))
        .isEqualTo(refused.nanoUsd(Field.COST_RESERVED_USD).orElseThrow());
    assertThat(rig.log.of(EventType.COST_ADJUSTED)).isEmpty();
  }

  /** What is spent once the budgets have followed the ledger, as they do all the time. */
  private static long spentByItsEntries(Rig rig) {
    long index = 0;
    for (EntryView entry : rig.log.all()) {
      rig.budgets.replay(entry, "threadco", index++);
    }
    return rig.spent();
  }
}

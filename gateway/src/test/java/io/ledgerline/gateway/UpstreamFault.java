package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.upstream.UpstreamLimits;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** An upstream that refuses, breaks off, hangs, or answers with an error. */
class UpstreamFault {
  @Test
  void passesAnErrorOfTheUpstreamByteForByteAndBooksNothing() throws Exception {
    String error =
        "{\"type\":\"error\", \"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"},\"request_id\":\"req_9\"}";
    try (var upstream =
            new ScriptedUpstream(
                x ->
                    x.answer(
                        529, "application/json", error, "request-id: req_9", "retry-after: 7"));
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).isEqualTo(529);
      assertThat(answer.text()).isEqualTo(error);
      assertThat(answer.header("retry-after")).isEqualTo("7");
      assertThat(answer.header("request-id")).isEqualTo("req_9");
      EntryView failed = rig.log.await(EventType.CALL_FAILED);
      assertThat(failed.text(Field.ERROR_TYPE)).isEqualTo("overloaded_error");
      assertThat(failed.nanoUsd(Field.COST_USD)).hasValue(0);
      rig.assertNothingIsHeld();
      assertThat(rig.spent()).isZero();
    }
  }

  @Test
  void holdsAnErrorInsideAStreamUntilItIsRecordedAndBooksWhatWasSeen() throws Exception {
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  x.events();
                  x.chunk(Wire.START + Wire.BLOCK + Wire.DELTA + Wire.ERROR);
                  x.end();
                });
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.text()).isEqualTo(Wire.START + Wire.BLOCK + Wire.DELTA + Wire.ERROR);
      EntryView failed = rig.log.await(EventType.CALL_FAILED);
      assertThat(failed.text(Field.ERROR_TYPE)).isEqualTo("overloaded_error");
      assertThat(failed.text(Field.COST_BASIS)).isEqualTo("estimated");
      assertThat(failed.nanoUsd(Field.COST_USD).orElse(0)).isGreaterThan(10 * 2_000);
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void endsAStreamThatTheUpstreamBrokeOffWithAnErrorEvent() throws Exception {
    var reached = new CountDownLatch(1);
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  x.events();
                  x.chunk(Wire.START + Wire.BLOCK + Wire.DELTA + "event: content_block_del");
                  reached.await();
                  x.reset();
                });
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      client.head();
      byte[] first = client.chunk();
      reached.countDown();
      byte[] last = client.chunk();

      assertThat(new String(first, StandardCharsets.UTF_8))
          .isEqualTo(Wire.START + Wire.BLOCK + Wire.DELTA);
      assertThat(new String(last, StandardCharsets.UTF_8))
          .startsWith("event: error\n")
          .contains("upstream.broken");
      assertThat(rig.log.await(EventType.CALL_FAILED).text(Field.DELIVERY)).isEqualTo("partial");
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void saysInTheEntryThatAStreamEndedWithoutMessageStop() throws Exception {
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  x.events();
                  x.chunk(Wire.BEFORE_STOP + "event: half");
                  x.end();
                });
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.text()).isEqualTo(Wire.BEFORE_STOP + "event: half");
      EntryView failed = rig.log.await(EventType.CALL_FAILED);
      assertThat(failed.text(Field.ERROR_TYPE)).isEqualTo("upstream.unfinished");
      assertThat(failed.nanoUsd(Field.COST_USD)).hasValue(Wire.COST);
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void answers502WhenTheUpstreamCantBeReached() throws Exception {
    URI nowhere;
    try (var gone = new ScriptedUpstream(x -> {})) {
      nowhere = gone.url();
    }
    try (Rig rig = Rig.to(nowhere).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).isEqualTo(502);
      assertThat(answer.header("x-should-retry")).isEqualTo("true");
      assertThat(answer.text()).contains("upstream.unreachable");
      assertThat(rig.log.types())
          .containsExactly("call.admitted", "call.failed(upstream.unreachable)");
      rig.assertNothingIsHeld();
      assertThat(rig.spent()).isZero();
    }
  }

  @Test
  void refusesACallForWhichThereIsNoConnectionAndNoPlaceInTheQueue() throws Exception {
    var forever = new CountDownLatch(1);
    try (var upstream = new ScriptedUpstream(x -> answerAfter(forever, x));
        Rig rig = oneConnection(upstream, Duration.ofMinutes(1));
        RawClient first = rig.client();
        RawClient second = rig.client();
        RawClient third = rig.client()) {
      first.post("/v1/messages", Wire.REQUEST, AUTH);
      upstream.take();
      // Whichever of the two is later finds the queue full.
      second.post("/v1/messages", Wire.REQUEST, AUTH);
      third.post("/v1/messages", Wire.REQUEST, AUTH);
      EntryView refused = rig.log.await(EventType.CALL_FAILED);
      forever.countDown();
      var answers = List.of(first.read(), second.read(), third.read());

      assertThat(refused.text(Field.ERROR_TYPE)).isEqualTo("upstream.busy");
      assertThat(answers)
          .extracting(RawClient.Answer::status)
          .containsExactlyInAnyOrder(200, 200, 503);
      assertThat(answers)
          .filteredOn(answer -> answer.status() == 503)
          .allSatisfy(answer -> assertThat(answer.text()).contains("upstream.busy"));
      rig.assertNothingIsHeld();
      assertThat(rig.spent()).isEqualTo(2 * Wire.COST);
    }
  }

  @Test
  void saysBusyNotUnreachableWhenNoConnectionCameFreeInTime() throws Exception {
    var forever = new CountDownLatch(1);
    try (var upstream = new ScriptedUpstream(x -> answerAfter(forever, x));
        Rig rig = oneConnection(upstream, Duration.ofMillis(200));
        RawClient first = rig.client();
        RawClient second = rig.client()) {
      first.post("/v1/messages", Wire.REQUEST, AUTH);
      upstream.take();
      second.post("/v1/messages", Wire.REQUEST, AUTH);
      RawClient.Answer answer = second.read();
      forever.countDown();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.text()).contains("upstream.busy");
      assertThat(first.read().status()).isEqualTo(200);
      rig.assertNothingIsHeld();
      assertThat(rig.spent()).isEqualTo(Wire.COST);
    }
  }

  private static void answerAfter(CountDownLatch latch, ScriptedUpstream.Exchange exchange)
      throws Exception {
    latch.await();
    exchange.answer(200, "application/json", Wire.MESSAGE);
  }

  private static Rig oneConnection(ScriptedUpstream upstream, Duration connect) throws Exception {
    var limits =
        new UpstreamLimits(1, 1, connect, Duration.ofSeconds(600), Duration.ofSeconds(300));
    var oneLoop = new ListenConfig("127.0.0.1", 0, null, 65_536, Duration.ofMinutes(1), 1);
    return Rig.to(upstream.url()).config(RigSettings.config(limits)).listen(oneLoop).start();
  }

  @Test
  void booksTheReservationForAJsonCallWhoseAnswerNeverCame() throws Exception {
    try (var upstream = new ScriptedUpstream(ScriptedUpstream.Exchange::reset);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH);

      assertThat(client.read().status()).isEqualTo(502);
      EntryView failed = rig.log.await(EventType.CALL_FAILED);
      assertThat(failed.text(Field.COST_BASIS)).isEqualTo("worst_case");
      rig.assertNothingIsHeld();
      assertThat(rig.spent()).isEqualTo(failed.nanoUsd(Field.COST_RESERVED_USD).orElseThrow());
    }
  }

  @Test
  void givesUpAnUpstreamThatStaysSilent() throws Exception {
    var forever = new CountDownLatch(1);
    try (var upstream = new ScriptedUpstream(x -> forever.await());
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      upstream.take();
      rig.skip(Duration.ofSeconds(601));
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).isEqualTo(504);
      assertThat(answer.header("x-should-retry")).isEqualTo("false");
      assertThat(rig.log.await(EventType.CALL_FAILED).text(Field.RULE))
          .isEqualTo("upstream.silent");
      forever.countDown();
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void pingsAClientWhileTheUpstreamThinksAndGivesUpAfterFiveMinutes() throws Exception {
    var forever = new CountDownLatch(1);
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  x.events();
                  x.chunk(Wire.START);
                  forever.await();
                });
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      client.head();
      assertThat(new String(client.chunk(), StandardCharsets.UTF_8)).isEqualTo(Wire.START);
      rig.skip(Duration.ofSeconds(16));
      assertThat(new String(client.chunk(), StandardCharsets.UTF_8))
          .isEqualTo("event: ping\ndata: {\"type\":\"ping\"}\n\n");
      rig.skip(Duration.ofSeconds(290));
      byte[] next = client.chunk();
      while (new String(next, StandardCharsets.UTF_8).startsWith("event: ping")) {
        next = client.chunk();
      }
      assertThat(new String(next, StandardCharsets.UTF_8))
          .startsWith("event: error\n")
          .contains("upstream.silent");
      forever.countDown();
      rig.assertNothingIsHeld();
    }
  }
}

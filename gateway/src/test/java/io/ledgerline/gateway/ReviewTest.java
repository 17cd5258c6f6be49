package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.gateway.stage.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * That a review can rewrite, hold back, hold and refuse what comes back, without touching the line.
 */
class ReviewTest {
  private static final ScriptedUpstream.Script STREAM =
      x -> {
        x.events();
        x.chunk(Wire.STREAM);
        x.end();
      };

  private static Verdict<byte[]> rewrite(String with) {
    return new Verdict.Rewrite<>(
        with.getBytes(StandardCharsets.UTF_8), List.of(new Change("restore", "text", "", "1")));
  }

  @Test
  void rewritesOneEventAndHoldsAnotherBackUntilLater() throws Exception {
    var stage =
        Reviews.of(
            (type, raw) ->
                switch (type) {
                  case "content_block_delta" -> rewrite("");
                  case "content_block_stop" -> rewrite(Wire.DELTA.replace("Grüße", "Hello") + raw);
                  default -> Verdict.pass();
                },
            body -> Verdict.pass());
    try (var upstream = new ScriptedUpstream(STREAM);
        Rig rig = Rig.to(upstream.url()).review(stage).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);

      String expected =
          Wire.START
              + Wire.BLOCK
              + Wire.NEWS
              + Wire.DELTA.replace("Grüße", "Hello")
              + Wire.BLOCK_STOP
              + Wire.MESSAGE_DELTA
              + Wire.STOP;
      assertThat(client.read().text()).isEqualTo(expected);
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(completed.objects(Field.CHANGES)).hasSize(2);
      assertThat(completed.nanoUsd(Field.COST_USD)).hasValue(Wire.COST);
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void pingsWhileSomethingIsHeldAndGoesOnWhenItIsApproved() throws Exception {
    var decision = new CompletableFuture<Verdict<byte[]>>();
    var stage =
        Reviews.of(
            (type, raw) ->
                type.equals("content_block_delta")
                    ? new Verdict.Hold<>("a_1", Duration.ofMinutes(5), decision)
                    : Verdict.pass(),
            body -> Verdict.pass());
    try (var upstream = new ScriptedUpstream(STREAM);
        Rig rig = Rig.to(upstream.url()).review(stage).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      client.head();
      var got = new StringBuilder();
      while (got.length() < (Wire.START + Wire.BLOCK).length()) {
        got.append(new String(client.chunk(), StandardCharsets.UTF_8));
      }
      assertThat(got.toString()).isEqualTo(Wire.START + Wire.BLOCK);
      rig.skip(Duration.ofSeconds(16));
      assertThat(new String(client.chunk(), StandardCharsets.UTF_8)).startsWith("event: ping");
      decision.complete(Verdict.pass());
      var rest = new StringBuilder();
      for (byte[] chunk = client.chunk(); chunk != null; chunk = client.chunk()) {
        rest.append(new String(chunk, StandardCharsets.UTF_8));
      }

      assertThat(rest.toString())
          .isEqualTo(Wire.STREAM.substring((Wire.START + Wire.BLOCK).length()));
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void halfAnEventThatNoReviewHasSeenDoesNotPass() throws Exception {
    ScriptedUpstream.Script broken =
        x -> {
          x.events();
          x.chunk(Wire.START + Wire.BLOCK + Wire.DELTA.stripTrailing());
          x.end();
        };
    var stage = Reviews.of((type, raw) -> Verdict.pass(), body -> Verdict.pass());
    try (var upstream = new ScriptedUpstream(broken);
        Rig rig = Rig.to(upstream.url()).review(stage).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      assertThat(client.read().text()).isEqualTo(Wire.START + Wire.BLOCK);
      EntryView failed = rig.log.await(EventType.CALL_FAILED);
      assertThat(failed.text(Field.ERROR_TYPE)).isEqualTo("upstream.unfinished");
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void nothingThatComesBehindTheEndLeaves() throws Exception {
    var stage = Reviews.of((type, raw) -> Verdict.pass(), body -> Verdict.pass());
    ScriptedUpstream.Script script =
        x -> {
          x.events();
          x.chunk(Wire.STREAM + Wire.DELTA + Wire.STOP + ": half an ev");
          x.end();
        };
    try (var upstream = new ScriptedUpstream(script);
        Rig rig = Rig.to(upstream.url()).review(stage).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      assertThat(client.read().text()).isEqualTo(Wire.STREAM);
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(completed.texts(Field.POLICY_FLAGS)).contains("answer.after_end");
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void nothingThatComesInALaterChunkThanTheEndLeaves() throws Exception {
    var stage = Reviews.of((type, raw) -> Verdict.pass(), body -> Verdict.pass());
    var ended = new CountDownLatch(1);
    ScriptedUpstream.Script script =
        x -> {
          x.events();
          x.chunk(Wire.STREAM);
          ended.await();
          x.chunk(Wire.DELTA);
          x.chunk(": half an ev");
          x.end();
        };
    try (var upstream = new ScriptedUpstream(script);
        Rig rig = Rig.to(upstream.url()).review(stage).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      client.head();
      var got = new StringBuilder();
      for (byte[] chunk = client.chunk(); chunk != null; chunk = client.chunk()) {
        got.append(new String(chunk, StandardCharsets.UTF_8));
        if (got.toString().endsWith(Wire.STOP)) {
          ended.countDown();
        }
      }
      assertThat(got.toString()).isEqualTo(Wire.STREAM);
      assertThat(rig.meters.get("ledgerline.answers.after_end").counter().count()).isEqualTo(1);
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void whatComesBehindARefusalOfOursIsNotHeldAgainstTheUpstream() throws Exception {
    var refusal = OwnAnswers.policy("test.refused", "Not this.");
    var stage =
        Reviews.of(
            (type, raw) ->
                type.equals("content_block_delta") ? new Verdict.Refuse<>(refusal) : Verdict.pass(),
            body -> Verdict.pass());
    try (var upstream = new ScriptedUpstream(STREAM);
        Rig rig = Rig.to(upstream.url()).review(stage).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      assertThat(client.read().text()).contains("test.refused").doesNotContain("message_stop");
      EntryView refused = rig.log.await(EventType.CALL_REFUSED);
      assertThat(refused.texts(Field.POLICY_FLAGS)).doesNotContain("answer.after_end");
      assertThat(rig.meters.find("ledgerline.answers.after_end").counter()).isNull();
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void whatIsHeldWaitsOnWhereTheUpstreamHasEnded() throws Exception {
    var decision = new CompletableFuture<Verdict<byte[]>>();
    var holds = new CountDownLatch(1);
    var stage =
        Reviews.of(
            (type, raw) -> {
              if (!type.equals("message_stop")) {
                return Verdict.pass();
              }
              holds.countDown();
              return new Verdict.Hold<>("a_1", Duration.ofMinutes(5), decision);
            },
            body -> Verdict.pass());
    ScriptedUpstream.Script unended =
        x -> {
          x.events();
          // The last event waits for what comes behind its CR, and ends with the stream.
          x.chunk(Wire.STREAM.substring(0, Wire.STREAM.length() - 2) + "\r\r");
          x.end();
        };
    try (var upstream = new ScriptedUpstream(unended);
        Rig rig = Rig.to(upstream.url()).review(stage).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      client.head();
      assertThat(holds.await(60, TimeUnit.SECONDS)).isTrue();
      rig.skip(Duration.ofSeconds(290));
      var got = new StringBuilder();
      while (!got.toString().contains("event: ping")) {
        got.append(new String(client.chunk(), StandardCharsets.UTF_8));
      }
      decision.complete(Verdict.pass());
      for (byte[] chunk = client.chunk(); chunk != null; chunk = client.chunk()) {
        got.append(new String(chunk, StandardCharsets.UTF_8));
      }
      assertThat(got.toString()).contains("message_stop").doesNotContain("event: error");
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void refusesWhatNobodyApprovedInTime() throws Exception {
    var stage =
        Reviews.of(
            (type, raw) ->
                type.equals("content_block_delta")
                    ? new Verdict.Hold<>("a_1", Duration.ofMinutes(5), new CompletableFuture<>())
                    : Verdict.pass(),
            body -> Verdict.pass());
    try (var upstream = new ScriptedUpstream(STREAM);
        Rig rig = Rig.to(upstream.url()).review(stage).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      client.head();
      client.chunk();
      rig.skip(Duration.ofSeconds(301));
      String last = "";
      for (byte[] chunk = client.chunk(); chunk != null; chunk = client.chunk()) {
        last = new String(chunk, StandardCharsets.UTF_8);
      }

      assertThat(last).startsWith("event: error\n").contains("hold.expired");
      assertThat(rig.log.await(EventType.CALL_REFUSED).text(Field.RULE)).isEqualTo("hold.expired");
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void whatAReviewThatFallsOverHasNotSeenDoesNotPass() throws Exception {
    var stage =
        Reviews.of(
            (type, raw) -> {
              if (type.equals("content_block_delta")) {
                throw new StackOverflowError();
              }
              return Verdict.pass();
            },
            body -> {
              throw new StackOverflowError();
            });
    try (var upstream = new ScriptedUpstream(STREAM);
        Rig rig = Rig.to(upstream.url()).review(stage).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      assertThat(client.read().text())
          .startsWith(Wire.START + Wire.BLOCK + "event: error\n")
          .contains("stage.failed");
      assertThat(rig.log.await(EventType.CALL_REFUSED).text(Field.RULE)).isEqualTo("stage.failed");
      rig.assertNothingIsHeld();
    }
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).review(stage).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.text()).contains("stage.failed").doesNotContain("Hello");
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void rewritesAndRefusesJsonAnswers() throws Exception {
    try (var upstream =
        new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE))) {
      var rewriting =
          Reviews.of(
              (type, raw) -> Verdict.pass(), body -> rewrite(body.replace("Hello", "Good day")));
      try (Rig rig = Rig.to(upstream.url()).review(rewriting).start();
          RawClient client = rig.client()) {
        client.post("/v1/messages", Wire.REQUEST, AUTH);
        assertThat(client.read().text()).isEqualTo(Wire.MESSAGE.replace("Hello", "Good day"));
        EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
        assertThat(completed.text(Field.RESPONSE_HASH))
            .isNotEqualTo(completed.text(Field.RESPONSE_RECEIVED_HASH));
      }
      var refusing =
          Reviews.of(
              (type, raw) -> Verdict.pass(),
              body ->
                  new Verdict.Refuse<>(OwnAnswers.policy("output.commitment", "No such promise.")));
      try (Rig rig = Rig.to(upstream.url()).review(refusing).start();
          RawClient client = rig.client()) {
        client.post("/v1/messages", Wire.REQUEST, AUTH);
        RawClient.Answer answer = client.read();
        assertThat(answer.status()).isEqualTo(451);
        assertThat(answer.text()).doesNotContain("Hello");
        EntryView refused = rig.log.await(EventType.CALL_REFUSED);
        assertThat(refused.nanoUsd(Field.COST_USD)).hasValue(Wire.COST);
        rig.assertNothingIsHeld();
      }
    }
  }
}

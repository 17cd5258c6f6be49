package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.stage.ReviewStage;
import io.ledgerline.gateway.stage.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Promise P1, with a ledger that waits and one that fails. */
class RecordedBeforeAnsweredFault {
  private static final ScriptedUpstream.Script STREAM =
      x -> {
        x.events();
        x.chunk(Wire.STREAM);
        x.end();
      };

  @Test
  void sendsNoByteUpstreamBeforeTheAdmissionIsDurable() throws Exception {
    try (var upstream = new ScriptedUpstream(STREAM);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      rig.log.holdBack(type -> type == EventType.CALL_ADMITTED);
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      until(rig.log::somebodyWaits);
      assertThat(upstream.waiting()).isZero();

      rig.log.open();

      assertThat(client.read().text()).isEqualTo(Wire.STREAM);
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void holdsMessageStopButNothingBeforeItUntilTheEndIsDurable() throws Exception {
    try (var upstream = new ScriptedUpstream(STREAM);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      rig.log.holdBack(type -> type == EventType.CALL_COMPLETED);
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      client.head();
      var early = new ByteArrayOutputStream();
      while (early.size() < Wire.BEFORE_STOP.getBytes(StandardCharsets.UTF_8).length) {
        early.writeBytes(client.chunk());
      }
      until(rig.log::somebodyWaits);
      assertThat(early.toString(StandardCharsets.UTF_8)).isEqualTo(Wire.BEFORE_STOP);

      rig.log.open();

      assertThat(new String(client.chunk(), StandardCharsets.UTF_8)).isEqualTo(Wire.STOP);
      assertThat(client.chunk()).isNull();
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void refusesTheCallWhenTheLedgerCantAdmitIt() throws Exception {
    try (var upstream = new ScriptedUpstream(STREAM);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      rig.log.failOn(type -> true);
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("retry-after")).isEqualTo("5");
      assertThat(answer.header("x-should-retry")).isEqualTo("true");
      assertThat(answer.text()).contains("\"type\":\"api_error\"").contains("ledger.unavailable");
      assertThat(upstream.waiting()).isZero();
      rig.assertNothingIsHeld();
      assertThat(rig.spent()).isZero();
    }
  }

  @Test
  void answers503WhenEvenARefusalCantBeRecorded() throws Exception {
    try (var upstream = new ScriptedUpstream(STREAM);
        Rig rig = Rig.to(upstream.url()).suspended().start();
        RawClient client = rig.client()) {
      rig.log.failOn(type -> true);
      client.post("/v1/messages", Wire.STREAMED, AUTH);

      assertThat(client.read().status()).isEqualTo(503);
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void settlesACallThatBreaksInsideTheGatewayAndWithholdsItsEnd() throws Exception {
    ReviewStage broken =
        Reviews.of(
            (type, raw) -> {
              if (type.equals("content_block_stop")) {
                throw new IllegalStateException("a fault of ours");
              }
              return Verdict.pass();
            });
    try (var upstream = new ScriptedUpstream(STREAM);
        Rig rig = Rig.to(upstream.url()).review(broken).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.text()).contains("event: error").contains("stage.failed");
      assertThat(answer.text()).doesNotContain("message_stop");
      rig.assertNothingIsHeld();
      assertThat(rig.log.types()).containsExactly("call.admitted", "call.refused(stage.failed)");
    }
  }

  @Test
  void endsAStreamWithAnErrorWhenItsEndCantBeRecordedAndRecordsItLater() throws Exception {
    try (var upstream = new ScriptedUpstream(STREAM);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      rig.log.failOn(type -> type == EventType.CALL_COMPLETED);
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.text()).startsWith(Wire.BEFORE_STOP + "event: error\ndata: ");
      assertThat(answer.text()).doesNotContain("message_stop").contains("ledger.unavailable");
      rig.log.failOn(type -> false);
      assertThat(rig.log.await(EventType.CALL_COMPLETED).nanoUsd(Field.COST_USD))
          .hasValue(Wire.COST);
      rig.assertNothingIsHeld();
      assertThat(rig.spent()).isEqualTo(Wire.COST);
    }
  }

  @Test
  void answersAJsonCallWithAnErrorWhenItsEndCantBeRecorded() throws Exception {
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      rig.log.failOn(type -> type == EventType.CALL_COMPLETED);
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.text()).doesNotContain("Hello");
      rig.log.failOn(type -> false);
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void cutsALongJsonAnswerWhoseEndCantBeRecorded() throws Exception {
    String longMessage = Wire.MESSAGE.replace("Hello", "x".repeat(3 << 20));
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", longMessage));
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      rig.log.failOn(type -> type == EventType.CALL_COMPLETED);
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.clean()).isFalse();
      assertThat(answer.body().length).isLessThanOrEqualTo(longMessage.length() - (64 << 10));
      rig.log.failOn(type -> false);
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void passesALongJsonAnswerWhole() throws Exception {
    String longMessage = Wire.MESSAGE.replace("Hello", "y".repeat(5 << 20));
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", longMessage));
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.clean()).isTrue();
      assertThat(answer.text()).isEqualTo(longMessage);
      assertThat(answer.header("content-length")).isEqualTo("" + longMessage.length());
      assertThat(rig.log.await(EventType.CALL_COMPLETED).nanoUsd(Field.COST_USD))
          .hasValue(Wire.COST);
      rig.assertNothingIsHeld();
    }
  }

  static void until(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not come about in 20 s");
      }
      Thread.onSpinWait();
    }
  }
}

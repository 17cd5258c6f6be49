package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EventType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bodies that stop coming, or come for too long. */
class SlowBodyFault {
  private static final String HEAD =
      "POST /v1/messages HTTP/1.1\r\nHost: test\r\n"
          + AUTH
          + "\r\ncontent-type: application/json\r\n";

  /** What a body of no announced length is given to begin with. */
  private static final int ROOM = 8 * 1024;

  private static final ScriptedUpstream.Script ANSWER =
      x -> x.answer(200, "application/json", Wire.MESSAGE);

  @Test
  void aBodyOfWhichNothingComesForAMinuteIsAnsweredAndRecorded() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      // Memory is taken before anything has come; that it grows says that a piece has.
      client.send(HEAD + "transfer-encoding: chunked\r\n\r\n2001\r\n{" + " ".repeat(ROOM) + "\r\n");
      RecordedBeforeAnsweredFault.until(() -> rig.gateway.bufferedBytes() > ROOM);
      rig.skip(Duration.ofSeconds(61));
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.header("x-should-retry")).isEqualTo("true");
      assertThat(answer.text()).contains("\"type\":\"timeout_error\"", "[request.slow]");
      rig.log.await(EventType.CALL_REFUSED);
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void aBodyThatNeverStopsComingEndsAfterTenMinutes() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.send(HEAD + "transfer-encoding: chunked\r\n\r\n1\r\n{\r\n");
      RecordedBeforeAnsweredFault.until(() -> rig.gateway.bufferedBytes() > 0);
      for (int minute = 0; minute < 11; minute++) {
        // A piece that memory has to grow for is seen to have come before time goes on.
        long before = rig.gateway.bufferedBytes();
        client.send(Long.toHexString(before) + "\r\n" + " ".repeat((int) before) + "\r\n");
        RecordedBeforeAnsweredFault.until(() -> rig.gateway.bufferedBytes() > before);
        rig.skip(Duration.ofSeconds(57));
      }

      assertThat(client.read().status()).isEqualTo(408);
      rig.assertNothingIsHeld();
    }
  }
}

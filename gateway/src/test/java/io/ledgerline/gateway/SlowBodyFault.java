package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EventType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bodies that stop coming, or come a byte at a time. */
class SlowBodyFault {
  private static final String HEAD =
      "POST /v1/messages HTTP/1.1\r\nHost: test\r\n"
          + AUTH
          + "\r\ncontent-type: application/json\r\ncontent-length: 4096\r\n\r\n{";

  private static final ScriptedUpstream.Script ANSWER =
      x -> x.answer(200, "application/json", Wire.MESSAGE);

  @Test
  void aBodyOfWhichNothingComesForAMinuteIsAnsweredAndRecorded() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.send(HEAD);
      RecordedBeforeAnsweredFault.until(() -> rig.gateway.bufferedBytes() > 0);
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
  void aBodyThatComesAByteAtATimeEndsAfterTenMinutes() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.send(HEAD);
      RecordedBeforeAnsweredFault.until(() -> rig.gateway.bufferedBytes() > 0);
      for (int i = 0; i < 11; i++) {
        client.send(" ");
        Thread.sleep(50);
        rig.skip(Duration.ofSeconds(55));
      }

      assertThat(client.read().status()).isEqualTo(408);
      rig.assertNothingIsHeld();
    }
  }
}

package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class GovernedCallTest {
  @Test
  void relaysAJsonAnswerByteForByteAndRecordsItTwice() throws Exception {
    try (var upstream =
            new ScriptedUpstream(
                x ->
                    x.answer(
                        200, "application/json", Wire.MESSAGE, "request-id: req_7", "X-New: y"));
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages?beta=true", Wire.REQUEST, AUTH, "anthropic-version: 2023-06-01");
      RawClient.Answer answer = client.read();

      assertThat(answer.text()).isEqualTo(Wire.MESSAGE);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("request-id")).isEqualTo("req_7");
      assertThat(answer.head()).contains("X-New: y");
      ScriptedUpstream.Received received = upstream.take();
      assertThat(received.text()).isEqualTo(Wire.REQUEST);
      assertThat(received.head()).startsWith("POST /v1/messages?beta=true HTTP/1.1");

      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(answer.header("ledgerline-request-id")).isEqualTo(admitted.text(Field.REQUEST_ID));
      assertThat(answer.header("ledgerline-receipt")).startsWith("threadco:0:");
      assertThat(completed.admitted()).isEqualTo(new EntryView.Position("threadco", 0));
      assertThat(completed.nanoUsd(Field.COST_USD)).hasValue(Wire.COST);
      assertThat(completed.text(Field.COST_BASIS)).isEqualTo("measured");
      assertThat(completed.text(Field.UPSTREAM_REQUEST_ID)).isEqualTo("req_7");
      assertThat(completed.number(Field.TOKENS_OUTPUT)).hasValue(5);
      rig.assertNothingIsHeld();
      assertThat(rig.spent()).isEqualTo(Wire.COST);
    }
  }

  @Test
  void relaysAnEventStreamByteForByte() throws Exception {
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  x.events();
                  x.chunk(Wire.STREAM);
                  x.end();
                });
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.text()).isEqualTo(Wire.STREAM);
      assertThat(answer.clean()).isTrue();
      assertThat(answer.header("content-type")).isEqualTo("text/event-stream");
      assertThat(rig.log.types()).isEqualTo(List.of("call.admitted", "call.completed"));
      assertThat(rig.log.all().getLast().text(Field.STOP_REASON)).isEqualTo("end_turn");
      rig.assertNothingIsHeld();
      assertThat(rig.spent()).isEqualTo(Wire.COST);
    }
  }
}

package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing inspects a query, so nothing of it leaves but what the API knows. */
class QueryTest {
  private static final ScriptedUpstream.Script ANSWER =
      x -> x.answer(200, "application/json", Wire.MESSAGE);

  @Test
  void aParameterThatTheApiDoesNotKnowStaysHereAndIsListedByName() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages?user=anna@kowalska.example&beta=true&q", Wire.REQUEST, AUTH);

      assertThat(client.read().status()).isEqualTo(200);
      assertThat(upstream.take().head()).startsWith("POST /v1/messages?beta=true HTTP/1.1");
      assertThat(rig.log.of(EventType.CALL_ADMITTED).getFirst().objects(Field.CHANGES))
          .filteredOn(change -> "query_left_out".equals(change.get("kind")))
          .extracting(change -> change.get("name"))
          .containsExactly("q, user");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?beta=anna%40kowalska.example",
        "?BETA=true",
        "?",
        "?&&",
        "?=anna",
        "?beta=true%26a=b"
      })
  void nothingElseOfAQueryLeaves(String query) throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages" + query, Wire.REQUEST, AUTH);

      assertThat(client.read().status()).isEqualTo(200);
      assertThat(upstream.take().head()).startsWith("POST /v1/messages HTTP/1.1");
    }
  }
}

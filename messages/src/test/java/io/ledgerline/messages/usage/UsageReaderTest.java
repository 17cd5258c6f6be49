package io.ledgerline.messages.usage;

import static io.ledgerline.messages.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.sse.OversizedEventException;
import io.ledgerline.messages.sse.SseSplitter;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageReaderTest {
  static final String STREAM =
      """
      event: message_start
      data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-opus-5-5","content":[],"stop_reason":null,"usage":{"input_tokens":25,"cache_creation_input_tokens":100,"cache_read_input_tokens":12117,"cache_creation":{"ephemeral_5m_input_tokens":60,"ephemeral_1h_input_tokens":40},"output_tokens":1,"service_tier":"standard","inference_geo":"us","speed":"fast"}}}

      event: content_block_start
      data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}

      event: content_block_delta
      data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm é\\n"}}

      event: content_block_delta
      data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2lnbmF0dXJl"}}

      event: ping
      data: {"type":"ping"}

      event: content_block_delta
      data: {"delta":{"text":"Hello \\ud83e\\udd16","type":"text_delta"},"index":1,"type":"content_block_delta"}

      event: content_block_delta
      data: {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\\"a\\":"}}

      event: message_delta
      data: {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":50,"input_tokens":null}}

      event: message_delta
      data: {"type":"message_delta","delta":{"stop_reason":null},"usage":{"output_tokens":89,"output_tokens_details":{"thinking_tokens":30},"input_tokens":325,"cache_creation":null,"server_tool_use":{"web_search_requests":2,"web_fetch_requests":1}}}

      event: message_stop
      data: {"type":"message_stop"}

      """;

  @Test
  void takesCumulativeTotalsAndKeepsWhatIsNullOrAbsent() {
    Answer answer = read(STREAM, 7);
    assertThat(answer)
        .isEqualTo(
            new Answer(
                "msg_1",
                "claude-opus-5-5",
                "tool_use",
                null,
                new Usage(325, 89, 12117, 60, 40, 30, 2, 1, "standard", "us", "fast", List.of()),
                true,
                true,
                6 + 10 + 5,
                Answer.End.COMPLETE));
  }

  @Test
  void givesTheSameUsageWhereverTheStreamIsCut() {
    Answer whole = read(STREAM, STREAM.length());
    byte[] stream = utf8(STREAM);
    for (int cut = 0; cut <= stream.length; cut++) {
      var reader = new UsageReader();
      var splitter = new SseSplitter();
      try {
        splitter.feed(stream, 0, cut, reader::event);
        splitter.feed(stream, cut, stream.length, reader::event);
      } catch (OversizedEventException e) {
        throw new AssertionError(e);
      }
      assertThat(reader.answer()).as("cut at %d", cut).isEqualTo(whole);
    }
  }

  @Test
  void booksAnEstimateWhenTheStreamEndsEarly() {
    Answer cut = read(STREAM.substring(0, STREAM.indexOf("event: message_delta")), 50);
    assertThat(cut.end()).isEqualTo(Answer.End.OPEN);
    assertThat(cut.outputMetered()).isFalse();
    assertThat(cut.usage().output()).isEqualTo(1);
    assertThat(cut.bookable(1_000).output()).isEqualTo(11);
    assertThat(cut.bookable(1_000).input()).isEqualTo(25);
    assertThat(cut.bookable(7).output()).isEqualTo(7);
    Answer nothing = read("", 1);
    assertThat(nothing.metered()).isFalse();
    assertThat(nothing.bookable(1_000)).isEqualTo(Usage.NONE);
  }

  @Test
  void readsAnErrorInTheStream() {
    Answer answer =
        read(
            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
                + "\"message\":\"x\"}}\n\n",
            9);
    assertThat(answer.errorType()).isEqualTo("overloaded_error");
    assertThat(answer.end()).isEqualTo(Answer.End.ERROR);
  }

  @Test
  void readsAMessageBody() {
    Answer answer =
        json(
            """
            {"id":"msg_2","type":"message","model":"claude-haiku-5-5","stop_reason":"end_turn",
             "content":[{"type":"text","text":"ab\\n"},{"text":"no","type":"hologram"},
               {"type":"tool_use","id":"t","name":"n","input":{"a":1}}],
             "usage":{"input_tokens":10,"output_tokens":20,"cache_creation_input_tokens":7,
               "cache_creation":null,"server_tool_use":null,"service_tier":"batch",
               "iterations":[{"type":"message","model":"m1","input_tokens":1,"output_tokens":2},
                 {"type":"compaction","input_tokens":3,"output_tokens":4,"cache_creation_input_tokens":9,
                  "cache_creation":{"ephemeral_1h_input_tokens":5}}]}}
            """);
    assertThat(answer.usage().cacheWrite5m()).isEqualTo(7);
    assertThat(answer.usage().serviceTier()).isEqualTo("batch");
    assertThat(answer.usage().iterations())
        .containsExactly(
            new Usage.Iteration("message", "m1", 1, 2, 0, 0, 0),
            new Usage.Iteration("compaction", null, 3, 4, 0, 4, 5));
    assertThat(answer.contentBytes()).isEqualTo(3 + 7);
    assertThat(answer.end()).isEqualTo(Answer.End.COMPLETE);
    assertThat(answer.outputMetered()).isTrue();
  }

  @Test
  void readsAnErrorBody() {
    Answer answer =
        json("{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"x\"}}");
    assertThat(answer.errorType()).isEqualTo("api_error");
    assertThat(answer.end()).isEqualTo(Answer.End.ERROR);
    assertThat(answer.metered()).isFalse();
  }

  @Test
  void marksWhatItCannotRead() {
    assertThat(json("<html>").end()).isEqualTo(Answer.End.UNREADABLE);
    assertThat(json("{\"id\":\"m\"").end()).isEqualTo(Answer.End.UNREADABLE);
    assertThat(read("event: message_delta\ndata: {\"usage\":\n\n", 3).end())
        .isEqualTo(Answer.End.UNREADABLE);
    assertThat(read("event: message_start\n\n", 3).end()).isEqualTo(Answer.End.UNREADABLE);
  }

  @Test
  void takesCountsOfTheWrongTypeForMissing() {
    Answer answer =
        json(
            "{\"usage\":{\"input_tokens\":5,\"input_tokens\":-3,\"output_tokens\":\"9\","
                + "\"cache_read_input_tokens\":1.5,\"server_tool_use\":7,\"iterations\":3}}");
    assertThat(answer.usage()).isEqualTo(Usage.of(5, 0));
  }

  @Test
  void knowsARefusalThatIsNotBilled() {
    assertThat(
            json(
                "{\"stop_reason\":\"refusal\",\"usage\":{\"input_tokens\":5,\"output_tokens\":0}}"))
        .extracting(Answer::refusedBeforeOutput)
        .isEqualTo(true);
    assertThat(
            json(
                "{\"stop_reason\":\"refusal\",\"usage\":{\"input_tokens\":5,\"output_tokens\":1}}"))
        .extracting(Answer::refusedBeforeOutput)
        .isEqualTo(false);
  }

  private static Answer json(String body) {
    var reader = new UsageReader();
    reader.json(utf8(body), 0, utf8(body).length);
    return reader.answer();
  }

  private static Answer read(String stream, int size) {
    var reader = new UsageReader();
    var splitter = new SseSplitter();
    byte[] bytes = utf8(stream);
    try {
      for (int at = 0; at < bytes.length; at += size) {
        splitter.feed(bytes, at, Math.min(at + size, bytes.length), reader::event);
      }
    } catch (OversizedEventException e) {
      throw new AssertionError(e);
    }
    return reader.answer();
  }
}

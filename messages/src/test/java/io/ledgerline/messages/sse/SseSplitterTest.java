package io.ledgerline.messages.sse;

import static io.ledgerline.messages.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.messages.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseSplitterTest {
  static final String STREAM =
      "\uFEFFevent: message_start\ndata: {\"type\":\"message_start\"}\n\n"
          + ": comment é\n\n"
          + "event:content_block_delta\r\ndata:{\"a\":\ndata: 1}\r\n\r\n"
          + "\n\nid: 7\rdata: x\rdata\rdata:  y\r\r"
          + "event: ping\ndata: {\"type\":\"ping\"}\nretry: 1\n\r\n"
          + "event: ping\nevent: later \n\n"
          + "event\ndata: {\"type\" : \"message_stop\"}\n\n"
          + "event: message_stop\ndata: unfinished";

  @Test
  void readsFieldsAsTheStandardSays() throws OversizedEventException {
    List<String> events = new ArrayList<>();
    var splitter = new SseSplitter();
    splitter.feed(utf8(STREAM), e -> events.add(e.kind() + "|" + e.type() + "|" + e.dataText()));
    assertThat(events)
        .containsExactly(
            "MESSAGE_START|message_start|{\"type\":\"message_start\"}",
            "NONE||",
            "CONTENT_BLOCK_DELTA|content_block_delta|{\"a\":\n1}",
            "OTHER||x\n\n y",
            "PING|ping|{\"type\":\"ping\"}",
            "OTHER|later |",
            "MESSAGE_STOP||{\"type\" : \"message_stop\"}");
    assertThat(Bytes.text(splitter.finish(e -> {})))
        .isEqualTo("event: message_stop\ndata: unfinished");
  }

  @Test
  void givesTheSameEventsWhereverTheStreamIsCut() throws OversizedEventException {
    byte[] stream = utf8(STREAM + "\r\r");
    List<String> whole = split(stream, stream.length);
    for (int cut = 0; cut <= stream.length; cut++) {
      var splitter = new SseSplitter();
      List<String> events = new ArrayList<>();
      splitter.feed(Arrays.copyOf(stream, cut), e -> events.add(line(e)));
      splitter.feed(stream, cut, stream.length, e -> events.add(line(e)));
      events.add(Bytes.text(splitter.finish(e -> events.add(line(e)))));
      assertThat(events).as("cut at %d", cut).isEqualTo(whole);
    }
    for (int size = 1; size < 9; size++) {
      assertThat(split(stream, size)).as("chunks of %d", size).isEqualTo(whole);
    }
  }

  @Test
  void losesNoByte() throws OversizedEventException {
    byte[] stream = utf8(STREAM);
    var joined = new java.io.ByteArrayOutputStream();
    var splitter = new SseSplitter();
    for (int at = 0; at < stream.length; at += 5) {
      splitter.feed(
          stream,
          at,
          Math.min(at + 5, stream.length),
          e -> joined.write(e.buffer(), e.start(), e.length()));
    }
    joined.writeBytes(splitter.finish(e -> {}));
    assertThat(joined.toByteArray()).isEqualTo(stream);
  }

  @Test
  void handsOverWholeEventsWithoutCopying() throws OversizedEventException {
    byte[] chunk = utf8("event: ping\ndata: {}\n\nevent: pi");
    List<SseEvent> events = new ArrayList<>();
    var splitter = new SseSplitter();
    splitter.feed(chunk, events::add);
    assertThat(events.getFirst().buffer()).isSameAs(chunk);
    assertThat(splitter.pending()).isEqualTo(9);
    splitter.feed(utf8("ng\n\n"), events::add);
    assertThat(events.getLast().type()).isEqualTo("ping");
  }

  @Test
  void refusesAnEventOverTheLimitAndDeliversThoseBefore() throws OversizedEventException {
    byte[] stream = utf8("data: 1\n\ndata: 234567890\n\n");
    for (int size = 1; size <= stream.length; size++) {
      int chunk = size;
      List<String> events = new ArrayList<>();
      assertThatThrownBy(() -> feed(new SseSplitter(14), stream, chunk, events))
          .isInstanceOf(OversizedEventException.class);
      assertThat(events).containsExactly("OTHER|1|data: 1\n\n");
    }
    feed(new SseSplitter(17), stream, 3, new ArrayList<>());
    assertThatThrownBy(() -> new SseSplitter(100).feed(utf8("\n".repeat(101)), e -> {}))
        .isInstanceOf(OversizedEventException.class);
  }

  @Test
  void writesEventsThatItCanRead() throws OversizedEventException {
    List<SseEvent> events = new ArrayList<>();
    var splitter = new SseSplitter();
    splitter.feed(
        SseWriter.error("api_error", "Not \"recorded\".\nTry again.", "req_1"), events::add);
    splitter.feed(SseWriter.ping(), events::add);
    assertThat(events).extracting(SseEvent::kind).containsExactly(SseKind.ERROR, SseKind.PING);
    assertThat(events.getFirst().dataText())
        .isEqualTo(
            "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":"
                + "\"Not \\\"recorded\\\".\\nTry again.\"},\"request_id\":\"req_1\"}");
  }

  private static List<String> split(byte[] stream, int size) throws OversizedEventException {
    List<String> events = new ArrayList<>();
    feed(new SseSplitter(), stream, size, events);
    return events;
  }

  private static void feed(SseSplitter splitter, byte[] stream, int size, List<String> events)
      throws OversizedEventException {
    for (int at = 0; at < stream.length; at += size) {
      splitter.feed(stream, at, Math.min(at + size, stream.length), e -> events.add(line(e)));
    }
    events.add(Bytes.text(splitter.finish(e -> events.add(line(e)))));
  }

  private static String line(SseEvent event) {
    byte[] raw = Arrays.copyOfRange(event.buffer(), event.start(), event.end());
    return event.kind() + "|" + event.dataText() + "|" + Bytes.text(raw);
  }
}

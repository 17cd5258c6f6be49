package io.ledgerline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "d;x=1\r\nevent: a\ndata\r\n5\r\n: 1\n\n\r\n10\r\nevent: b\ndata:2\n\r\n1\r\n\n\r\n"
          + "0\r\nTrailer: t\r\n\r\n";

  @ParameterizedTest(name = "read {0} bytes at a time")
  @ValueSource(ints = {1, 2, 3, 7, 16, 1000})
  void countsTheEventsOfAChunkedAnswerHoweverItIsCut(int step) {
    var answer = new Answer();
    feed(answer, CHUNKED, step);
    assertThat(answer.done()).isTrue();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.events()).isEqualTo(2);
  }

  @Test
  void isDoneAtItsLengthAndLeavesWhatFollows() {
    var answer = new Answer();
    var in = bytes("HTTP/1.1 429 Too Many\r\ncontent-length: 3\r\n\r\nabcHTTP/1.1");
    answer.feed(in);
    assertThat(answer.done()).isTrue();
    assertThat(answer.status()).isEqualTo(429);
    assertThat(in.remaining()).isEqualTo("HTTP/1.1".length());
  }

  @Test
  void isNotDoneBeforeTheLastChunk() {
    var answer = new Answer();
    feed(answer, CHUNKED.substring(0, CHUNKED.length() - 2), 5);
    assertThat(answer.done()).isFalse();
  }

  @Test
  void readsTheNextAnswerAfterAReset() {
    var answer = new Answer();
    feed(answer, CHUNKED, 4);
    answer.reset();
    feed(answer, CHUNKED, 9);
    assertThat(answer.done()).isTrue();
    assertThat(answer.events()).isEqualTo(2);
  }

  private static void feed(Answer answer, String text, int step) {
    for (int at = 0; at < text.length(); at += step) {
      answer.feed(bytes(text.substring(at, Math.min(text.length(), at + step))));
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}

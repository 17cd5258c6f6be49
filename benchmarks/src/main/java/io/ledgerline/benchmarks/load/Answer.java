package io.ledgerline.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads one HTTP/1.1 answer after another from one connection, as bytes come: status, framing by
 * length or chunks, and the number of server-sent events in the body. Not thread-safe.
 */
final class Answer {
  private static final int MOST_HEAD_BYTES = 32 * 1024;

  private enum At {
    HEAD,
    LENGTH_BODY,
    CHUNK_SIZE,
    CHUNK_BODY,
    CHUNK_END,
    TRAILER,
    DONE
  }

  private final byte[] head = new byte[MOST_HEAD_BYTES];
  private At at = At.HEAD;
  private int headLength;
  private int matched;
  private int status;
  private long left;
  private int lineLength;
  private int events;
  private boolean lineFeed;

  /** Makes ready for the next answer on the same connection. */
  void reset() {
    at = At.HEAD;
    headLength = 0;
    matched = 0;
    status = 0;
    left = 0;
    lineLength = 0;
    events = 0;
    lineFeed = false;
  }

  /** Status code, 0 while the head is not whole. */
  int status() {
    return status;
  }

  /** Whole events seen in the body so far. */
  int events() {
    return events;
  }

  boolean begun() {
    return headLength > 0;
  }

  boolean done() {
    return at == At.DONE;
  }

  /** Takes what came; stops at the end of the answer. */
  void feed(ByteBuffer in) {
    while (in.hasRemaining() && at != At.DONE) {
      switch (at) {
        case HEAD -> head(in.get());
        case LENGTH_BODY -> body(in, At.DONE);
        case CHUNK_SIZE -> chunkSize(in.get());
        case CHUNK_BODY -> body(in, At.CHUNK_END);
        case CHUNK_END -> chunkEnd(in.get());
        case TRAILER -> trailer(in.get());
        case DONE -> throw new IllegalStateException("an ended answer reads nothing");
      }
    }
  }

  private void head(byte b) {
    if (headLength == head.length) {
      throw new IllegalStateException("answer head above " + head.length + " bytes");
    }
    head[headLength++] = b;
    boolean expected = (matched & 1) == 0 ? b == '\r' : b == '\n';
    matched = expected ? matched + 1 : b == '\r' ? 1 : 0;
    if (matched == 4) {
      headIsWhole();
    }
  }

  private void headIsWhole() {
    var text = new String(head, 0, headLength, StandardCharsets.ISO_8859_1);
    status = Integer.parseInt(text.substring(9, 12));
    var lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("\r\ntransfer-encoding: chunked")) {
      at = At.CHUNK_SIZE;
      return;
    }
    int length = lower.indexOf("\r\ncontent-length: ");
    if (length < 0) {
      throw new IllegalStateException("answer without a length: " + text.lines().findFirst());
    }
    int from = length + "\r\ncontent-length: ".length();
    left = Long.parseLong(lower.substring(from, lower.indexOf('\r', from)).strip());
    at = left == 0 ? At.DONE : At.LENGTH_BODY;
  }

  private void body(ByteBuffer in, At next) {
    int take = (int) Math.min(left, in.remaining());
    for (int i = 0; i < take; i++) {
      boolean newLine = in.get() == '\n';
      if (newLine && lineFeed) {
        events++;
      }
      lineFeed = newLine && !lineFeed;
    }
    left -= take;
    if (left == 0) {
      at = next;
      lineLength = 0;
    }
  }

  private void chunkSize(byte b) {
    if (b == '\n') {
      at = left == 0 ? At.TRAILER : At.CHUNK_BODY;
      lineLength = 0;
      return;
    }
    int digit = Character.digit(b, 16);
    if (digit >= 0 && lineLength >= 0) {
      left = left * 16 + digit;
    } else {
      lineLength = -1; // a chunk extension, or the carriage return
    }
  }

  private void chunkEnd(byte b) {
    if (b == '\n') {
      at = At.CHUNK_SIZE;
      left = 0;
      lineLength = 0;
    }
  }

  private void trailer(byte b) {
    if (b == '\n') {
      at = lineLength == 0 ? At.DONE : At.TRAILER;
      lineLength = 0;
    } else if (b != '\r') {
      lineLength++;
    }
  }
}

package io.ledgerline.gateway.relay;

import io.ledgerline.messages.sse.SseEvent;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Neighbouring events of one chunk, written in one piece and without copying. */
final class EventRun {
  private final Relay relay;
  private @Nullable Buffer chunk;
  private byte @Nullable [] bytes;
  private int start;
  private int end;

  EventRun(Relay relay) {
    this.relay = relay;
  }

  void begin(Buffer newChunk, byte[] newBytes) {
    chunk = newChunk;
    bytes = newBytes;
    start = 0;
    end = 0;
  }

  void add(SseEvent event) {
    if (event.buffer() != bytes) {
      flush();
      relay.write(Buffer.buffer(copy(event)));
      return;
    }
    if (event.start() != end) {
      flush();
      start = event.start();
    }
    if (start == end) {
      start = event.start();
    }
    end = event.end();
  }

  void flush() {
    if (chunk == null || start == end) {
      return;
    }
    boolean all = start == 0 && end == chunk.length();
    Buffer piece = all ? chunk : chunk.slice(start, end);
    start = end;
    if (!relay.client().gone()) {
      relay.write(piece);
    }
  }

  void drop() {
    start = end;
  }

  /** The event's bytes in an array of their own. */
  static byte[] copy(SseEvent event) {
    return Arrays.copyOfRange(event.buffer(), event.start(), event.end());
  }
}

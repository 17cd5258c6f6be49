package io.ledgerline.gateway.relay;

import io.ledgerline.messages.sse.SseEvent;
import io.ledgerline.messages.sse.SseKind;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The end of a streamed answer: whether it has come, as what, and its bytes until the line lets
 * them go. Confined to the call's event loop.
 */
final class HeldEnd {
  private final Buffer bytes = Buffer.buffer(0);
  private Ending ending = Ending.UNFINISHED;

  /** Whether an event ends the answer it stands in. */
  static boolean is(SseEvent event) {
    return event.kind() == SseKind.MESSAGE_STOP || event.kind() == SseKind.ERROR;
  }

  /** Keeps the event that ends the answer, or what the review put in its place. */
  void keep(SseEvent event, byte @Nullable [] instead) {
    if (instead == null) {
      bytes.appendBytes(event.buffer(), event.start(), event.length());
    } else {
      bytes.appendBytes(instead);
    }
  }

  /** Keeps the half of an event that an answer broke off in. */
  void keep(byte[] rest) {
    bytes.appendBytes(rest);
  }

  /** Notes an event that has been taken: from the one that ends the answer on, the end is here. */
  void note(SseEvent event) {
    switch (event.kind()) {
      case MESSAGE_STOP -> ending = Ending.COMPLETE;
      case ERROR -> ending = Ending.ERROR_EVENT;
      default -> {}
    }
  }

  /** Whether the event that ends the answer has come. */
  boolean here() {
    return ending != Ending.UNFINISHED;
  }

  Ending ending() {
    return ending;
  }

  Buffer bytes() {
    return bytes;
  }
}

package io.ledgerline.gateway.relay;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not a readable event stream: held back whole up to a limit, beyond it passed on
 * with its last bytes held. Errors of the upstream come this way too, byte for byte.
 */
final class WholeAnswer implements AnswerBody {
  private final Relay relay;
  private final AnswerFacts facts;
  private final RelayLimits limits;
  private final int holdBytes;
  private final ArrayDeque<Buffer> held = new ArrayDeque<>();
  private long heldBytes;
  private @Nullable List<byte[]> kept = new ArrayList<>(1);
  private int keptBytes;
  private boolean streaming;
  private boolean done;

  /** Holds everything up to {@code holdBytes} before it begins to pass any on. */
  WholeAnswer(Relay relay, AnswerFacts facts, RelayLimits limits, int holdBytes) {
    this.relay = relay;
    this.facts = facts;
    this.limits = limits;
    this.holdBytes = holdBytes;
  }

  @Override
  public void received(Buffer chunk) {
    byte[] bytes = chunk.getBytes();
    if (relay.client().gone()) {
      facts.swallowed(bytes, 0, bytes.length);
    } else {
      facts.passed(bytes, 0, bytes.length);
      held.add(chunk);
      heldBytes += bytes.length;
    }
    keep(bytes);
    passOn();
  }

  private void keep(byte[] bytes) {
    if (kept == null) {
      return;
    }
    if (keptBytes + bytes.length > limits.readableBytes()) {
      kept = null;
      return;
    }
    kept.add(bytes);
    keptBytes += bytes.length;
  }

  private void passOn() {
    if (relay.client().gone() || (!streaming && heldBytes <= holdBytes)) {
      return;
    }
    if (!streaming) {
      streaming = true;
      relay.head(relay.upstream().length());
    }
    while (!held.isEmpty() && heldBytes - held.getFirst().length() >= limits.tailBytes()) {
      Buffer first = held.removeFirst();
      heldBytes -= first.length();
      relay.write(first);
    }
    long surplus = heldBytes - limits.tailBytes();
    if (surplus > 0) {
      Buffer first = held.removeFirst();
      held.addFirst(first.slice((int) surplus, first.length()));
      heldBytes -= surplus;
      relay.write(first.slice(0, (int) surplus));
    }
  }

  @Override
  public void upstreamEnded() {
    facts.whole = kept == null ? null : whole(kept, keptBytes);
    kept = null;
    relay.finish(Ending.COMPLETE);
  }

  private static byte[] whole(List<byte[]> pieces, int length) {
    if (pieces.size() == 1) {
      return pieces.getFirst();
    }
    byte[] whole = new byte[length];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, whole, at, piece.length);
      at += piece.length;
    }
    return whole;
  }

  @Override
  public void clientLeft() {
    held.clear();
    heldBytes = 0;
  }

  @Override
  public void release(byte @Nullable [] instead) {
    done = true;
    if (relay.client().gone()) {
      return;
    }
    HttpServerResponse response = relay.client().response();
    if (streaming) {
      response.end(joined());
      return;
    }
    Buffer body = instead == null ? joined() : Buffer.buffer(instead);
    relay.head(body.length());
    response.end(body);
  }

  private Buffer joined() {
    if (held.size() == 1) {
      return held.getFirst();
    }
    Buffer all = Buffer.buffer((int) heldBytes);
    held.forEach(all::appendBuffer);
    return all;
  }

  @Override
  public void withhold(OwnAnswer answer) {
    done = true;
    held.clear();
    if (streaming) {
      relay.client().cut();
      return;
    }
    relay.client().answerNow(answer, List.of());
  }

  @Override
  public void look(long nanos) {
    // Nothing may be written before the head, so an answer of this kind has no deadlines of its
    // own.
  }

  @Override
  public boolean waits() {
    return false;
  }

  @Override
  public boolean done() {
    return done;
  }
}

package io.ledgerline.simulator.http;

import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/** Receives a body up to the limit. */
final class Body {
  private final Buffer received = Buffer.buffer();
  private boolean refused;

  private Body() {}

  static void read(Call call, Consumer<byte[]> whole, Runnable tooLarge) {
    Body body = new Body();
    call.request().handler(piece -> body.add(piece, tooLarge));
    call.request()
        .endHandler(
            end -> {
              if (!body.refused) {
                whole.accept(body.received.getBytes());
              }
            });
  }

  private void add(Buffer piece, Runnable tooLarge) {
    if (refused) {
      return;
    }
    if (received.length() + piece.length() > BodyDecoding.MAX_BODY) {
      refused = true;
      tooLarge.run();
      return;
    }
    received.appendBuffer(piece);
  }
}

package io.ledgerline.gateway.relay;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads one request body on the loop, counting while it comes, whatever length was announced. One
 * that stops coming, or comes for too long, is refused. After a refusal the rest is thrown away for
 * a while, so that the client can read its answer. Loop-confined.
 */
public final class BodyReader implements Watched {
  private static final int FIRST = 8 * 1024;
  private static final int TRUSTED_LENGTH = 1 << 20;
  private static final long STALL_NANOS = 60_000_000_000L;

  /** 32 MiB at half a megabit a second take less. */
  private static final long WHOLE_NANOS = 600_000_000_000L;

  private static final long MOST_DISCARDED = 64L << 20;

  private final ClientExchange client;
  private final int limit;
  private final BufferedBytes memory;
  private Consumer<byte[]> whole = ignored -> {};
  private Consumer<OwnAnswer> refused = ignored -> {};
  private byte[] bytes = {};
  private int length;
  private int taken;
  private long discarded;
  private long begun;
  private long lastByte;
  private boolean over;
  private boolean ended;

  /** Prepares the reading; the request must be paused. */
  public BodyReader(ClientExchange client, int limit, BufferedBytes memory) {
    this.client = client;
    this.limit = limit;
    this.memory = memory;
  }

  /** Throws the body away, for an answer that doesn't depend on it. */
  public static void discard(ClientExchange client) {
    var reader = new BodyReader(client, 0, new BufferedBytes(0));
    reader.over = true;
    reader.begin();
  }

  /**
   * Begins; exactly one of the two consumers is told, unless the client goes away.
   *
   * @param onWhole gets the body; its {@link #taken} bytes of memory are then the call's to give
   *     back
   * @param onRefusal gets the answer instead
   */
  public void read(Consumer<byte[]> onWhole, Consumer<OwnAnswer> onRefusal) {
    whole = onWhole;
    refused = onRefusal;
    client.onGone(this::abandon);
    long announced = announced(client.request());
    // An announced length is believed up to a megabyte, so that a usual body is allocated once.
    int room = (int) Math.min(announced > 0 ? announced : FIRST, TRUSTED_LENGTH);
    if (announced > limit) {
      refuse(OwnAnswers.tooLarge(limit, false));
    } else if (!room(Math.min(room, limit))) {
      refuse(OwnAnswers.memoryFull());
    }
    begin();
  }

  private void begin() {
    HttpServerRequest request = client.request();
    request.handler(this::received);
    request.endHandler(ignored -> ended());
    begun = client.loop().watch().now();
    lastByte = begun;
    client.loop().watch().add(this);
    request.resume();
  }

  /** Bytes of the shared memory that this body holds. */
  public int taken() {
    return taken;
  }

  private static long announced(HttpServerRequest request) {
    String value = request.getHeader("content-length");
    // Vert.x refuses a head whose length is no number, so a missing one means chunked or none.
    return value == null ? 0 : Long.parseLong(value.strip());
  }

  private boolean room(int needed) {
    if (needed <= bytes.length) {
      return true;
    }
    int size = (int) Math.min(limit, Math.max(needed, 2L * bytes.length));
    if (!memory.take(size - taken)) {
      return false;
    }
    taken = size;
    bytes = Arrays.copyOf(bytes, size);
    return true;
  }

  private void received(Buffer chunk) {
    lastByte = client.loop().watch().now();
    if (over) {
      discard(chunk.length());
      return;
    }
    if ((long) length + chunk.length() > limit) {
      refuse(OwnAnswers.tooLarge(limit, false));
      return;
    }
    if (!room(length + chunk.length())) {
      refuse(OwnAnswers.memoryFull());
      return;
    }
    chunk.getBytes(0, chunk.length(), bytes, length);
    length += chunk.length();
  }

  private void discard(int more) {
    discarded += more;
    if (discarded > MOST_DISCARDED) {
      client.request().connection().close();
    }
  }

  private void ended() {
    end();
    if (!over) {
      over = true;
      whole.accept(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
    }
  }

  private void refuse(OwnAnswer answer) {
    giveUp();
    refused.accept(answer);
  }

  private void abandon() {
    end();
    if (!over) {
      giveUp();
    }
  }

  private void end() {
    ended = true;
    client.loop().watch().remove(this);
  }

  private void giveUp() {
    over = true;
    bytes = new byte[0];
    memory.giveBack(taken);
    taken = 0;
  }

  @Override
  public boolean look(long nanos) {
    if (ended) {
      return false;
    }
    if (nanos - lastByte <= STALL_NANOS && nanos - begun <= WHOLE_NANOS) {
      return true;
    }
    if (over) {
      client.request().connection().close();
      return false;
    }
    // The answer has as long to be read as a body had to come.
    begun = nanos;
    lastByte = nanos;
    refuse(OwnAnswers.bodyTooSlow());
    return true;
  }
}

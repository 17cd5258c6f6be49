package io.ledgerline.benchmarks.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive connection with at most one call on it. A call is sent by whoever owns the idle
 * connection; only the reader reads it.
 */
final class Connection {
  private final Target target;
  private final byte[] request;
  private final int newAt;
  private final Answer answer = new Answer();
  private volatile SocketChannel channel;
  private volatile boolean busy;
  private int eventsCounted;
  private long dueNanos;
  private long sentNanos;

  Connection(Target target) throws IOException {
    this.target = target;
    this.request = target.request().clone();
    this.newAt = target.newAt();
    this.channel = connect(target);
  }

  private static SocketChannel connect(Target target) throws IOException {
    var channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.connect(target.address());
    channel.configureBlocking(false);
    return channel;
  }

  void register(Selector selector) throws IOException {
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** Replaces a connection that the other side closed. */
  void reconnect(Selector selector) throws IOException {
    close();
    channel = connect(target);
    busy = false;
    answer.reset();
    register(selector);
  }

  void close() throws IOException {
    channel.close();
  }

  /** Sends one call that was due at {@code due} (by {@link System#nanoTime}). */
  void send(long due) throws IOException {
    answer.reset();
    eventsCounted = 0;
    dueNanos = due;
    sentNanos = System.nanoTime();
    busy = true;
    renew();
    var bytes = ByteBuffer.wrap(request);
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0) {
        Thread.onSpinWait();
      }
    }
  }

  private void renew() {
    if (newAt >= 0) {
      var random = ThreadLocalRandom.current();
      for (int i = 0; i < Target.NEW.length(); i++) {
        request[newAt + i] = (byte) ('a' + random.nextInt(26));
      }
    }
  }

  /**
   * Reads what is there into the tally, which is null outside the measured time.
   *
   * @return whether the call has ended
   * @throws IOException when the other side closed in the middle of a call
   */
  boolean read(ByteBuffer buffer, @Nullable Tally tally) throws IOException {
    buffer.clear();
    if (channel.read(buffer) < 0) {
      throw new IOException("closed by the other side");
    }
    answer.feed(buffer.flip());
    int more = answer.events() - eventsCounted;
    if (tally != null) {
      count(tally, more);
    }
    eventsCounted += more;
    busy = !answer.done();
    return answer.done();
  }

  private void count(Tally tally, int more) {
    long now = System.nanoTime();
    if (eventsCounted == 0 && more > 0 && target.events() > 0) {
      tally.firstEvent(now - sentNanos);
    }
    tally.events(more);
    if (answer.done()) {
      tally.answered(answer.status(), answer.events() == target.events(), now - dueNanos);
    }
  }

  /** Whether a call was sent and its answer has not ended. */
  boolean busy() {
    return busy;
  }
}

package io.ledgerline.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One run of one shape against one target: a reader thread for all connections, and in an open loop
 * a pacer thread that sends what is due. The warm-up is not counted: a cold generator measures
 * itself.
 */
public final class LoadRun {
  private static final int MOST_RECONNECTS = 10_000;

  /** Called at both ends of the measured time, to read the processes' CPU clocks. */
  public interface Sampler {
    /** Reads the clocks; must take no longer than a few milliseconds. */
    void sample();
  }

  private final Target target;
  private final Shape shape;
  private final Calls calls = new Calls();
  private final Tally tally = new Tally();
  private final CountDownLatch ended;
  private volatile boolean running = true;
  private volatile boolean measuring;
  private volatile @Nullable Exception failure;
  private int reconnects;

  private LoadRun(Target target, Shape shape) {
    this.target = target;
    this.shape = shape;
    this.ended = new CountDownLatch(shape.connections());
  }

  /**
   * Runs and returns what was measured.
   *
   * @param warmUp time before the measured time, not counted
   * @param measured measured time; the longest time for {@link Shape.Once}
   * @throws IOException when the target can't be reached or closes connections all the time
   */
  public static Result run(
      Target target, Shape shape, Duration warmUp, Duration measured, Sampler sampler)
      throws IOException, InterruptedException {
    return new LoadRun(target, shape).run(warmUp, measured, sampler);
  }

  private Result run(Duration warmUp, Duration measured, Sampler sampler)
      throws IOException, InterruptedException {
    try (var selector = Selector.open()) {
      var connections = connect(selector);
      measuring = warmUp.isZero();
      var reader = Thread.ofPlatform().name("load-reader").start(() -> read(selector));
      try {
        begin(connections);
        pause(warmUp);
        sampler.sample();
        long from = System.nanoTime();
        measuring = true;
        pause(measured);
        measuring = false;
        double seconds = (System.nanoTime() - from) / 1e9;
        int waiting = calls.waiting();
        sampler.sample();
        stop(reader, selector);
        return tally.result(seconds, waiting);
      } finally {
        stop(reader, selector);
        for (var connection : connections) {
          connection.close();
        }
      }
    }
  }

  private List<Connection> connect(Selector selector) throws IOException {
    var connections = new ArrayList<Connection>();
    for (int i = 0; i < shape.connections(); i++) {
      var connection = new Connection(target);
      connection.register(selector);
      connections.add(connection);
    }
    return connections;
  }

  private void begin(List<Connection> connections) throws IOException {
    switch (shape) {
      case Shape.OpenLoop open -> {
        connections.forEach(calls::callFor);
        Thread.ofPlatform().name("load-pacer").start(() -> pace(open.perSecond()));
      }
      case Shape.ClosedLoop closed -> sendOnEach(connections);
      case Shape.Once once -> sendOnEach(connections);
    }
  }

  private static void sendOnEach(List<Connection> connections) throws IOException {
    for (var connection : connections) {
      connection.send(System.nanoTime());
    }
  }

  private void pause(Duration time) throws IOException, InterruptedException {
    if (shape instanceof Shape.Once) {
      ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } else {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
    var failed = failure;
    if (failed != null) {
      throw new IOException(target.name() + ": " + failed.getMessage(), failed);
    }
  }

  private void pace(int perSecond) {
    long interval = 1_000_000_000L / perSecond;
    long due = System.nanoTime();
    while (running) {
      long early = due - System.nanoTime();
      if (early > 0) {
        LockSupport.parkNanos(early);
        continue;
      }
      sendDue(due);
      due += interval;
    }
  }

  private void sendDue(long due) {
    var connection = calls.connectionFor(due);
    if (connection == null) {
      return;
    }
    try {
      connection.send(due);
    } catch (IOException e) {
      // The reader sees the same closed connection, counts the call as broken and connects again.
      Thread.onSpinWait();
    }
  }

  private void read(Selector selector) {
    var buffer = ByteBuffer.allocateDirect(256 * 1024);
    try {
      while (running) {
        selector.select(key -> readOne(key, buffer, selector), 100);
      }
    } catch (Exception e) {
      failure = e;
    }
  }

  private void readOne(SelectionKey key, ByteBuffer buffer, Selector selector) {
    if (!key.isValid()) {
      return;
    }
    var connection = (Connection) key.attachment();
    try {
      if (connection.read(buffer, measuring ? tally : null)) {
        ended(connection);
      }
    } catch (IOException | IllegalStateException e) {
      again(connection, selector, e);
    }
  }

  private void ended(Connection connection) throws IOException {
    switch (shape) {
      case Shape.ClosedLoop closed -> connection.send(System.nanoTime());
      case Shape.OpenLoop open -> {
        var due = calls.callFor(connection);
        if (due != null) {
          connection.send(due);
        }
      }
      case Shape.Once once -> ended.countDown();
    }
  }

  private void again(Connection connection, Selector selector, Exception cause) {
    boolean lost = connection.busy();
    if (measuring && lost) {
      tally.cut();
    }
    try {
      if (shape instanceof Shape.Once || ++reconnects > MOST_RECONNECTS) {
        connection.close();
        ended.countDown();
        failure = shape instanceof Shape.Once ? failure : cause;
        return;
      }
      connection.reconnect(selector);
      if (lost) {
        ended(connection);
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  private void stop(Thread reader, Selector selector) throws InterruptedException {
    running = false;
    selector.wakeup();
    reader.join();
  }
}

package io.ledgerline.benchmarks.ledger;

import io.ledgerline.benchmarks.process.Cost;
import io.ledgerline.ledger.LedgerUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Producers on virtual threads that record entries, each waiting for its acknowledgement; at full
 * speed or, each at its own pace, at a rate. At a rate latency counts from when an entry was due.
 */
final class Producers {
  /** How many there are. */
  static final int COUNT = 64;

  /**
   * Makes one entry of that stream durable. What a call does besides its append (encrypting its
   * content, say) belongs in here too.
   */
  interface Recorder {
    /** Returns once it is acknowledged. */
    void record(String stream) throws LedgerUnavailableException, InterruptedException;
  }

  private final Recorder recorder;
  private final int streams;
  private final double perSecond;
  private final ConcurrentHistogram latency = new ConcurrentHistogram(3);
  private final AtomicLong acknowledged = new AtomicLong();
  private volatile boolean running = true;

  /**
   * Producers that did not begin yet.
   *
   * @param streams how many streams their entries go to, in turns
   * @param perSecond entries a second of all together; 0 for as many as are taken
   */
  Producers(Recorder recorder, int streams, double perSecond) {
    this.recorder = recorder;
    this.streams = streams;
    this.perSecond = perSecond;
  }

  /**
   * What was acknowledged.
   *
   * @param perSecond entries a second
   * @param cpuMicros CPU of this process per entry, the producers' own included
   * @param databaseMicros CPU of the database's processes per entry acknowledged
   */
  record Speed(
      double perSecond,
      double p50Millis,
      double p99Millis,
      double cpuMicros,
      double databaseMicros) {}

  /** Runs for that time; {@code look} is called every 50 ms. */
  Speed run(Duration time, Runnable look) throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<?>>();
      var ours = ours();
      var database = database();
      long from = System.nanoTime();
      for (int i = 0; i < COUNT; i++) {
        int number = i;
        all.add(threads.submit(() -> produce(number, from)));
      }
      while (System.nanoTime() - from < time.toNanos() && all.stream().noneMatch(Future::isDone)) {
        TimeUnit.MILLISECONDS.sleep(50);
        look.run();
      }
      double seconds = (System.nanoTime() - from) / 1e9;
      running = false;
      for (var each : all) {
        each.get();
      }
      double count = Math.max(1, acknowledged.get());
      return new Speed(
          count / seconds,
          millis(50),
          millis(99),
          ours().cpuMicrosSince(ours) / count,
          database().cpuMicrosSince(database) / count);
    }
  }

  private static Cost ours() {
    return Cost.of(List.of(ProcessHandle.current().pid()));
  }

  private static Cost database() {
    return Cost.of(ProcessHandle.current().descendants().map(ProcessHandle::pid).toList());
  }

  private double millis(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1e6;
  }

  private Void produce(int number, long from)
      throws LedgerUnavailableException, InterruptedException {
    long every = perSecond == 0 ? 0 : (long) (COUNT * 1e9 / perSecond);
    long due = from + every * number / COUNT;
    for (int turn = number; running; turn += COUNT) {
      if (every > 0) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      long begun = every > 0 ? due : System.nanoTime();
      recorder.record("tenant-" + turn % streams);
      if (running) { // the last of each ended after the time was taken
        acknowledged.incrementAndGet();
        latency.recordValue(Math.max(1, System.nanoTime() - begun));
      }
      due += every;
    }
    return null;
  }
}

package io.ledgerline.benchmarks.micro;

import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.LedgerUnavailableException;
import io.ledgerline.verifier.Verify;
import io.ledgerline.verifier.VerifyOptions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * The ledger by its public interface: 64 producers, entries of a call's size, every one durable.
 */
public final class LedgerLoad {
  private static final int PRODUCERS = 64;
  private static final int STREAMS = 8;
  private final Entries entries =
      new Entries(new UuidV7(InstantSource.system(), new SecureRandom()));
  private final ConcurrentHistogram latency = new ConcurrentHistogram(3);
  private final AtomicLong acknowledged = new AtomicLong();
  private volatile boolean counting;
  private volatile boolean running = true;

  /** One load on one ledger, at full speed or, with {@code perSecond} above 0, at a fixed rate. */
  private record Measured(double perSecond, double p50Millis, double p99Millis) {}

  /** Runs in an empty folder and returns a Markdown table. */
  public static String run(Path folder, Duration warmUp, Duration measured)
      throws LedgerException, InterruptedException, ExecutionException {
    var config =
        LedgerConfig.of(
            folder.resolve("ledger"), folder.resolve("state"), "benchmark.example", "node-1");
    var full = new LedgerLoad().measure(config, warmUp, measured, 0);
    var half = new LedgerLoad().measure(config, warmUp, measured, full.perSecond() / 2);
    return table(full, half) + verified(config.dataDir());
  }

  private Measured measure(LedgerConfig config, Duration warmUp, Duration time, double perSecond)
      throws LedgerException, InterruptedException, ExecutionException {
    try (var ledger = Ledger.open(config, InstantSource.system(), entries::opened);
        var producers = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < PRODUCERS; i++) {
        int number = i;
        all.add(producers.submit(() -> produce(ledger, number, perSecond / PRODUCERS)));
      }
      TimeUnit.NANOSECONDS.sleep(warmUp.toNanos());
      counting = true;
      long from = System.nanoTime();
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
      counting = false;
      double seconds = (System.nanoTime() - from) / 1e9;
      running = false;
      for (var producer : all) {
        producer.get();
      }
      return new Measured(
          acknowledged.get() / seconds,
          latency.getValueAtPercentile(50) / 1e6,
          latency.getValueAtPercentile(99) / 1e6);
    }
  }

  private void produce(Ledger ledger, int number, double perSecond) {
    var stream = "tenant-" + number % STREAMS;
    long due = System.nanoTime();
    try {
      while (running) {
        if (perSecond > 0) {
          due += (long) (1e9 / perSecond);
          LockSupport.parkNanos(due - System.nanoTime());
        }
        append(ledger, stream, perSecond > 0 ? due : System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (LedgerUnavailableException e) {
      throw new IllegalStateException(e);
    }
  }

  private void append(Ledger ledger, String stream, long due)
      throws LedgerUnavailableException, InterruptedException {
    ledger.append(stream, entries.completed(stream));
    if (counting) {
      acknowledged.incrementAndGet();
      latency.recordValue(Math.max(1, System.nanoTime() - due));
    }
  }

  private static String verified(Path ledger) throws InterruptedException {
    long from = System.nanoTime();
    var report = Verify.run(ledger, VerifyOptions.defaults());
    double seconds = (System.nanoTime() - from) / 1e9;
    return String.format(
        Locale.ROOT,
        "Verified offline: %,d entries at %,.0f entries/s, %d finding(s).%n",
        report.entries(),
        report.entries() / seconds,
        report.findings().size());
  }

  private static String table(Measured full, Measured half) {
    return String.format(
        Locale.ROOT,
        """
        | Ledger, %d producers, %d streams | acknowledged/s | p50 ms | p99 ms |
        | --- | --- | --- | --- |
        | full speed | %,.0f | %.2f | %.2f |
        | half of it | %,.0f | %.2f | %.2f |

        """,
        PRODUCERS,
        STREAMS,
        full.perSecond(),
        full.p50Millis(),
        full.p99Millis(),
        half.perSecond(),
        half.p50Millis(),
        half.p99Millis());
  }
}

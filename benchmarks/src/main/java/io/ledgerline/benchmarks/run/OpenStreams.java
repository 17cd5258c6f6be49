package io.ledgerline.benchmarks.run;

import io.ledgerline.benchmarks.load.LoadRun;
import io.ledgerline.benchmarks.load.Shape;
import io.ledgerline.benchmarks.process.Peer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Streams held open together, each to its own end.
 *
 * @param asked streams opened
 * @param whole streams that ended whole
 * @param peakResidentBytes most memory resident in the peer meanwhile, its database left out
 */
record OpenStreams(String peer, int asked, long whole, long peakResidentBytes) {
  /** Each stream lasts longer than opening all of them takes. */
  private static final int EVENTS = 6;

  private static final int PACE_MILLIS = 1_000;
  private static final Duration MOST = Duration.ofSeconds(60);

  static OpenStreams measure(Peer peer, int streams) throws IOException, InterruptedException {
    var peak = new AtomicLong();
    try (var watch = Executors.newSingleThreadScheduledExecutor()) {
      var sampling =
          watch.scheduleAtFixedRate(
              () -> peak.accumulateAndGet(peer.cost().residentBytes(), Math::max),
              0,
              250,
              TimeUnit.MILLISECONDS);
      var result =
          LoadRun.run(
              Workload.target(peer, EVENTS, PACE_MILLIS),
              new Shape.Once(streams),
              Duration.ZERO,
              MOST,
              () -> {});
      sampling.cancel(false);
      return new OpenStreams(peer.name(), streams, result.calls(), peak.get());
    }
  }
}

package io.ledgerline.benchmarks.ledger;

import io.ledgerline.audit.UuidV7;
import io.ledgerline.benchmarks.ledger.Producers.Recorder;
import io.ledgerline.benchmarks.ledger.Producers.Speed;
import io.ledgerline.benchmarks.run.Machine;
import io.ledgerline.benchmarks.run.RawSync;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.key.KeyProtection;
import io.ledgerline.verifier.Verify;
import io.ledgerline.verifier.VerifyOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * The ledger by its public interface with all that goes with it: entries of a call's size, every
 * one durable, hybrid checkpoints by keys that are encrypted at rest, the index following.
 */
public final class LedgerLoad {
  private static final int STREAMS = 8;
  private static final double CHECKPOINT_LOAD = 2_000;

  private final LedgerPlan plan;
  private final Path folder;
  private final LedgerConfig config;
  private final Entries entries =
      new Entries(new UuidV7(InstantSource.system(), new SecureRandom()));
  private final StringBuilder text = new StringBuilder();
  private double[] indexBytes = {0, 0};
  private long entriesInAll;

  private LedgerLoad(Path folder, LedgerPlan plan) {
    this.plan = plan;
    this.folder = folder;
    this.config =
        LedgerConfig.of(
                folder.resolve("ledger"), folder.resolve("state"), "benchmark.example", "node-1")
            .withKeyProtection(KeyProtection.passphrase("only for benchmarks".toCharArray()));
  }

  /** Runs in an empty folder and returns Markdown. */
  public static String run(Path folder, LedgerPlan plan) throws Exception {
    return new LedgerLoad(folder, plan).run();
  }

  private String run() throws Exception {
    var sync = RawSync.measure(folder, Duration.ofSeconds(1));
    double hashes = RawHash.perSecond(Duration.ofSeconds(1));
    say("Machine: %s.%n", Machine.describe());
    say(
        "Raw fdatasync of 4 KiB: p50 %.3f ms, p99 %.3f ms. Raw SHA-256 of 1 KiB: %,.0f/s.%n%n",
        sync.p50Millis(), sync.p99Millis(), hashes);
    say(
        "| %d producers | acknowledged/s | p50 ms | p99 ms | CPU µs/entry | database µs/entry |%n",
        Producers.COUNT);
    say("| --- | --- | --- | --- | --- | --- |%n");
    double written = loaded();
    verified();
    say("%n| On disk, per entry of %d bytes | bytes |%n", entries.completed("tenant-0").length);
    say("| --- | --- |%n");
    onDisk(written);
    return text.toString();
  }

  /** The loads on one open ledger; returns the bytes written per entry by the ledger alone. */
  private double loaded() throws Exception {
    try (var ledger = Ledger.open(config, InstantSource.system(), entries::opened)) {
      Recorder recorder = stream -> ledger.append(stream, entries.completed(stream));
      speed(recorder, 0, plan.warmUp(), () -> {});
      long bytes = Footprint.written();
      long before = ledger.health().appends();
      row("ledger alone, full speed", speed(recorder, 0, plan.measured(), () -> {}));
      double written =
          (double) (Footprint.written() - bytes) / (ledger.health().appends() - before);
      try (var index = IndexBeside.start(ledger, folder.resolve("postgres"))) {
        var full = speed(recorder, 0, plan.measured(), index::look);
        row("index following, full speed", full);
        row(
            "index following, half of it",
            speed(recorder, full.perSecond() / 2, plan.measured(), index::look));
        var caughtUp = index.caughtUp(plan.catchUp());
        indexBytes = index.bytesPerEntry();
        checkpoints(ledger, recorder, 100, "100 streams");
        checkpoints(ledger, recorder, 1_000, "1,000 streams, 900 of them new");
        checkpoints(ledger, recorder, 1_000, "1,000 streams");
        say("%n%s", caughtUp);
      }
      return written;
    }
  }

  private static Speed speed(Recorder recorder, double perSecond, Duration time, Runnable look)
      throws InterruptedException, ExecutionException {
    return new Producers(recorder, STREAMS, perSecond).run(time, look);
  }

  private void row(String name, Speed speed) {
    say(
        "| %s | %,.0f | %.2f | %.2f | %.1f | %.1f |%n",
        name,
        speed.perSecond(),
        speed.p50Millis(),
        speed.p99Millis(),
        speed.cpuMicros(),
        speed.databaseMicros());
  }

  private void checkpoints(Ledger ledger, Recorder recorder, int streams, String name)
      throws InterruptedException, ExecutionException {
    long before = ledger.health().checkpoints();
    long[] oldest = {0};
    var speed =
        new Producers(recorder, streams, CHECKPOINT_LOAD)
            .run(
                plan.checkpoints(),
                () -> oldest[0] = Math.max(oldest[0], ledger.health().unsignedFor().toMillis()));
    row(
        String.format(
            Locale.ROOT,
            "%s, %,.0f/s: %,.0f checkpoints/s, oldest uncovered entry %.1f s",
            name,
            CHECKPOINT_LOAD,
            (ledger.health().checkpoints() - before) / (double) plan.checkpoints().toSeconds(),
            oldest[0] / 1e3),
        speed);
  }

  private void verified() throws InterruptedException {
    for (var pass : new String[] {"first time", "again, warm"}) {
      long from = System.nanoTime();
      var report = Verify.run(config.dataDir(), VerifyOptions.defaults());
      double seconds = (System.nanoTime() - from) / 1e9;
      entriesInAll = report.entries();
      say(
          "Verified offline, %s: %,d entries at %,.0f entries/s, %d finding(s).%n",
          pass, report.entries(), report.entries() / seconds, report.findings().size());
    }
  }

  private void onDisk(double written) throws IOException {
    double count = Math.max(1, entriesInAll);
    for (var part : Footprint.of(config.dataDir()).entrySet()) {
      if (!part.getKey().equals("journal")) { // gone once sealed
        say("| %s | %,.1f |%n", part.getKey(), part.getValue() / count);
      }
    }
    say("| index: tables | %,.0f |%n", indexBytes[0]);
    say("| index: their indexes | %,.0f |%n", indexBytes[1]);
    say(
        "| written in all by the ledger at full speed (journal, its zeros, bundles, tiles) | %,.0f |%n",
        written);
  }

  private void say(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}

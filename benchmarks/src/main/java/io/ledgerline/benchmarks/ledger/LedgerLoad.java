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
import java.util.StringJoiner;
import java.util.concurrent.ExecutionException;

/**
 * The ledger by its public interface with all that goes with it: entries of a call's size, every
 * one durable, hybrid checkpoints by keys that are encrypted at rest, the index following.
 */
public final class LedgerLoad {
  private static final int STREAMS = 8;
  private static final double WARM_UP_LOAD = 5_000;
  private static final double CHECKPOINT_LOAD = 2_000;
  private static final int PASSES = 4;

  private final LedgerPlan plan;
  private final Path folder;
  private final Entries entries =
      new Entries(new UuidV7(InstantSource.system(), new SecureRandom()));
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder copied = new StringBuilder();
  private double[] indexBytes = {0, 0};

  private LedgerLoad(Path folder, LedgerPlan plan) {
    this.plan = plan;
    this.folder = folder;
  }

  /** Runs in an empty folder and returns Markdown. */
  public static String run(Path folder, LedgerPlan plan) throws Exception {
    return new LedgerLoad(folder, plan).run();
  }

  /** A ledger of its own in the folder. */
  private LedgerConfig config(String name) {
    return LedgerConfig.of(
            folder.resolve(name).resolve("ledger"),
            folder.resolve(name).resolve("state"),
            "benchmark.example",
            "node-1")
        .withKeyProtection(KeyProtection.passphrase("only for benchmarks".toCharArray()));
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
    var alone = config("alone");
    var followed = config("followed");
    double written = alone(alone);
    followed(followed);
    say("%n%s%n", copied);
    long count = verified("few long streams", alone);
    verified("over 1,000 streams", followed);
    say("%n| On disk, per entry of %d bytes | bytes |%n", entries.completed("tenant-0").length);
    say("| --- | --- |%n");
    onDisk(alone, count, written);
    return text.toString();
  }

  private Recorder into(Ledger ledger) {
    return stream -> ledger.append(stream, entries.completed(stream));
  }

  private Ledger open(LedgerConfig config) throws Exception {
    return Ledger.open(config, InstantSource.system(), entries::opened);
  }

  /** Nothing but the ledger, at full speed; returns the bytes written per entry. */
  private double alone(LedgerConfig config) throws Exception {
    try (var ledger = open(config)) {
      var recorder = into(ledger);
      speed(recorder, 0, plan.warmUp(), () -> {});
      long bytes = Footprint.written();
      long before = ledger.health().appends();
      row("ledger alone, full speed", speed(recorder, 0, plan.measured(), () -> {}));
      return (double) (Footprint.written() - bytes) / (ledger.health().appends() - before);
    }
  }

  /**
   * The loads that an index follows. It is current before each of them, and its code is compiled:
   * it is the index that is measured, not its first minute.
   */
  private void followed(LedgerConfig config) throws Exception {
    try (var ledger = open(config);
        var index = IndexBeside.start(ledger, folder.resolve("postgres"))) {
      var recorder = into(ledger);
      speed(recorder, WARM_UP_LOAD, plan.warmUp(), index::look);
      index.caughtUp(plan.catchUp());
      var full = speed(recorder, 0, plan.measured(), index::look);
      row("index following, full speed", full);
      copied.append("Index, full speed: ").append(index.caughtUp(plan.catchUp()));
      double half = full.perSecond() / 2;
      row("index following, half of it", speed(recorder, half, plan.measured(), index::look));
      copied.append("Index, half of it: ").append(index.caughtUp(plan.catchUp()));
      indexBytes = index.bytesPerEntry();
      checkpoints(ledger, recorder, 100, "100 streams");
      checkpoints(ledger, recorder, 1_000, "1,000 streams, 900 of them new");
      checkpoints(ledger, recorder, 1_000, "1,000 streams");
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

  /** Verifies a folder some times over: the first pass is also the one that compiles. */
  private long verified(String what, LedgerConfig config) throws InterruptedException {
    long count = 0;
    long findings = 0;
    var rates = new StringJoiner(", ");
    for (int pass = 0; pass < PASSES; pass++) {
      long from = System.nanoTime();
      var report = Verify.run(config.dataDir(), VerifyOptions.defaults());
      count = report.entries();
      findings += report.findings().size();
      double seconds = (System.nanoTime() - from) / 1e9;
      rates.add(String.format(Locale.ROOT, "%,.0f", count / seconds));
    }
    say(
        "Verified offline, %s: %,d entries, %d times over: %s entries/s, %d finding(s).%n",
        what, count, PASSES, rates, findings);
    return count;
  }

  private void onDisk(LedgerConfig config, long count, double written) throws IOException {
    for (var part : Footprint.of(config.dataDir()).entrySet()) {
      if (!part.getKey().equals("journal")) { // gone once sealed
        say("| %s | %,.1f |%n", part.getKey(), part.getValue() / (double) Math.max(1, count));
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

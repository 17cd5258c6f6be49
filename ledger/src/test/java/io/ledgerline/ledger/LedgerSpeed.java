package io.ledgerline.ledger;

import io.ledgerline.ledger.tree.MerkleHasher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Acknowledged entries per second, beside this machine's raw sync and hash of the same run. Run by
 * hand: {@code LedgerSpeed <folder> [seconds] [producers] [streams] [entries/s]}; the folder must
 * be on the disk that is meant.
 */
final class LedgerSpeed {
  private static final int ENTRY_BYTES = 700;

  private LedgerSpeed() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory(Path.of(args[0]), "ledger-speed");
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    int producers = args.length > 2 ? Integer.parseInt(args[2]) : 64;
    int streams = args.length > 3 ? Integer.parseInt(args[3]) : 8;
    System.out.printf(Locale.ROOT, "fdatasync of 4 KiB  %,9.0f /s%n", syncsPerSecond(folder));
    System.out.printf(Locale.ROOT, "SHA-256             %,9.0f MB/s%n", hashRate());
    int perSecond = args.length > 4 ? Integer.parseInt(args[4]) : 0;
    run(folder, 2, producers, streams, perSecond);
    System.out.println(run(folder, seconds, producers, streams, perSecond));
  }

  private static String run(Path folder, int seconds, int producers, int streams, int perSecond)
      throws Exception {
    long pauseNanos = perSecond == 0 ? 0 : 1_000_000_000L * producers / perSecond;
    long unsigned = 0;
    LedgerConfig config =
        LedgerConfig.of(folder.resolve("data"), folder.resolve("state"), "speed.example", "n");
    StreamOpening opening = (s, o, v) -> o.getBytes(StandardCharsets.UTF_8);
    List<Future<long[]>> all = new ArrayList<>();
    long start = System.nanoTime();
    LedgerHealth before;
    LedgerHealth after;
    double took;
    try (Ledger ledger = Ledger.open(config, InstantSource.system(), opening);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      before = ledger.health();
      start = System.nanoTime();
      long end = start + seconds * 1_000_000_000L;
      for (int i = 0; i < producers; i++) {
        String stream = "tenant-" + i % streams;
        byte[] entry = new byte[ENTRY_BYTES];
        new Random(i).nextBytes(entry);
        all.add(threads.submit(() -> produce(ledger, stream, entry, end, pauseNanos)));
      }
      while (System.nanoTime() < end) {
        unsigned = Math.max(unsigned, ledger.health().unsignedFor().toMillis());
        LockSupport.parkNanos(50_000_000);
      }
      for (Future<long[]> each : all) {
        each.get();
      }
      took = (System.nanoTime() - start) / 1e9;
      after = ledger.health();
      start = System.nanoTime();
    }
    long[] waits = all.stream().flatMapToLong(each -> Arrays.stream(each.resultNow())).toArray();
    Arrays.sort(waits);
    long appends = after.appends() - before.appends();
    long batches = after.batches() - before.batches();
    return String.format(
        Locale.ROOT,
        "%d producers, %d streams: %,.0f entries/s acknowledged, p50 %.2f ms, p99 %.2f ms,"
            + " max %.0f ms; %.1f entries per sync, sync %.2f ms; %d checkpoints, longest uncovered %d ms; %d entries not"
            + " in bundles, %d journal files at the end; closed in %.2f s%s",
        producers,
        streams,
        appends / took,
        waits[waits.length / 2] / 1e6,
        waits[(int) (waits.length * 0.99)] / 1e6,
        waits[waits.length - 1] / 1e6,
        (double) appends / batches,
        (after.syncNanos() - before.syncNanos()) / 1e6 / batches,
        after.checkpoints() - before.checkpoints(),
        unsigned,
        after.unsealedEntries(),
        after.journalFiles(),
        (System.nanoTime() - start) / 1e9,
        after.lastFailure() == null ? "" : "; failed: " + after.lastFailure());
  }

  private static long[] produce(
      Ledger ledger, String stream, byte[] entry, long end, long pauseNanos)
      throws LedgerUnavailableException, InterruptedException {
    long[] waits = new long[1024];
    int count = 0;
    for (long at = System.nanoTime(); at < end; ) {
      ledger.append(stream, entry.clone());
      long now = System.nanoTime();
      waits = count == waits.length ? Arrays.copyOf(waits, count * 2) : waits;
      waits[count++] = now - at;
      LockSupport.parkNanos(pauseNanos);
      at = System.nanoTime();
    }
    return Arrays.copyOf(waits, count);
  }

  private static double syncsPerSecond(Path folder) throws IOException {
    Path path = folder.resolve("sync");
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.allocate(4 << 20), 0);
      file.force(true);
      int syncs = 0;
      long start = System.nanoTime();
      for (; System.nanoTime() - start < 1_000_000_000L; syncs++) {
        file.write(ByteBuffer.allocate(4096), syncs % 1024 * 4096L);
        file.force(false);
      }
      return syncs * 1e9 / (System.nanoTime() - start);
    }
  }

  private static double hashRate() {
    byte[] block = new byte[1 << 20];
    long bytes = 0;
    long start = System.nanoTime();
    for (; System.nanoTime() - start < 1_000_000_000L; bytes += block.length) {
      MerkleHasher.leafHash(block);
    }
    return bytes / 1e6 / ((System.nanoTime() - start) / 1e9);
  }
}

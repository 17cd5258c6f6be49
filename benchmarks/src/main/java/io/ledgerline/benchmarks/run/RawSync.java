package io.ledgerline.benchmarks.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What one durable write costs on this disk: 4 KiB into a file allocated before, then fdatasync.
 *
 * @param p50Millis median
 * @param p99Millis 99th percentile
 */
public record RawSync(double p50Millis, double p99Millis) {
  private static final int FILE_BYTES = 16 * 1024 * 1024;

  /** Measures for so long, in a file of its own that is removed again. */
  public static RawSync measure(Path folder, Duration time) throws IOException {
    var file = Files.createTempFile(folder, "raw-sync", ".bin");
    var histogram = new Histogram(3);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(FILE_BYTES));
      channel.force(true);
      long until = System.nanoTime() + time.toNanos();
      for (long at = 0; System.nanoTime() < until; at = (at + 4096) % FILE_BYTES) {
        long from = System.nanoTime();
        channel.write(ByteBuffer.allocate(4096), at);
        channel.force(false);
        histogram.recordValue(System.nanoTime() - from);
      }
    } finally {
      Files.delete(file);
    }
    return new RawSync(
        histogram.getValueAtPercentile(50) / 1e6, histogram.getValueAtPercentile(99) / 1e6);
  }
}

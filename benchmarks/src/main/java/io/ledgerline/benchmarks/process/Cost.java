package io.ledgerline.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What some processes have used so far, by {@code /proc} (Linux; proc(5)).
 *
 * @param cpuNanos user and system time, in steps of a clock tick (10 ms)
 * @param residentBytes memory resident now, shared pages counted once per process
 */
public record Cost(long cpuNanos, long residentBytes) {
  private static final long NANOS_PER_TICK = 10_000_000L;

  /** Sums over processes; one that has ended counts nothing. */
  public static Cost of(List<Long> pids) {
    long cpu = 0;
    long resident = 0;
    for (long pid : pids) {
      try {
        cpu += cpuNanos(Files.readString(Path.of("/proc/" + pid + "/stat")));
        resident += residentBytes(Files.readString(Path.of("/proc/" + pid + "/status")));
      } catch (NoSuchFileException e) {
        // ended between two reads
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Cost(cpu, resident);
  }

  /** CPU used since an earlier reading, in microseconds. */
  public double cpuMicrosSince(Cost earlier) {
    return (cpuNanos - earlier.cpuNanos) / 1e3;
  }

  static long cpuNanos(String stat) {
    // The name in brackets may hold blanks; fields 14 and 15 are counted from behind it.
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * NANOS_PER_TICK;
  }

  static long residentBytes(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
        .findFirst()
        .orElse(0L);
  }
}

package io.ledgerline.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a run happens on. */
public final class Machine {
  private Machine() {}

  /**
   * Cores, processor, memory, kernel and Java in one line, and how busy others keep it: the mean
   * number of runnable threads in the last minute (proc(5), loadavg).
   */
  public static String describe() throws IOException {
    var memory = field(Path.of("/proc/meminfo"), "MemTotal").replaceAll("[^0-9]", "");
    return String.format(
        Locale.ROOT,
        "%d cores (%s), %.0f GiB, Linux %s, Java %s; load of the minute before %s",
        Runtime.getRuntime().availableProcessors(),
        field(Path.of("/proc/cpuinfo"), "model name"),
        Double.parseDouble(memory) / 1024 / 1024,
        System.getProperty("os.version").replaceAll("-.*", ""),
        Runtime.version().feature(),
        Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }

  /** Files that one process may open, by {@code /proc/self/limits}. */
  static int openFileLimit() throws IOException {
    var numbers = field(Path.of("/proc/self/limits"), "Max open files").strip().split("\\s+");
    return numbers[0].equals("unlimited") ? 1_000_000 : Integer.parseInt(numbers[0]);
  }

  private static String field(Path file, String name) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(name.length()).replaceFirst("^[\\s:]+", ""))
          .findFirst()
          .orElse("unknown");
    }
  }
}

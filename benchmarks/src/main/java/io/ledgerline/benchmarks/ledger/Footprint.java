package io.ledgerline.benchmarks.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a ledger's folder holds, by class of file. */
final class Footprint {
  private Footprint() {}

  /** Bytes of all files of each class. */
  static Map<String, Long> of(Path ledger) throws IOException {
    var bytes = new TreeMap<String, Long>();
    try (var all = Files.walk(ledger)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        bytes.merge(classOf(ledger.relativize(file).toString()), Files.size(file), Long::sum);
      }
    }
    return bytes;
  }

  /** Bytes that this process has handed to the kernel, by {@code /proc/self/io} (proc(5)). */
  static long written() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/io")).stream()
        .filter(line -> line.startsWith("wchar: "))
        .mapToLong(line -> Long.parseLong(line.substring("wchar: ".length())))
        .sum();
  }

  private static String classOf(String path) {
    if (path.startsWith("journal/")) {
      return "journal";
    }
    if (path.contains("/tile/entries/")) {
      return "bundles";
    }
    return path.contains("/tile/") ? "tiles" : "other";
  }
}

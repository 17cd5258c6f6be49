package io.ledgerline.inspection.name;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.LearntDetectors;
import io.ledgerline.inspection.detect.ScanContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Prints how many people, places and companies are found in files that should hold few, per
 * megabyte, with and without the model. Takes the end of names ({@code .java}) and folders; {@code
 * -v} prints what the model adds.
 */
public final class NameAlarms {
  private static final Set<String> TYPES = Set.of("PERSON", "LOCATION", "ORGANIZATION");
  private static final long MOST = 12_000_000;

  private NameAlarms() {}

  public static void main(String[] args) throws IOException {
    boolean shown = args[0].equals("-v");
    int first = shown ? 1 : 0;
    Map<String, Integer> before = new TreeMap<>();
    Map<String, Integer> now = new TreeMap<>();
    long bytes = 0;
    Detectors rules = LearntDetectors.without();
    for (int i = first + 1; i < args.length; i++) {
      for (Path file : files(Path.of(args[i]), args[first])) {
        byte[] utf8 = Files.readAllBytes(file);
        if (bytes + utf8.length > MOST) {
          continue;
        }
        bytes += utf8.length;
        List<Finding> without = names(rules.scan(utf8, ScanContext.NONE));
        List<Finding> with = names(Detectors.standard().scan(utf8, ScanContext.NONE));
        without.forEach(finding -> before.merge(finding.type(), 1, Integer::sum));
        with.forEach(finding -> now.merge(finding.type(), 1, Integer::sum));
        if (shown) {
          with.stream().filter(finding -> !has(without, finding)).forEach(f -> show(utf8, f));
        }
      }
    }
    for (String type : now.keySet()) {
      System.out.printf(
          Locale.ROOT,
          "%-14s per MB: %7.1f by rules, %7.1f with the model%n",
          type,
          before.getOrDefault(type, 0) * 1e6 / bytes,
          now.get(type) * 1e6 / bytes);
    }
    System.out.printf(Locale.ROOT, "%.1f MB%n", bytes / 1e6);
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> f.toString().endsWith(end) && !f.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }

  private static List<Finding> names(List<Finding> all) {
    return all.stream().filter(finding -> TYPES.contains(finding.type())).toList();
  }

  private static boolean has(List<Finding> all, Finding one) {
    return all.stream().anyMatch(f -> f.start() < one.end() && f.end() > one.start());
  }

  private static void show(byte[] utf8, Finding finding) {
    int from = Math.max(0, finding.start() - 40);
    int to = Math.min(utf8.length, finding.end() + 30);
    System.out.printf(
        "%s %d [%s] <%s>%n",
        finding.type(),
        finding.confidencePermille(),
        new String(utf8, finding.start(), finding.end() - finding.start(), UTF_8),
        new String(utf8, from, to - from, UTF_8).replace('\n', '⏎'));
  }
}

package io.ledgerline.benchmarks.hostile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Searches for slow texts: repeats units drawn from a seed, then changes the slowest ones on and
 * on. The units are the same for the same seed as far as they are drawn; which of them are changed
 * depends on the clock.
 */
public final class HostileSearch {
  private static final long SEED = 1;

  /** The target, MB/s. */
  private static final double BOUND = 20;

  private static final int SIZE = 1 << 15;
  private static final int KEPT = 12;
  private static final int QUICK_ROUNDS = 2;
  private static final int ROUNDS = 25;

  /** A text that was tried. */
  private record Tried(Unit unit, double speed) {}

  private final Random random = new Random(SEED);
  private final Scanner scanner;

  private HostileSearch(Scanner scanner) {
    this.scanner = scanner;
  }

  /**
   * Searches with every scanner.
   *
   * @param each how long with each
   * @return a table in Markdown
   */
  public static String run(Duration each) {
    var table =
        new StringBuilder("| scanner | tried | below 20 MB/s | slowest found, repeated | MB/s |\n");
    table.append("| --- | --- | --- | --- | --- |\n");
    for (var scanner : Scanner.values()) {
      table.append(new HostileSearch(scanner).rows(each));
    }
    return table.toString();
  }

  private String rows(Duration time) {
    long half = time.toNanos() / 2;
    var tried = new ArrayList<Tried>();
    warmUp(half / 2);
    drawn(half / 2, tried);
    changed(half, tried);
    long slow = tried.stream().filter(one -> one.speed() < BOUND).count();
    var rows = new StringBuilder();
    for (var one : slowest(tried)) {
      double speed = scanner.speed(one.unit().text(SIZE), ROUNDS);
      rows.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %,d | `%s` | %.0f |%n",
              scanner.title,
              tried.size(),
              slow,
              one.unit().shown(),
              speed));
    }
    return rows.toString();
  }

  private void warmUp(long nanos) {
    var other = new Random(SEED + 1);
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      scanner.speed(Unit.random(other).text(SIZE), 1);
    }
  }

  /** Single seeds first, then units of several. */
  private void drawn(long nanos, List<Tried> tried) {
    long end = System.nanoTime() + nanos;
    Unit.SEEDS.forEach(seed -> tried.add(tried(new Unit(List.of(seed)))));
    while (System.nanoTime() < end) {
      tried.add(tried(Unit.random(random)));
    }
  }

  private void changed(long nanos, List<Tried> tried) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      for (var one : slowest(tried)) {
        var next = IntStream.range(0, 4).mapToObj(_ -> tried(one.unit().changed(random))).toList();
        tried.addAll(next);
      }
    }
  }

  private Tried tried(Unit unit) {
    return new Tried(unit, scanner.speed(unit.text(SIZE), QUICK_ROUNDS));
  }

  /** The slowest, no unit twice. */
  private static List<Tried> slowest(List<Tried> tried) {
    var kept = new ArrayList<Tried>();
    tried.sort(Comparator.comparingDouble(Tried::speed));
    for (var one : tried) {
      if (kept.stream().noneMatch(other -> other.unit().equals(one.unit()))) {
        kept.add(one);
      }
      if (kept.size() == KEPT) {
        break;
      }
    }
    return kept;
  }
}

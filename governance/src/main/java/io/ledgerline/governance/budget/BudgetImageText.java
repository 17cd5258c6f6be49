package io.ledgerline.governance.budget;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The canonical text of an image: a version line, then one line per fact, words between single
 * spaces (no name holds one), lines of a kind sorted.
 */
final class BudgetImageText {
  private static final String VERSION = "ledgerline-budgets 1";
  private static final String NO_REQUEST = "-";

  private BudgetImageText() {}

  static String write(BudgetImage image) {
    StringBuilder out = new StringBuilder(VERSION).append('\n');
    sorted(image.positions(), out, (stream, next) -> "next " + stream + " " + next);
    sorted(image.closed(), out, (budget, end) -> "closed " + budget + " " + end.getEpochSecond());
    sorted(
        image.tallies(),
        out,
        (counter, tally) ->
            String.join(
                " ",
                "spent",
                counter.toString(),
                Long.toString(tally.spent()),
                Long.toString(tally.lastUsed()),
                Integer.toString(tally.reportedPercent())));
    image.open().forEach(call -> out.append(open(call)).append('\n'));
    return out.toString();
  }

  private interface Line<K, V> {
    String of(K key, V value);
  }

  private static <K, V> void sorted(Map<K, V> map, StringBuilder out, Line<K, V> line) {
    map.entrySet().stream()
        .map(e -> line.of(e.getKey(), e.getValue()))
        .sorted()
        .forEach(text -> out.append(text).append('\n'));
  }

  private static String open(OpenCall call) {
    StringBuilder line = new StringBuilder("open ");
    line.append(call.stream()).append(' ').append(call.index()).append(' ');
    line.append(call.requestId() == null ? NO_REQUEST : call.requestId()).append(' ');
    line.append(call.at()).append(' ').append(call.reservedNanoUsd());
    call.counters().forEach(counter -> line.append(' ').append(counter));
    return line.toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException naming the line that can't be read
   */
  static BudgetImage read(String text) {
    String[] lines = text.split("\n");
    if (!lines[0].equals(VERSION)) {
      throw new IllegalArgumentException(lines[0] + " (expected: " + VERSION + ")");
    }
    Map<String, Long> positions = new HashMap<>();
    Map<String, Instant> closed = new HashMap<>();
    Map<Counter, Tally> tallies = new HashMap<>();
    List<OpenCall> open = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      String[] words = lines[i].split(" ");
      switch (words[0]) {
        case "next" -> positions.put(words[1], Long.valueOf(words[2]));
        case "closed" -> closed.put(words[1], Instant.ofEpochSecond(Long.parseLong(words[2])));
        case "spent" -> tallies.put(Counter.parse(words[1]), tally(words));
        case "open" -> open.add(open(words));
        default -> throw new IllegalArgumentException("line " + (i + 1) + ": " + words[0]);
      }
    }
    return new BudgetImage(positions, tallies, open, closed);
  }

  private static Tally tally(String[] words) {
    return new Tally(
        Long.parseLong(words[2]), Long.parseLong(words[3]), Integer.parseInt(words[4]));
  }

  private static OpenCall open(String[] words) {
    List<Counter> counters = Arrays.stream(words, 6, words.length).map(Counter::parse).toList();
    return new OpenCall(
        words[1],
        Long.parseLong(words[2]),
        words[3].equals(NO_REQUEST) ? null : words[3],
        Instant.parse(words[4]),
        Long.parseLong(words[5]),
        counters);
  }
}

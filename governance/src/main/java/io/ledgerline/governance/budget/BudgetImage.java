package io.ledgerline.governance.budget;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A {@link BudgetBook} at one moment, with the ledger positions that it covers. Equal books have
 * equal images and equal files.
 */
public final class BudgetImage {
  private static final Comparator<OpenCall> BY_POSITION =
      Comparator.comparing(OpenCall::stream).thenComparing(OpenCall::index);

  /** Nothing counted. */
  public static final BudgetImage EMPTY = new BudgetImage(Map.of(), Map.of(), List.of(), Map.of());

  private final Map<String, Long> positions;
  private final Map<Counter, Tally> tallies;
  private final List<OpenCall> open;
  private final Map<String, Instant> closed;

  BudgetImage(
      Map<String, Long> positions,
      Map<Counter, Tally> tallies,
      List<OpenCall> open,
      Map<String, Instant> closed) {
    this.positions = Map.copyOf(positions);
    this.tallies = Map.copyOf(tallies);
    this.open = open.stream().sorted(BY_POSITION).toList();
    this.closed = Map.copyOf(closed);
  }

  /**
   * Per stream the index of the first entry that is not covered. One that is larger than the
   * stream's size means that the ledger was set back: the image must not be used.
   */
  public Map<String, Long> positions() {
    return positions;
  }

  /** Calls without an end, by stream and index. */
  public List<OpenCall> open() {
    return open;
  }

  Map<Counter, Tally> tallies() {
    return tallies;
  }

  Map<String, Instant> closed() {
    return closed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BudgetImage image
        && positions.equals(image.positions)
        && tallies.equals(image.tallies)
        && open.equals(image.open)
        && closed.equals(image.closed);
  }

  @Override
  public int hashCode() {
    return positions.hashCode() * 31 + tallies.hashCode();
  }

  @Override
  public String toString() {
    return "BudgetImage" + positions + " " + tallies + " open " + open + " closed " + closed;
  }
}

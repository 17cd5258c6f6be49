package io.ledgerline.verifier.drill;

import io.ledgerline.verifier.Finding;
import java.util.List;

/**
 * What a drill showed.
 *
 * @param rows one per manipulation
 * @param streams how many streams of the ledger were copied
 * @param streamsLeftOut how many were not, because the copy is bounded
 * @param entries how many entries the copy holds
 * @param before what was wrong with the ledger before anything was done to it
 */
public record DrillReport(
    List<DrillRow> rows, int streams, int streamsLeftOut, long entries, List<Finding> before) {
  public DrillReport {
    rows = List.copyOf(rows);
    before = List.copyOf(before);
  }

  /** The manipulations that someone who must see them did not see, or not where they are. */
  public List<DrillRow> missed() {
    return rows.stream().filter(row -> row.skipped() == null && !row.isCaught()).toList();
  }

  /** The manipulations that could not be done. */
  public List<DrillRow> skipped() {
    return rows.stream().filter(row -> row.skipped() != null).toList();
  }

  /** Whether the ledger was whole, every manipulation was done and every one was caught. */
  public boolean isPassed() {
    return before.isEmpty() && missed().isEmpty() && skipped().isEmpty();
  }
}

package io.ledgerline.records.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cost by the dimensions asked for, dearest first.
 *
 * @param by the dimensions
 * @param from first hour counted, or null for the beginning
 * @param until first hour not counted, or null for now
 * @param rows at most as many as asked for
 * @param total of everything that matched, also of rows left out
 * @param truncated whether rows were left out
 */
public record CostReport(
    List<Dimension> by,
    @Nullable Instant from,
    @Nullable Instant until,
    List<Row> rows,
    Row total,
    boolean truncated) {
  public CostReport {
    by = List.copyOf(by);
    rows = List.copyOf(rows);
  }

  /**
   * One line. Money is exact to the nano-dollar.
   *
   * @param labels one per dimension, empty text where calls had none
   * @param calls admitted calls, failed ones included
   * @param refused calls that policy or budget refused
   * @param failed admitted calls that failed, were aborted or interrupted
   * @param tokensCacheWrite both lifetimes together
   */
  public record Row(
      List<String> labels,
      long calls,
      long refused,
      long failed,
      long tokensInput,
      long tokensOutput,
      long tokensCacheRead,
      long tokensCacheWrite,
      long costNano) {
    public Row {
      labels = List.copyOf(labels);
    }
  }
}

package io.ledgerline.records.index;

import java.time.Duration;

/**
 * How the indexer works.
 *
 * @param batchEntries most entries in one transaction (default 4,000)
 * @param batchBytes most entry bytes in one transaction (default 8 MiB)
 * @param gather how long entries are gathered between two transactions while the copy keeps up, so
 *     that a transaction is worth its cost and holds both entries of a short call; nobody who waits
 *     for the copy waits for that (default 250 ms)
 * @param yieldAbove while appends to the ledger wait longer than that, the indexer makes way for
 *     them (default 20 ms; see {@link Yielding})
 * @param farBehind with more entries than that to copy it makes way for less (default 1,000,000)
 * @param poll how often streams are looked at without a signal (default 1 s)
 * @param backoffMax longest pause after a failed transaction (default 5 s)
 */
public record IndexerConfig(
    int batchEntries,
    int batchBytes,
    Duration gather,
    Duration yieldAbove,
    long farBehind,
    Duration poll,
    Duration backoffMax) {
  public IndexerConfig {
    if (batchEntries < 1 || batchBytes < 1) {
      throw new IllegalArgumentException(
          "batch: " + batchEntries + " entries, " + batchBytes + " bytes (expected: >= 1)");
    }
    if (!yieldAbove.isPositive() || farBehind < 1) {
      throw new IllegalArgumentException(
          "yieldAbove " + yieldAbove + ", farBehind " + farBehind + " (expected: > 0)");
    }
    if (gather.isNegative()) {
      throw new IllegalArgumentException("gather " + gather + " (expected: >= 0)");
    }
    if (!poll.isPositive() || !backoffMax.isPositive()) {
      throw new IllegalArgumentException(
          "poll " + poll + ", backoffMax " + backoffMax + " (expected: > 0)");
    }
  }

  /** The defaults named above. */
  public static IndexerConfig defaults() {
    return new IndexerConfig(
        4_000,
        8 << 20,
        Duration.ofMillis(250),
        Duration.ofMillis(20),
        1_000_000,
        Duration.ofSeconds(1),
        Duration.ofSeconds(5));
  }
}

package io.ledgerline.records.index;

import java.time.Duration;

/**
 * How the indexer works.
 *
 * @param batchEntries most entries in one transaction (default 4,000)
 * @param batchBytes most entry bytes in one transaction (default 8 MiB)
 * @param poll how often streams are looked at without a signal (default 1 s)
 * @param backoffMax longest pause after a failed transaction (default 5 s)
 */
public record IndexerConfig(int batchEntries, int batchBytes, Duration poll, Duration backoffMax) {
  public IndexerConfig {
    if (batchEntries < 1 || batchBytes < 1) {
      throw new IllegalArgumentException(
          "batch: " + batchEntries + " entries, " + batchBytes + " bytes (expected: >= 1)");
    }
    if (!poll.isPositive() || !backoffMax.isPositive()) {
      throw new IllegalArgumentException(
          "poll " + poll + ", backoffMax " + backoffMax + " (expected: > 0)");
    }
  }

  /** The defaults named above. */
  public static IndexerConfig defaults() {
    return new IndexerConfig(4_000, 8 << 20, Duration.ofSeconds(1), Duration.ofSeconds(5));
  }
}

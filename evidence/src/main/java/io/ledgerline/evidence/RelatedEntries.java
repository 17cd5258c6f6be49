package io.ledgerline.evidence;

import java.util.SortedSet;

/**
 * Finds entries of a tenant's log that matter wherever they stand: holds, erasures, pruning,
 * controls that were loosened.
 */
@FunctionalInterface
public interface RelatedEntries {
  /** Most that are taken along. */
  int MOST = 5_000;

  /** Their indexes in the log, the newest {@value #MOST} at most. */
  SortedSet<Long> indexes(String tenant) throws Exception;
}

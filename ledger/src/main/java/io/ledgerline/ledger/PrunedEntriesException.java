package io.ledgerline.ledger;

/** The entries asked for were let go on schedule; their hashes are still there. */
public final class PrunedEntriesException extends LedgerException {
  private static final long serialVersionUID = 1L;

  private final long firstKept;

  PrunedEntriesException(String stream, long from, long firstKept) {
    super(
        "stream %s: entry %d was pruned on schedule; entries from %d on are kept"
            .formatted(stream, from, firstKept));
    this.firstKept = firstKept;
  }

  /** The first index that is kept. */
  public long firstKept() {
    return firstKept;
  }
}

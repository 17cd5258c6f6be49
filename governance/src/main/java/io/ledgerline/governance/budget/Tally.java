package io.ledgerline.governance.budget;

/**
 * What the ledger shows of one counter.
 *
 * @param spent settled, in nano-dollars; below zero where corrections took back more than was spent
 * @param lastUsed moment of the last call admitted, in seconds since the epoch
 * @param reportedPercent the highest threshold that has an entry
 */
record Tally(long spent, long lastUsed, int reportedPercent) {
  static final Tally NONE = new Tally(0, 0, 0);

  Tally corrected(long difference) {
    return new Tally(NanoSum.corrected(spent, difference), lastUsed, reportedPercent);
  }

  Tally usedAt(long second) {
    return new Tally(spent, Math.max(second, lastUsed), reportedPercent);
  }

  Tally reported(int percent) {
    return new Tally(spent, lastUsed, Math.max(percent, reportedPercent));
  }
}

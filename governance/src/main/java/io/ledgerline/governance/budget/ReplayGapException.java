package io.ledgerline.governance.budget;

/**
 * An entry was replayed that does not follow the last one: what lies between would not be counted.
 */
public final class ReplayGapException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReplayGapException(String stream, long index, long expected) {
    super("budgets: stream " + stream + " at entry " + index + " (expected: " + expected + ")");
  }
}

package io.ledgerline.records.index;

/** Bytes in the ledger that are no entry this version understands. They are kept and counted. */
final class UnreadableEntryException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableEntryException(String reason) {
    super(reason);
  }
}

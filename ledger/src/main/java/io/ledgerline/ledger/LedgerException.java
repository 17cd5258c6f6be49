package io.ledgerline.ledger;

/** What is on disk, or the disk itself, does not let the ledger do what was asked. */
public class LedgerException extends Exception {
  private static final long serialVersionUID = 1L;

  public LedgerException(String message) {
    super(message);
  }

  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.ledgerline.ledger;

/**
 * The entry was not acknowledged: refuse the call that needs it, and try again later.
 *
 * <p>Where {@link #outcomeUnknown()} the entry may still turn up in the stream after a restart
 * (never later than that, and never in another place); otherwise it is certainly absent.
 */
public class LedgerUnavailableException extends LedgerException {
  private static final long serialVersionUID = 1L;

  private final boolean outcomeUnknown;

  public LedgerUnavailableException(String message, boolean outcomeUnknown) {
    super(message);
    this.outcomeUnknown = outcomeUnknown;
  }

  public LedgerUnavailableException(String message, boolean outcomeUnknown, Throwable cause) {
    super(message, cause);
    this.outcomeUnknown = outcomeUnknown;
  }

  /** Whether the entry may be found in the stream after a crash and restart. */
  public boolean outcomeUnknown() {
    return outcomeUnknown;
  }
}

package io.ledgerline.governance.budget;

/**
 * The lease source can't be asked now, or has fenced this node off; a node spends what it holds.
 */
public final class LeaseUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says why, without secrets. */
  public LeaseUnavailableException(String reason) {
    super(reason);
  }

  /** Wraps what went wrong, under its own words. */
  public LeaseUnavailableException(Exception cause) {
    super(cause.getMessage(), cause);
  }
}

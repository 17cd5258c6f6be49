package io.ledgerline.governance.limit;

/** What happens to a call whose worst case is dearer than what is left. */
public enum OnReserveShort {
  /** The call is refused and told how much is left. */
  REFUSE,
  /**
   * {@code max_tokens} is lowered to what is affordable, where that is above the thinking budget.
   */
  CLAMP
}

package io.ledgerline.governance.policy;

/** What is kept of the texts of calls. */
public enum ContentSetting {
  /** Nothing but hashes and figures. */
  NOT_KEPT
}

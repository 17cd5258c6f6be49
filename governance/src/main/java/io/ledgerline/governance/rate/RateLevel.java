package io.ledgerline.governance.rate;

/** What one rate counter belongs to. */
public enum RateLevel {
  /** All calls of the tenant together. */
  TENANT,
  /** All calls of the workspace together. */
  WORKSPACE,
  /** Each key for itself. */
  KEY,
  /** Each user for itself. */
  USER
}

package io.ledgerline.inspection.scan;

/** What kind of secret the heading of a column promises. */
public enum Secret {
  NONE,
  PASSWORD,
  /** A key, a token. */
  KEY
}

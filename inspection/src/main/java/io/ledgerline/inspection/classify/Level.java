package io.ledgerline.inspection.classify;

/** How sensitive a text is, from least to most. */
public enum Level {
  /** Published pages, press, documentation. */
  PUBLIC,
  /** Policies, notes, internal hosts, code without secrets. */
  INTERNAL,
  /** One person's data, contracts, figures that are not public. */
  CONFIDENTIAL,
  /** Secrets, cards, health, government identifiers, special categories, many people. */
  RESTRICTED;

  /** The more sensitive of two. */
  public Level or(Level other) {
    return compareTo(other) >= 0 ? this : other;
  }
}

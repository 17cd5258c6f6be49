package io.ledgerline.inspection.classify;

/** How sensitive a text is, from least to most. */
public enum Level {
  /** Published pages, press, documentation. No text is taken for that by what is in it. */
  PUBLIC,
  /** Policies, notes, internal hosts, and whatever nothing is found in. */
  INTERNAL,
  /** One person's data, contracts, figures that are not public, program text. */
  CONFIDENTIAL,
  /** Secrets, cards, health, government identifiers, special categories, many people. */
  RESTRICTED;

  /** The more sensitive of two. */
  public Level or(Level other) {
    return compareTo(other) >= 0 ? this : other;
  }
}

package io.ledgerline.gateway.protect;

import io.ledgerline.governance.data.DataDecision;

/** What callers are told when data may not leave: what, by which cell, and what to do. */
final class Sentences {
  private Sentences() {}

  static String denied(String type, DataDecision decision) {
    return "The request holds data of type "
        + type
        + ", which must not leave here ("
        + decision.cited()
        + "); remove it, or ask the owner of that policy.";
  }
}

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

  static String denied(Markings markings, DataDecision decision) {
    return "The request is "
        + markings.floorNow().wireName()
        + " ("
        + String.join(", ", markings.sources())
        + "), and such content must not leave here ("
        + decision.cited()
        + "); leave it out, or ask the owner of that policy.";
  }
}

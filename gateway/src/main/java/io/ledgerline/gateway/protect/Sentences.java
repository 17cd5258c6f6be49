package io.ledgerline.gateway.protect;

import io.ledgerline.governance.data.DataDecision;
import java.util.Set;

/** What callers are told when data may not leave: what, by which cell, and what to do. */
final class Sentences {
  private Sentences() {}

  static String denied(Tally tally, DataDecision decision) {
    String type = tally.strictestType();
    if (decision.rule().equals(DataDecision.NOT_REWRITABLE)) {
      return "The document at %s holds data of type %s, which must not leave as it is (%s), and inside a document nothing can be replaced; send its text in the place of the document, take the data out, or ask the owner of that policy."
          .formatted(tally.strictestBlock(), type, decision.cited());
    }
    if (decision.rule().equals(DataDecision.FIELD_NOT_REWRITABLE)) {
      return "The request holds data of type %s at %s, in a name or a value that has to stay as it is, and it must not leave like that (%s); take it out there, or ask the owner of that policy."
          .formatted(type, tally.strictestBlock(), decision.cited());
    }
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

  static String repeatedField(String block) {
    return "The request repeats, at %s, in a name or a value that has to stay as it is, a value that leaves as a token elsewhere in it; take it out there."
        .formatted(block);
  }

  static String repeated(String block) {
    return "The document at %s repeats a value that leaves as a token elsewhere in the request, and inside a document nothing can be replaced; send its text in the place of the document, or take the value out."
        .formatted(block);
  }

  /** {@code lasting} where reading it another time ends no better. */
  static String unfinished(Set<String> unfinished, boolean lasting, DataDecision decision) {
    return "Not all of the request was read (%s), and what was not read must not leave here (%s); %s."
        .formatted(
            unfinished.iterator().next(),
            decision.cited(),
            lasting
                ? "send a smaller file, or its text"
                : "try again in a moment, or send its text");
  }

  static String unscanned(Set<String> unseen, DataDecision decision) {
    return "Nobody could look into all of the request (%s), and what nobody has seen must not leave here (%s); send it as text, or ask the owner of that policy."
        .formatted(unseen.iterator().next(), decision.cited());
  }
}

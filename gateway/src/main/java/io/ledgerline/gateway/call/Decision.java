package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswer;

/** Whether the line goes on after one of its stages. */
sealed interface Decision {
  /** It does. */
  record Go() implements Decision {}

  /** It doesn't: the caller gets this answer, and the ledger an entry where the caller is known. */
  record Stop(OwnAnswer answer) implements Decision {}

  /** The one instance of what nearly always happens. */
  Go GO = new Go();

  static Decision stop(OwnAnswer answer) {
    return new Stop(answer);
  }
}

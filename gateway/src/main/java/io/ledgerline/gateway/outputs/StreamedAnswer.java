package io.ledgerline.gateway.outputs;

import io.ledgerline.messages.answer.AnswerEvent;

/** How a stream's events leave under output rules. */
interface StreamedAnswer {
  /**
   * What leaves in place of an event: its own array where it goes on as it is, nothing where it is
   * held back, whole events otherwise.
   */
  byte[] event(AnswerEvent event) throws AnswerTooLongException;
}

package io.ledgerline.gateway.relay;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** One answer's body on its way through: passes on what may go, holds the end. Loop-confined. */
sealed interface AnswerBody permits SseAnswer, WholeAnswer {
  /** Bytes came from the upstream. */
  void received(Buffer chunk);

  /** The upstream ended the body in order. */
  void upstreamEnded();

  /** The client is gone: nothing more is written, the rest is only read. */
  void clientLeft();

  /**
   * Lets the held end go.
   *
   * @param instead bytes in place of a held JSON answer; null to release what came
   */
  void release(byte @Nullable [] instead);

  /** Ends the answer visibly broken instead of releasing its end. */
  void withhold(OwnAnswer answer);

  /** Deadlines of this kind of answer. */
  void look(long nanos);

  /** Whether it waits for a person; nothing more is wanted of the upstream meanwhile. */
  boolean waits();

  /** Whether nothing more will be written to the client. */
  boolean done();
}

package io.ledgerline.gateway.stage;

import io.ledgerline.gateway.answer.OwnAnswer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What one stage decided about one thing.
 *
 * @param <T> what a rewrite consists of: edits of a request body, or bytes in place of an event or
 *     a JSON answer
 */
public sealed interface Verdict<T> {
  /** It goes on exactly as it is. */
  record Pass<T>() implements Verdict<T> {}

  /** It goes on changed; every change is listed in the entry. */
  record Rewrite<T>(T with, List<Change> changes) implements Verdict<T> {
    /** Holds an unmodifiable copy. */
    public Rewrite {
      changes = List.copyOf(changes);
    }
  }

  /**
   * It waits for a person. Streams get a {@code ping} meanwhile; when nothing was decided {@code
   * atMost} later the call is refused.
   *
   * @param approval the id under which a person decides
   * @param atMost how long to wait, at most five minutes
   * @param decision completes with what holds then, which must not be another hold
   */
  record Hold<T>(String approval, Duration atMost, CompletionStage<Verdict<T>> decision)
      implements Verdict<T> {}

  /** It does not go on: the caller gets {@code answer}, as a response or as a terminal event. */
  record Refuse<T>(OwnAnswer answer) implements Verdict<T> {}

  /** The verdict that changes nothing. */
  static <T> Verdict<T> pass() {
    return new Pass<>();
  }
}

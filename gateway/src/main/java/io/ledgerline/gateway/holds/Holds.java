package io.ledgerline.gateway.holds;

import io.ledgerline.governance.held.HeldWish;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Where what a person has to see is asked about. Safe for use by many threads. */
@FunctionalInterface
public interface Holds {
  /**
   * Asks; returns at once. The stage completes when somebody decided or the time is up, never
   * exceptionally.
   *
   * @param atMost how long to wait for a person; zero asks and does not wait
   */
  CompletionStage<Outcome> ask(HeldWish wish, Duration atMost);

  /** What came of it. */
  sealed interface Outcome {
    /** It may pass, this once. */
    record Approved(String approval) implements Outcome {}

    /** A person said no. */
    record Denied(String approval) implements Outcome {}

    /** Nobody has decided yet. */
    record Waiting(String approval) implements Outcome {}

    /** It could not be asked: nothing passes. */
    record Unavailable() implements Outcome {}
  }
}

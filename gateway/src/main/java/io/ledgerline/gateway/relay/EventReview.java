package io.ledgerline.gateway.relay;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.messages.sse.SseEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the review says of each event of an answer, and the event that waits for a person, with
 * those that came behind it in their order. A review that fails refuses. Confined to the call's
 * event loop.
 */
final class EventReview {
  private static final Logger log = LoggerFactory.getLogger(EventReview.class);
  private static final Duration LONGEST_HOLD = Duration.ofMinutes(5);

  private final Review review;
  private final ArrayDeque<SseEvent> behind = new ArrayDeque<>();
  private @Nullable SseEvent held;
  private long deadline;

  /** Events as that review sees them. */
  EventReview(Review review) {
    this.review = review;
  }

  /** Whether events are looked at. */
  boolean active() {
    return review.active();
  }

  /** A review that fails, however deep it falls, refuses: what it has not seen does not pass. */
  Verdict<byte[]> of(SseEvent event, String requestId) {
    try {
      return review.event(event.type(), EventRun.copy(event));
    } catch (RuntimeException | Error e) {
      log.error("the review of call {} failed, so its answer ends here", requestId, e);
      return new Verdict.Refuse<>(failed());
    }
  }

  /** Keeps an event from a time on until a person has decided, or waited too long. */
  void hold(SseEvent event, Duration atMost, long now) {
    held = event;
    Duration most = atMost.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : atMost;
    deadline = now + most.toNanos();
  }

  /** Whether an event waits for a person. */
  boolean waits() {
    return held != null;
  }

  /** Whether that event is the one that waits. */
  boolean waits(SseEvent event) {
    return held == event;
  }

  /** Whether an event has waited longer at a time than it may; then it waits no more. */
  boolean expires(long nanos) {
    if (held == null || nanos - deadline <= 0) {
      return false;
    }
    held = null;
    return true;
  }

  /** No event waits any more. */
  void goOn() {
    held = null;
  }

  /** Keeps an event back behind the one that waits. */
  void behind(SseEvent event) {
    behind.add(event);
  }

  /** Takes the next that was kept back; null while one waits, and when there is none. */
  @Nullable SseEvent next() {
    return held == null ? behind.pollFirst() : null;
  }

  /** What a person decided; null where that is nothing that can be followed. */
  static @Nullable Verdict<byte[]> decision(
      @Nullable Verdict<byte[]> then, @Nullable Throwable failure) {
    return failure != null || then instanceof Verdict.Hold<byte[]> ? null : then;
  }

  static OwnAnswer failed() {
    return OwnAnswers.unavailable("stage.failed", "The review of the answer failed; try again.");
  }

  static OwnAnswer expired() {
    return OwnAnswers.policy(
        "hold.expired",
        "Nobody approved the held answer in time; ask for approval and send the request again.");
  }
}

package io.ledgerline.gateway.call;

import io.ledgerline.audit.EventType;
import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.relay.AnswerEnd;
import io.ledgerline.gateway.relay.AnswerFacts;
import io.ledgerline.gateway.relay.Ending;
import io.ledgerline.gateway.relay.RelayLimits;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.messages.usage.Answer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came back: reads what a JSON answer says of itself, asks the review about it (a stream was
 * reviewed event by event on its way), and decides which entry ends the call and what the client
 * gets.
 */
final class AnswerReview {
  private static final Logger log = LoggerFactory.getLogger(AnswerReview.class);
  private static final Duration LONGEST_HOLD = Duration.ofMinutes(5);

  private final Costing costing;
  private final RelayLimits limits;

  AnswerReview(Costing costing, RelayLimits limits) {
    this.costing = costing;
    this.limits = limits;
  }

  Ended decide(Call call, AnswerEnd end, Review review) throws InterruptedException {
    AnswerFacts facts = end.facts();
    byte[] whole = facts.whole();
    if (!facts.sse() && whole != null) {
      facts.usage().json(whole, 0, whole.length);
    }
    if (facts.afterEnd()) {
      call.answerInspection.flag("answer.after_end");
    }
    Answer answer = facts.usage().answer();
    Cost cost = costing.of(call, end, answer);
    if (review.active()
        && end.ending() == Ending.COMPLETE
        && !facts.sse()
        && facts.status() == 200) {
      return reviewed(call, end, answer, cost, review, whole);
    }
    return plain(end, answer, cost, null, null);
  }

  private Ended reviewed(
      Call call, AnswerEnd end, Answer answer, Cost cost, Review review, byte @Nullable [] whole)
      throws InterruptedException {
    if (whole == null) {
      return plain(end, answer, cost, tooLong(), null);
    }
    Verdict<byte[]> verdict;
    try {
      verdict = settled(review.answer(whole));
    } catch (RuntimeException | Error e) {
      log.error("the review of call {} failed, so its answer is withheld", call.id, e);
      return plain(end, answer, cost, failed(), null);
    }
    return switch (verdict) {
      case Verdict.Pass<byte[]>() -> plain(end, answer, cost, null, null);
      case Verdict.Rewrite<byte[]>(var with, var changes) -> {
        end.facts().changes().addAll(changes);
        yield plain(end, answer, cost, null, with);
      }
      case Verdict.Refuse<byte[]>(var instead) -> plain(end, answer, cost, instead, null);
      case Verdict.Hold<byte[]> _ -> plain(end, answer, cost, failed(), null);
    };
  }

  private static Verdict<byte[]> settled(Verdict<byte[]> verdict) throws InterruptedException {
    if (!(verdict instanceof Verdict.Hold<byte[]> hold)) {
      return verdict;
    }
    Duration most = hold.atMost().compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : hold.atMost();
    try {
      return hold.decision().toCompletableFuture().get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Verdict.Refuse<>(
          OwnAnswers.policy(
              "hold.expired",
              "Nobody approved the held answer in time; have it approved and send the request again."));
    } catch (ExecutionException e) {
      throw new IllegalStateException("the decision about a held answer failed", e.getCause());
    }
  }

  private Ended plain(
      AnswerEnd end,
      Answer answer,
      Cost cost,
      @Nullable OwnAnswer refusal,
      byte @Nullable [] replacement) {
    AnswerFacts facts = end.facts();
    OwnAnswer instead = refusal != null ? refusal : instead(end);
    EventType type = type(end, refusal);
    int status = instead != null && facts.headNanos() == 0 ? instead.status() : facts.status();
    String error = errorType(end, answer, instead);
    return new Ended(
        type, end, answer, status, error, cost, delivery(end, type), instead, replacement);
  }

  private static EventType type(AnswerEnd end, @Nullable OwnAnswer refusal) {
    if (refusal != null || end.ending() == Ending.REVIEW_REFUSED) {
      return EventType.CALL_REFUSED;
    }
    if (end.ending().clientLeft()) {
      return EventType.CALL_ABORTED;
    }
    return end.ending() == Ending.COMPLETE && end.facts().status() < 400
        ? EventType.CALL_COMPLETED
        : EventType.CALL_FAILED;
  }

  private static String errorType(AnswerEnd end, Answer answer, @Nullable OwnAnswer instead) {
    if (answer.errorType() != null) {
      return answer.errorType();
    }
    if (instead != null) {
      return instead.rule();
    }
    if (end.ending() == Ending.UNFINISHED) {
      return "upstream.unfinished";
    }
    return end.facts().status() >= 400 ? "upstream.status" : "";
  }

  private static String delivery(AnswerEnd end, EventType type) {
    if (type == EventType.CALL_COMPLETED) {
      return "complete";
    }
    if (end.ending() == Ending.COMPLETE && type == EventType.CALL_FAILED) {
      return "complete";
    }
    return end.facts().releasedBytes() > 0 && end.facts().sse() ? "partial" : "none";
  }

  /** What the client gets when there is no end of the upstream's to release. */
  private @Nullable OwnAnswer instead(AnswerEnd end) {
    return switch (end.ending()) {
      case COMPLETE, ERROR_EVENT, UNFINISHED, CLIENT_LEFT_DRAINED, CLIENT_LEFT, CLIENT_LEFT_EARLY ->
          null;
      case REVIEW_REFUSED -> end.facts().refusal();
      case UNREACHABLE ->
          OwnAnswers.upstreamBroken(
              "upstream.unreachable",
              "The upstream could not be reached; nothing was sent, try again.");
      case BUSY ->
          OwnAnswers.unavailable(
              "upstream.busy", "All connections to the upstream are in use; try again.");
      case BROKEN_EARLY ->
          OwnAnswers.upstreamBroken(
              "upstream.broken",
              "The upstream closed the connection before it answered; try again.");
      case BROKEN ->
          OwnAnswers.upstreamBroken(
              "upstream.broken",
              "The upstream broke off inside its answer; what came may be incomplete, try again.");
      case SILENT_EARLY -> OwnAnswers.upstreamSilent(limits.firstByte().toSeconds());
      case SILENT -> OwnAnswers.upstreamSilent(limits.idle().toSeconds());
    };
  }

  private static OwnAnswer failed() {
    return OwnAnswers.unavailable("stage.failed", "The review of the answer failed; try again.");
  }

  private static OwnAnswer tooLong() {
    return OwnAnswers.policy(
        "review.too_long", "The answer is too long to be reviewed whole; ask for it as a stream.");
  }
}

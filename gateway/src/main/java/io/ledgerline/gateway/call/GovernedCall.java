package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.metrics.CallMetrics;
import io.ledgerline.gateway.relay.AnswerEnd;
import io.ledgerline.gateway.relay.Drains;
import io.ledgerline.gateway.relay.Outbound;
import io.ledgerline.gateway.relay.Relay;
import io.ledgerline.gateway.relay.RelayLimits;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.ReviewStage;
import io.ledgerline.governance.budget.UnifiedHeaders;
import io.ledgerline.vault.VaultUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The governed call. {@link #line} is the whole of it; each word there is a class with one reason
 * to change. Runs on a virtual thread per call and waits where it must; bytes move on the event
 * loop.
 */
public final class GovernedCall {
  private static final Logger log = LoggerFactory.getLogger(GovernedCall.class);

  private final Identify identify;
  private final Admit admit;
  private final Protect protect;
  private final Recording record;
  private final Refusals refusals;
  private final Entries entries;
  private final Keeping keeping;
  private final ReviewStage reviews;
  private final AnswerReview review;
  private final IsolationAlarms alarms;
  private final Settling settling;
  private final LateCost lateCost;
  private final RelayLimits limits;
  private final Drains drains;
  private final CallMetrics metrics;
  private final CallObserver observer;
  private final LongSupplier nanoTime;

  GovernedCall(
      Identify identify,
      Admit admit,
      Protect protect,
      Recording record,
      Refusals refusals,
      Entries entries,
      Keeping keeping,
      ReviewStage reviews,
      AnswerReview review,
      IsolationAlarms alarms,
      Settling settling,
      LateCost lateCost,
      RelayLimits limits,
      Drains drains,
      CallMetrics metrics,
      CallObserver observer,
      LongSupplier nanoTime) {
    this.identify = identify;
    this.admit = admit;
    this.protect = protect;
    this.record = record;
    this.refusals = refusals;
    this.entries = entries;
    this.keeping = keeping;
    this.reviews = reviews;
    this.review = review;
    this.alarms = alarms;
    this.settling = settling;
    this.lateCost = lateCost;
    this.limits = limits;
    this.drains = drains;
    this.metrics = metrics;
    this.observer = observer;
    this.nanoTime = nanoTime;
  }

  /** Takes one request from its arrival to its end; returns when nothing of it is left. */
  public void run(Arrival arrival) {
    metrics.opened();
    try (var call = new Call(arrival)) {
      try {
        line(call);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        broken(call, stopping());
      } catch (RuntimeException | Error e) {
        log.error("call {} failed inside the gateway", call.id, e);
        broken(call, stageFailed());
      }
    } finally {
      metrics.closed();
    }
  }

  /** A fault of ours: whatever the call holds is settled, and its caller gets no clean end. */
  private void broken(Call call, OwnAnswer answer) {
    if (call.relay == null) {
      call.client.answer(answer, List.of());
    } else {
      call.relay.withhold(answer);
    }
    if (call.receipt != null) {
      endBroken(call, answer);
    }
    settling.broken(call);
  }

  private void endBroken(Call call, OwnAnswer answer) {
    try {
      if (!call.ended) {
        record.ended(call, entries.broken(call, answer));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void line(Call call) throws InterruptedException {
    if (stopped(call, identify.decide(call))
        || stopped(call, admit.decide(call))
        || stopped(call, protect.decide(call))
        || stopped(call, admit.grown(call))
        || stopped(call, protect.assemble(call))
        || stopped(call, record.admitted(call))) {
      return;
    }
    Review reviewer = reviews.open(call.view());
    call.copy = keeping.copy(call);
    Relay relay = new Relay(call.client, outbound(call, reviewer), limits, drains);
    call.relay = relay;
    seen(call, "open", 0);
    AnswerEnd end = relay.exchange();
    Ended ended = review.decide(call, end, reviewer);
    UUID id = entries.next();
    Keeping.Kept kept = Keeping.Kept.NOTHING;
    try {
      kept = keeping.answer(call, ended, id);
    } catch (VaultUnavailableException e) {
      log.warn("the answer of call {} is withheld: {}", call.id, e.getMessage());
      kept = new Keeping.Kept(0, "unavailable");
      ended = ended.withheld(Keeping.unavailable());
    }
    byte[] entry = entries.ended(call, id, ended, kept);
    call.ended = record.ended(call, entry);
    alarms.raise(call);
    if (!call.ended) {
      relay.withhold(Recording.unavailable());
      call.ended = record.endedLater(call, entry);
      settling.ended(call, call.ended ? ended.cost() : Costing.worst(call), ended);
      return;
    }
    settling.ended(call, ended.cost(), ended);
    if (LateCost.mayCome(ended)) {
      refuse(call, relay, ended);
      return;
    }
    release(relay, ended);
    done(call, ended);
  }

  private void refuse(Call call, Relay relay, Ended ended) {
    Future<Boolean> rest = relay.refuse(Objects.requireNonNull(ended.instead(), "its refusal"));
    done(call, ended);
    lateCost.correct(call, ended.end(), rest);
  }

  private void release(Relay relay, Ended ended) {
    if (ended.instead() != null) {
      relay.withhold(ended.instead());
      return;
    }
    relay.release(ended.replacement());
  }

  /** Records and answers a refusal. */
  private boolean stopped(Call call, Decision decision) throws InterruptedException {
    if (!(decision instanceof Decision.Stop(OwnAnswer answer))) {
      return false;
    }
    settling.refused(call);
    if (call.caller != null && answer.rule().equals("budget.exhausted")) {
      metrics.budgetRefused(call.caller().tenant().name());
    }
    OwnAnswer said = refusals.refuse(call, answer);
    if (call.caller != null) {
      seen(call, "refused", said.status());
    }
    return true;
  }

  private Outbound outbound(Call call, Review reviewer) {
    var headers = new ArrayList<Map.Entry<String, String>>(12);
    headers.add(Map.entry("ledgerline-request-id", call.id.toString()));
    headers.addAll(Refusals.header(call.receipt()));
    if (call.permit != null) {
      headers.addAll(call.permit.headers().values());
    }
    headers.addAll(UnifiedHeaders.allowed(call.budgets));
    return new Outbound(
        call.upstream(),
        call.client.target(),
        call.sentAsItCame ? call.raw : call.sent,
        call.sentAsItCame,
        headers,
        reviewer,
        call.copy,
        () -> strayed(call));
  }

  private void strayed(Call call) {
    metrics.afterEnd(call.upstream().name());
    log.warn(
        "upstream {} sent events behind the end of the answer to call {}; they were dropped",
        call.upstream().name(),
        call.id);
  }

  private void done(Call call, Ended ended) {
    String tenant = call.caller().tenant().name();
    metrics.ended(tenant, call.operation.wireName(), ended.outcome());
    var facts = ended.end().facts();
    metrics.overhead(Entries.overheadNanos(call, facts, nanoTime.getAsLong()));
    if (facts.firstTokenNanos() != 0) {
      metrics.firstToken(facts.firstTokenNanos() - call.arrivedNanos);
    }
    seen(call, ended.outcome(), ended.httpStatus());
  }

  private void seen(Call call, String outcome, int status) {
    if (observer == CallObserver.NONE) {
      return;
    }
    var seen =
        new CallObserver.Seen(
            call.id.toString(),
            call.caller().tenant().name(),
            call.operation.wireName(),
            call.model,
            outcome,
            status,
            call.arrivedNanos,
            nanoTime.getAsLong(),
            call.client.request().getHeader("traceparent"));
    try {
      if (outcome.equals("open")) {
        observer.admitted(seen);
      } else {
        observer.ended(seen);
      }
    } catch (RuntimeException e) {
      log.warn("the observer of calls failed", e);
    }
  }

  private static OwnAnswer stopping() {
    return OwnAnswers.unavailable("gateway.stopping", "This node is stopping; try again.");
  }

  private static OwnAnswer stageFailed() {
    return OwnAnswers.unavailable(
        "stage.failed", "A stage of this gateway failed, so the call was refused; try again.");
  }
}

package io.ledgerline.gateway.relay;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.messages.sse.OversizedEventException;
import io.ledgerline.messages.sse.SseEvent;
import io.ledgerline.messages.sse.SseKind;
import io.ledgerline.messages.sse.SseSplitter;
import io.ledgerline.messages.sse.SseWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/**
 * An event stream on its way through: every whole event goes on at once, in the bytes it came in;
 * the event that ends the answer ({@code message_stop} or {@code error}) is held until the line
 * lets it go, and what comes behind it goes nowhere: the record is of what stands before. Own pings
 * keep a silent stream alive, always between two events.
 *
 * <p>A little longer than usual: passing on, holding and releasing are one order of events.
 */
final class SseAnswer implements AnswerBody {
  private static final Buffer PING = Buffer.buffer(SseWriter.ping());

  private final Relay relay;
  private final AnswerFacts facts;
  private final RelayLimits limits;
  private final EventReview review;
  private final SseSplitter splitter = new SseSplitter();
  private final EventRun run;
  private final HeldEnd end = new HeldEnd();
  private boolean refused;
  private boolean strayed;
  private boolean upstreamEnded;
  private boolean done;

  SseAnswer(Relay relay, AnswerFacts facts, RelayLimits limits, Review review) {
    this.relay = relay;
    this.facts = facts;
    this.limits = limits;
    this.review = new EventReview(review);
    this.run = new EventRun(relay);
  }

  /** Whether an answer is a stream of events, and in an encoding that we read. */
  static boolean isOne(HttpClientResponse response) {
    String type = response.getHeader("content-type");
    boolean events = type != null && type.regionMatches(true, 0, "text/event-stream", 0, 17);
    String encoding = response.getHeader("content-encoding");
    boolean readable = encoding == null || encoding.equalsIgnoreCase("identity");
    return response.statusCode() == 200 && events && readable;
  }

  @Override
  public void received(Buffer chunk) {
    if (done) {
      return;
    }
    byte[] bytes = chunk.getBytes();
    run.begin(chunk, bytes);
    try {
      splitter.feed(bytes, this::event);
    } catch (OversizedEventException e) {
      relay.finish(refused ? Ending.REVIEW_REFUSED : Ending.BROKEN);
    }
    run.flush();
    handOver();
  }

  /** Only once nothing of the chunk is left to note: from here on the line reads the facts. */
  private void handOver() {
    if ((end.here() || refused) && !relay.released()) {
      relay.upstream().pause();
      relay.finish(ending());
    }
  }

  /** Where the upstream has ended already, what is left of its last piece comes first. */
  private void handOverRefused() {
    if (upstreamEnded) {
      upstreamEnded();
      return;
    }
    handOver();
  }

  private Ending ending() {
    return refused ? Ending.REVIEW_REFUSED : end.ending();
  }

  /** What is still to come behind a refusal, from where this has read to. */
  RefusedRest rest() {
    return new RefusedRest(splitter, facts.usage);
  }

  private void event(SseEvent event) {
    if (review.waits()) {
      review.behind(event);
      return;
    }
    take(event);
  }

  private void take(SseEvent event) {
    if (refused) {
      facts.usage.event(event);
      return;
    }
    if (end.here() || relay.held() || relay.released()) {
      afterEnd(event.kind());
      return;
    }
    facts.usage.event(event);
    SseKind kind = event.kind();
    if (kind == SseKind.CONTENT_BLOCK_DELTA && facts.firstTokenNanos == 0) {
      facts.firstTokenNanos = relay.now();
    }
    if (!review.active()) {
      pass(event);
      return;
    }
    decided(event, review.of(event, relay.requestId()));
  }

  /** Once the line has the facts they are its own: from then on it is only counted. */
  private void afterEnd(SseKind kind) {
    if (kind == SseKind.PING || kind == SseKind.NONE || strayed) {
      return;
    }
    strayed = true;
    if (!relay.held() && !relay.released()) {
      facts.afterEnd = true;
    }
    relay.strayed();
  }

  private void decided(SseEvent event, Verdict<byte[]> verdict) {
    switch (verdict) {
      case Verdict.Pass<byte[]>() -> pass(event);
      case Verdict.Rewrite<byte[]>(var with, var changes) -> {
        facts.changes.addAll(changes);
        replace(event, with);
      }
      case Verdict.Hold<byte[]>(var approval, var atMost, var decision) -> {
        review.hold(event, atMost, relay.now());
        relay.upstream().pause();
        decision.whenComplete(
            (then, failure) -> relay.client().loop().run(() -> resolved(event, then, failure)));
      }
      case Verdict.Refuse<byte[]>(var answer) -> refuse(answer);
    }
  }

  private void resolved(
      SseEvent event, @Nullable Verdict<byte[]> then, @Nullable Throwable failure) {
    if (!review.waits(event) || done) {
      return;
    }
    review.goOn();
    Verdict<byte[]> decision = EventReview.decision(then, failure);
    if (decision == null) {
      refuse(EventReview.failed());
    } else {
      decided(event, decision);
    }
    takeKeptBack();
    run.flush();
    if (refused) {
      handOverRefused();
      return;
    }
    handOver();
    if (!review.waits() && !end.here()) {
      relay.upstream().resume();
    }
    if (!review.waits() && upstreamEnded) {
      upstreamEnded();
    }
  }

  private void takeKeptBack() {
    for (SseEvent next = review.next(); next != null; next = review.next()) {
      take(next);
    }
  }

  /** Handed over once what has come already was read for its usage. */
  private void refuse(OwnAnswer answer) {
    if (facts.refusal == null) {
      facts.refusal = answer;
      refused = true;
    }
  }

  private void pass(SseEvent event) {
    if (relay.client().gone()) {
      facts.swallowed(event.buffer(), event.start(), event.length());
    } else {
      facts.passed(event.buffer(), event.start(), event.length());
      emit(event, null);
    }
    end.note(event);
  }

  private void replace(SseEvent event, byte[] with) {
    facts.swallowed(event.buffer(), event.start(), event.length());
    if (!relay.client().gone()) {
      facts.made(with);
      emit(event, with);
    }
    end.note(event);
  }

  private void emit(SseEvent event, byte @Nullable [] instead) {
    if (facts.refusal != null) {
      return;
    }
    if (HeldEnd.is(event)) {
      end.keep(event, instead);
      return;
    }
    if (instead == null) {
      run.add(event);
      return;
    }
    run.flush();
    if (instead.length > 0) {
      relay.write(Buffer.buffer(instead));
    }
  }

  @Override
  public void upstreamEnded() {
    upstreamEnded = true;
    if (review.waits() || done) {
      return;
    }
    try {
      byte[] rest = splitter.finish(this::event);
      run.flush();
      if (review.waits()) {
        return; // the last event waits for a person
      }
      keep(rest);
    } catch (OversizedEventException e) {
      relay.finish(Ending.BROKEN);
    }
    if (relay.released()) {
      finishClient();
      return;
    }
    relay.finish(ending());
  }

  private void keep(byte[] rest) {
    if (rest.length == 0 || refused || relay.client().gone()) {
      return;
    }
    if (end.here() || relay.held() || relay.released()) {
      return;
    }
    if (review.active()) {
      // Half an event that no review has seen; the standard has it discarded.
      facts.swallowed(rest, 0, rest.length);
      return;
    }
    facts.passed(rest, 0, rest.length);
    end.keep(rest);
  }

  @Override
  public void clientLeft() {
    run.drop();
  }

  @Override
  public void release(byte @Nullable [] instead) {
    if (relay.client().gone()) {
      done = true;
      return;
    }
    if (end.bytes().length() > 0) {
      relay.write(end.bytes());
    }
    if (upstreamEnded || relay.upstream().done()) {
      finishClient();
    }
  }

  private void finishClient() {
    if (!done) {
      done = true;
      if (!relay.client().gone()) {
        relay.client().response().end();
      }
    }
  }

  @Override
  public void withhold(OwnAnswer answer) {
    done = true;
    if (!relay.client().gone()) {
      relay.client().response().end(Buffer.buffer(answer.event(relay.requestId())));
    }
  }

  @Override
  public void look(long nanos) {
    if (review.expires(nanos)) {
      refuse(EventReview.expired());
      takeKeptBack();
      handOverRefused();
      return;
    }
    if (!done
        && !relay.client().gone()
        && nanos - relay.client().lastWritten() > limits.ping().toNanos()
        && !relay.client().response().writeQueueFull()) {
      byte[] ping = SseWriter.ping();
      if (!relay.held()) {
        facts.made(ping);
        facts.pings++;
      }
      relay.write(PING);
    }
  }

  @Override
  public boolean waits() {
    return review.waits();
  }

  @Override
  public boolean done() {
    return done;
  }
}

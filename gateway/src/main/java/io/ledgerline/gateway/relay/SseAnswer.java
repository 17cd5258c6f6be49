package io.ledgerline.gateway.relay;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.messages.sse.OversizedEventException;
import io.ledgerline.messages.sse.SseEvent;
import io.ledgerline.messages.sse.SseKind;
import io.ledgerline.messages.sse.SseSplitter;
import io.ledgerline.messages.sse.SseWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event stream on its way through: every whole event goes on at once, in the bytes it came in;
 * the event that ends the answer ({@code message_stop} or {@code error}) is held until the line
 * lets it go, and what comes behind it goes nowhere: the record is of what stands before. Own pings
 * keep a silent stream alive, always between two events.
 *
 * <p>A little longer than usual: holding, reviewing and releasing are one order of events.
 */
final class SseAnswer implements AnswerBody {
  private static final Logger log = LoggerFactory.getLogger(SseAnswer.class);
  private static final Buffer PING = Buffer.buffer(SseWriter.ping());
  private static final Duration LONGEST_HOLD = Duration.ofMinutes(5);

  private final Relay relay;
  private final AnswerFacts facts;
  private final RelayLimits limits;
  private final Review review;
  private final SseSplitter splitter = new SseSplitter();
  private final EventRun run;
  private final Buffer held = Buffer.buffer(0);
  private final ArrayDeque<SseEvent> waiting = new ArrayDeque<>();
  private @Nullable SseEvent onHold;
  private long holdDeadline;
  private boolean holding;
  private boolean refused;
  private boolean strayed;
  private Ending ending = Ending.UNFINISHED;
  private boolean upstreamEnded;
  private boolean done;

  SseAnswer(Relay relay, AnswerFacts facts, RelayLimits limits, Review review) {
    this.relay = relay;
    this.facts = facts;
    this.limits = limits;
    this.review = review;
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
      relay.finish(Ending.BROKEN);
    }
    run.flush();
    handOver();
  }

  /** Only once nothing of the chunk is left to note: from here on the line reads the facts. */
  private void handOver() {
    if (holding && !relay.released()) {
      relay.upstream().pause();
      relay.finish(ending);
    }
  }

  private void event(SseEvent event) {
    if (onHold != null) {
      waiting.add(event);
      return;
    }
    take(event);
  }

  private void take(SseEvent event) {
    if (holding || relay.held() || relay.released()) {
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
    decided(event, asked(event));
  }

  /**
   * Once the line has the facts they are its own: from then on it is only counted. What comes
   * behind a refusal of ours is the rest of an answer that had not ended.
   */
  private void afterEnd(SseKind kind) {
    if (kind == SseKind.PING || kind == SseKind.NONE || strayed || refused) {
      return;
    }
    strayed = true;
    if (!relay.held() && !relay.released()) {
      facts.afterEnd = true;
    }
    relay.strayed();
  }

  /** A review that fails, however deep it falls, refuses: what it has not seen does not pass. */
  private Verdict<byte[]> asked(SseEvent event) {
    try {
      return review.event(event.type(), EventRun.copy(event));
    } catch (RuntimeException | Error e) {
      log.error("the review of call {} failed, so its answer ends here", relay.requestId(), e);
      return new Verdict.Refuse<>(failed());
    }
  }

  private static OwnAnswer failed() {
    return OwnAnswers.unavailable("stage.failed", "The review of the answer failed; try again.");
  }

  private void decided(SseEvent event, Verdict<byte[]> verdict) {
    switch (verdict) {
      case Verdict.Pass<byte[]>() -> pass(event);
      case Verdict.Rewrite<byte[]>(var with, var changes) -> {
        facts.changes.addAll(changes);
        replace(event, with);
      }
      case Verdict.Hold<byte[]>(var approval, var atMost, var decision) -> {
        onHold = event;
        Duration most = atMost.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : atMost;
        holdDeadline = relay.now() + most.toNanos();
        relay.upstream().pause();
        decision.whenComplete(
            (then, failure) -> relay.client().loop().run(() -> resolved(event, then, failure)));
      }
      case Verdict.Refuse<byte[]>(var answer) -> refuse(answer);
    }
  }

  private void resolved(
      SseEvent event, @Nullable Verdict<byte[]> then, @Nullable Throwable failure) {
    if (onHold != event || done) {
      return;
    }
    onHold = null;
    if (then == null || failure != null || then instanceof Verdict.Hold<byte[]>) {
      refuse(failed());
      return;
    }
    decided(event, then);
    while (onHold == null && !waiting.isEmpty() && facts.refusal == null) {
      take(waiting.removeFirst());
    }
    run.flush();
    handOver();
    if (onHold == null && !holding) {
      relay.upstream().resume();
    }
    if (onHold == null && upstreamEnded) {
      upstreamEnded();
    }
  }

  private void refuse(OwnAnswer answer) {
    if (facts.refusal == null) {
      facts.refusal = answer;
      refused = true;
      waiting.clear();
      relay.finish(Ending.REVIEW_REFUSED);
    }
  }

  private void pass(SseEvent event) {
    if (relay.client().gone()) {
      facts.swallowed(event.buffer(), event.start(), event.length());
    } else {
      facts.passed(event.buffer(), event.start(), event.length());
      emit(event, null);
    }
    terminal(event);
  }

  private void replace(SseEvent event, byte[] with) {
    facts.swallowed(event.buffer(), event.start(), event.length());
    if (!relay.client().gone()) {
      facts.made(with);
      emit(event, with);
    }
    terminal(event);
  }

  private void emit(SseEvent event, byte @Nullable [] instead) {
    if (facts.refusal != null) {
      return;
    }
    boolean ends = event.kind() == SseKind.MESSAGE_STOP || event.kind() == SseKind.ERROR;
    if (ends) {
      if (instead == null) {
        held.appendBytes(event.buffer(), event.start(), event.length());
      } else {
        held.appendBytes(instead);
      }
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

  private void terminal(SseEvent event) {
    switch (event.kind()) {
      case MESSAGE_STOP -> end(Ending.COMPLETE);
      case ERROR -> end(Ending.ERROR_EVENT);
      default -> {}
    }
  }

  private void end(Ending ending) {
    holding = true;
    this.ending = ending;
  }

  @Override
  public void upstreamEnded() {
    upstreamEnded = true;
    if (onHold != null || done) {
      return;
    }
    try {
      byte[] rest = splitter.finish(this::event);
      run.flush();
      if (onHold != null) {
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
    relay.finish(ending);
  }

  private void keep(byte[] rest) {
    if (rest.length == 0 || relay.client().gone()) {
      return;
    }
    if (holding || relay.held() || relay.released()) {
      return;
    }
    if (review.active()) {
      // Half an event that no review has seen; the standard has it discarded.
      facts.swallowed(rest, 0, rest.length);
      return;
    }
    facts.passed(rest, 0, rest.length);
    held.appendBytes(rest);
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
    if (held.length() > 0) {
      relay.write(held);
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
    if (onHold != null && nanos - holdDeadline > 0) {
      onHold = null;
      refuse(
          OwnAnswers.policy(
              "hold.expired",
              "Nobody approved the held answer in time; ask for approval and send the request again."));
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
    return onHold != null;
  }

  @Override
  public boolean done() {
    return done;
  }
}

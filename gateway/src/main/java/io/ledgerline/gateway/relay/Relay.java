package io.ledgerline.gateway.relay;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with the upstream: the request goes out, the answer comes back as it arrives, and
 * its end stays here until the line releases or withholds it.
 *
 * <p>The line's thread calls {@link #exchange}, then exactly one of {@link #release} and {@link
 * #withhold}; all else happens on the call's event loop, where both connections live. A slow client
 * pauses the upstream and the other way round. It always ends: every wait has a deadline that
 * {@link Watch} looks at.
 *
 * <p>Longer than usual because it is one state machine, and split it would be harder to check.
 */
public final class Relay implements Watched {
  private enum Phase {
    CONNECTING,
    SENT,
    ANSWERING,
    HELD,
    RELEASED
  }

  private final ClientExchange client;
  private final Outbound outbound;
  private final RelayLimits limits;
  private final Drains drains;
  private final AnswerFacts facts;
  private final CompletableFuture<AnswerEnd> end = new CompletableFuture<>();

  private Phase phase = Phase.CONNECTING;
  private @Nullable HttpClientRequest upstreamRequest;
  private @Nullable HttpClientResponse upstream;
  private @Nullable AnswerBody body;
  private boolean upstreamDone;
  private boolean paused;
  private boolean draining;
  private long drainSince;
  private long lastReceived;
  private long releasedAt;

  /** Prepares an exchange; nothing happens before {@link #exchange}. */
  public Relay(ClientExchange client, Outbound outbound, RelayLimits limits, Drains drains) {
    this.client = client;
    this.outbound = outbound;
    this.limits = limits;
    this.drains = drains;
    this.facts = new AnswerFacts(outbound.copy());
  }

  /** Sends the request and relays the answer; returns once its end is held, or failed to come. */
  public AnswerEnd exchange() throws InterruptedException {
    client.loop().run(this::start);
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the relay failed", e.getCause());
    }
  }

  /** Lets the end go; {@code instead} replaces a JSON answer that is still held whole. */
  public void release(byte @Nullable [] instead) {
    client.loop().run(() -> settle(() -> releaseNow(instead)));
  }

  /** Keeps the end back and tells the client so in whatever form is still possible. */
  public void withhold(OwnAnswer answer) {
    client.loop().run(() -> settle(() -> withholdNow(answer)));
  }

  private void releaseNow(byte @Nullable [] instead) {
    if (body != null) {
      body.release(instead);
    }
  }

  private void withholdNow(OwnAnswer answer) {
    if (body == null) {
      client.answerNow(answer, outbound.answerHeaders());
      return;
    }
    body.withhold(answer);
  }

  private void settle(Runnable how) {
    endDrain();
    phase = Phase.RELEASED;
    releasedAt = now();
    how.run();
    if (body == null || body.done()) {
      closeUpstream();
    } else {
      resumeUpstream();
    }
    unwatchIfOver();
  }

  /** What has ended has no deadlines any more. */
  private void unwatchIfOver() {
    if (over()) {
      client.loop().watch().remove(this);
    }
  }

  private boolean over() {
    return phase == Phase.RELEASED && (body == null || body.done() || client.gone());
  }

  private void start() {
    client.onGone(this::clientLeft);
    if (client.gone()) {
      finish(Ending.CLIENT_LEFT_EARLY);
      return;
    }
    lastReceived = now();
    client.loop().watch().add(this);
    client
        .loop()
        .upstreams()
        .request(outbound.upstream(), client.request().method(), outbound.pathAndQuery())
        .onComplete(this::connected);
  }

  private void connected(AsyncResult<HttpClientRequest> result) {
    if (result.failed()) {
      Throwable cause = result.cause();
      boolean busy =
          cause instanceof ConnectionPoolTooBusyException || cause instanceof TimeoutException;
      finish(busy ? Ending.BUSY : Ending.UNREACHABLE);
      return;
    }
    HttpClientRequest request = result.result();
    upstreamRequest = request;
    if (phase != Phase.CONNECTING) {
      closeUpstream();
      return;
    }
    phase = Phase.SENT;
    outbound.headers(client.request().headers(), request.headers());
    request.exceptionHandler(this::broken);
    request.response().onComplete(this::answered);
    facts.sentNanos = now();
    lastReceived = facts.sentNanos;
    request.end(Buffer.buffer(outbound.body()));
  }

  private void answered(AsyncResult<HttpClientResponse> result) {
    if (result.failed()) {
      broken(result.cause());
      return;
    }
    HttpClientResponse response = result.result();
    upstream = response;
    if (phase != Phase.SENT) {
      closeUpstream();
      return;
    }
    phase = Phase.ANSWERING;
    lastReceived = now();
    facts.headNanos = lastReceived;
    facts.status = response.statusCode();
    facts.upstreamRequestId = response.getHeader("request-id");
    AnswerBody answer = bodyFor(response);
    body = answer;
    response.exceptionHandler(this::broken);
    response.handler(
        chunk -> {
          lastReceived = now();
          answer.received(chunk);
        });
    response.endHandler(
        ignored -> {
          upstreamDone = true;
          answer.upstreamEnded();
          unwatchIfOver();
        });
  }

  private AnswerBody bodyFor(HttpClientResponse response) {
    if (SseAnswer.isOne(response)) {
      facts.sse = true;
      if (!client.gone()) {
        head(-1);
      }
      return new SseAnswer(this, facts, limits, outbound.review());
    }
    int hold = outbound.review().active() ? limits.readableBytes() : limits.wholeBytes();
    return new WholeAnswer(this, facts, limits, hold);
  }

  /** Writes the answer's head; a negative length leaves it open. */
  void head(long length) {
    client.head(upstreamAnswer(), outbound.answerHeaders(), length);
  }

  /** The upstream's own length, or -1. */
  long upstreamLength() {
    String length = upstreamAnswer().getHeader("content-length");
    return length == null ? -1 : Long.parseLong(length.strip());
  }

  void write(Buffer bytes) {
    if (client.write(bytes) && !paused) {
      pauseUpstream();
      client.response().drainHandler(ignored -> drained());
    }
  }

  private void drained() {
    client.tookAll();
    if (phase != Phase.HELD && !waits()) {
      resumeUpstream();
    }
  }

  private boolean waits() {
    return body != null && body.waits();
  }

  void pauseUpstream() {
    if (upstream != null && !upstreamDone) {
      paused = true;
      upstream.pause();
    }
  }

  void resumeUpstream() {
    if (paused && upstream != null) {
      paused = false;
      lastReceived = now();
      upstream.resume();
    }
  }

  /** Hands the end over to the line; only the first call counts. */
  void finish(Ending ending) {
    if (phase == Phase.HELD || phase == Phase.RELEASED) {
      return;
    }
    phase = Phase.HELD;
    facts.heldNanos = now();
    endDrain();
    end.complete(new AnswerEnd(client.gone() ? ending.withoutClient() : ending, facts));
  }

  private void endDrain() {
    if (draining) {
      draining = false;
      drains.end();
    }
  }

  private void broken(Throwable cause) {
    upstreamDone = true;
    switch (phase) {
      case CONNECTING, SENT -> finish(Ending.BROKEN_EARLY);
      case ANSWERING -> finish(Ending.BROKEN);
      case HELD -> {}
      case RELEASED -> endAfterRelease();
    }
  }

  private void clientLeft() {
    switch (phase) {
      case CONNECTING -> finish(Ending.CLIENT_LEFT_EARLY);
      case SENT, ANSWERING -> drain();
      case HELD -> {}
      case RELEASED -> closeUpstream();
    }
  }

  private void drain() {
    if (body != null) {
      body.clientLeft();
    }
    if (!drains.begin()) {
      finish(Ending.CLIENT_LEFT);
      closeUpstream();
      return;
    }
    draining = true;
    drainSince = now();
    resumeUpstream();
  }

  @Override
  public boolean look(long nanos) {
    if (over()) {
      return false;
    }
    if (phase == Phase.RELEASED) {
      // The upstream has said message_stop and now forgets to close.
      if (past(nanos, releasedAt, 5_000_000_000L)) {
        endAfterRelease();
        return false;
      }
      return true;
    }
    if (body != null) {
      body.look(nanos);
    }
    lookAtDeadlines(nanos);
    return true;
  }

  private void lookAtDeadlines(long nanos) {
    if (draining && past(nanos, drainSince, limits.drain().toNanos())) {
      giveUp(Ending.CLIENT_LEFT);
    } else if (phase == Phase.SENT && past(nanos, lastReceived, limits.firstByte().toNanos())) {
      giveUp(Ending.SILENT_EARLY);
    } else if (phase == Phase.ANSWERING && paused && !client.gone()) {
      if (client.response().writeQueueFull()
          && past(nanos, client.lastWritten(), limits.clientStall().toNanos())) {
        client.cut();
      }
    } else if (phase == Phase.ANSWERING
        && !paused
        && !waits()
        && past(nanos, lastReceived, limits.idle().toNanos())) {
      giveUp(Ending.SILENT);
    }
  }

  private void giveUp(Ending ending) {
    finish(ending);
    closeUpstream();
  }

  /**
   * After the release nothing more is recorded, so whatever happens ends the answer as it stands.
   */
  void endAfterRelease() {
    if (body != null && !body.done()) {
      body.release(null);
    }
    if (!client.gone() && !client.response().ended()) {
      client.response().end();
    }
    closeUpstream();
  }

  private void closeUpstream() {
    if (!upstreamDone && upstreamRequest != null) {
      upstreamDone = true;
      upstreamRequest.reset();
    }
  }

  boolean upstreamDone() {
    return upstreamDone;
  }

  boolean released() {
    return phase == Phase.RELEASED;
  }

  boolean held() {
    return phase == Phase.HELD;
  }

  ClientExchange client() {
    return client;
  }

  /** Events came behind the one that ended the answer. */
  void strayed() {
    outbound.strayed().run();
  }

  String requestId() {
    return client.requestId();
  }

  long now() {
    return client.loop().watch().now();
  }

  private HttpClientResponse upstreamAnswer() {
    if (upstream == null) {
      throw new IllegalStateException("head: no answer has come (expected: one)");
    }
    return upstream;
  }

  private static boolean past(long now, long since, long nanos) {
    return now - since > nanos;
  }
}

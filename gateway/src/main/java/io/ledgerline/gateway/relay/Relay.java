package io.ledgerline.gateway.relay;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with the upstream: the request goes out, the answer comes back as it arrives, and
 * its end stays here until the line releases or withholds it.
 *
 * <p>The line's thread calls {@link #exchange}, then exactly one of {@link #release}, {@link
 * #withhold} and {@link #refuse}; all else happens on the call's event loop, where both connections
 * live. A slow client pauses the upstream and the other way round. It always ends: every wait has
 * one of the {@link RelayDeadlines}, at which {@link Watch} looks.
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
  private final UpstreamExchange upstream;
  private final Outbound outbound;
  private final RelayLimits limits;
  private final RelayDeadlines deadlines;
  private final ReadOn readOn;
  private final AnswerFacts facts;
  private final CompletableFuture<AnswerEnd> end = new CompletableFuture<>();
  private final CompletableFuture<Boolean> restSeen = new CompletableFuture<>();

  private Phase phase = Phase.CONNECTING;
  private @Nullable AnswerBody body;
  private @Nullable RefusedRest rest;

  /** Prepares an exchange; nothing happens before {@link #exchange}. */
  public Relay(ClientExchange client, Outbound outbound, RelayLimits limits, Drains drains) {
    this.client = client;
    this.upstream = new UpstreamExchange(client.loop().watch());
    this.outbound = outbound;
    this.limits = limits;
    this.deadlines = new RelayDeadlines(client, upstream, limits);
    this.readOn = new ReadOn(drains, limits.drain());
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

  /**
   * Withholds the rest of a stream that a review refused, and reads the upstream on to its usage,
   * as for a client that left: as long, and in one of those places. The client's answer is over
   * before; the facts are the line's again when this completes.
   *
   * @return whether the upstream's end was seen
   */
  public Future<Boolean> refuse(OwnAnswer answer) {
    client.loop().run(() -> refuseNow(answer));
    return restSeen;
  }

  private void refuseNow(OwnAnswer answer) {
    phase = Phase.RELEASED;
    deadlines.released(now());
    withholdNow(answer);
    if (!(body instanceof SseAnswer stream) || upstream.done() || !readOn.begin(now())) {
      restOver(false);
      return;
    }
    rest = stream.rest();
    upstream.resume();
  }

  /** The upstream's end was seen behind a refusal, or will not be. */
  private void restEnded(boolean seen) {
    if (readOn.on()) {
      readOn.end();
      restOver(seen);
    }
  }

  private void restOver(boolean seen) {
    upstream.close();
    unwatchIfOver();
    restSeen.complete(seen);
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
    readOn.end();
    phase = Phase.RELEASED;
    deadlines.released(now());
    how.run();
    if (body == null || body.done()) {
      upstream.close();
    } else {
      upstream.resume();
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
    return phase == Phase.RELEASED
        && !readOn.on()
        && (body == null || body.done() || client.gone());
  }

  private void start() {
    client.onGone(this::clientLeft);
    if (client.gone()) {
      finish(Ending.CLIENT_LEFT_EARLY);
      return;
    }
    upstream.stirred();
    client.loop().watch().add(this);
    client
        .loop()
        .upstreams()
        .request(outbound.upstream(), client.request().method(), outbound.pathAndQuery())
        .onComplete(this::connected);
  }

  private void connected(AsyncResult<HttpClientRequest> result) {
    if (result.failed()) {
      finish(UpstreamExchange.unreached(result.cause()));
      return;
    }
    HttpClientRequest request = result.result();
    upstream.opened(request);
    if (phase != Phase.CONNECTING) {
      upstream.close();
      return;
    }
    phase = Phase.SENT;
    outbound.headers(client.request().headers(), request.headers());
    request.exceptionHandler(this::broken);
    request.response().onComplete(this::answered);
    facts.sentNanos = upstream.stirred();
    request.end(Buffer.buffer(outbound.body()));
  }

  private void answered(AsyncResult<HttpClientResponse> result) {
    if (result.failed()) {
      broken(result.cause());
      return;
    }
    HttpClientResponse response = result.result();
    upstream.answers(response);
    if (phase != Phase.SENT) {
      upstream.close();
      return;
    }
    phase = Phase.ANSWERING;
    facts.headNanos = upstream.stirred();
    facts.status = response.statusCode();
    facts.upstreamRequestId = response.getHeader("request-id");
    AnswerBody answer = bodyFor(response);
    body = answer;
    response.exceptionHandler(this::broken);
    response.handler(chunk -> received(answer, chunk));
    response.endHandler(ignored -> ended(answer));
  }

  private void received(AnswerBody answer, Buffer chunk) {
    upstream.stirred();
    if (rest == null) {
      answer.received(chunk);
      return;
    }
    if (!readOn.on()) {
      return; // the facts are the line's again
    }
    switch (rest.read(chunk.getBytes())) {
      case GOES_ON -> {}
      case ENDED -> restEnded(true);
      case UNREADABLE -> restEnded(false);
    }
  }

  private void ended(AnswerBody answer) {
    upstream.ended();
    if (rest == null) {
      answer.upstreamEnded();
    } else {
      restEnded(false);
    }
    unwatchIfOver();
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
    client.head(upstream.answer(), outbound.answerHeaders(), length);
  }

  void write(Buffer bytes) {
    if (client.write(bytes) && !upstream.paused()) {
      upstream.pause();
      client.response().drainHandler(ignored -> drained());
    }
  }

  private void drained() {
    client.tookAll();
    if (phase != Phase.HELD && !waits()) {
      upstream.resume();
    }
  }

  private boolean waits() {
    return body != null && body.waits();
  }

  /** Hands the end over to the line; only the first call counts. */
  void finish(Ending ending) {
    if (phase == Phase.HELD || phase == Phase.RELEASED) {
      return;
    }
    phase = Phase.HELD;
    facts.heldNanos = now();
    readOn.end();
    end.complete(new AnswerEnd(client.gone() ? ending.withoutClient() : ending, facts));
  }

  private void broken(Throwable cause) {
    upstream.ended();
    switch (phase) {
      case CONNECTING, SENT -> finish(Ending.BROKEN_EARLY);
      case ANSWERING -> finish(Ending.BROKEN);
      case HELD -> {}
      case RELEASED -> {
        if (readOn.on()) {
          restEnded(false);
        } else {
          endAfterRelease();
        }
      }
    }
  }

  private void clientLeft() {
    switch (phase) {
      case CONNECTING -> finish(Ending.CLIENT_LEFT_EARLY);
      case SENT, ANSWERING -> drain();
      case HELD -> {}
      case RELEASED -> {
        if (!readOn.on()) {
          upstream.close();
        }
      }
    }
  }

  private void drain() {
    if (body != null) {
      body.clientLeft();
    }
    if (!readOn.begin(now())) {
      finish(Ending.CLIENT_LEFT);
      upstream.close();
      return;
    }
    upstream.resume();
  }

  @Override
  public boolean look(long nanos) {
    if (over()) {
      return false;
    }
    if (phase == Phase.RELEASED && readOn.on()) {
      if (readOn.late(nanos)) {
        restEnded(false);
      }
      return readOn.on();
    }
    if (phase == Phase.RELEASED) {
      if (deadlines.unclosed(nanos)) {
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
    if (readOn.late(nanos)) {
      giveUp(Ending.CLIENT_LEFT);
    } else if (phase == Phase.SENT && deadlines.unanswered(nanos)) {
      giveUp(Ending.SILENT_EARLY);
    } else if (phase == Phase.ANSWERING && deadlines.untaken(nanos)) {
      client.cut();
    } else if (phase == Phase.ANSWERING && !waits() && deadlines.hung(nanos)) {
      giveUp(Ending.SILENT);
    }
  }

  private void giveUp(Ending ending) {
    finish(ending);
    upstream.close();
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
    upstream.close();
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

  UpstreamExchange upstream() {
    return upstream;
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
}

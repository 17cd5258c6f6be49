package io.ledgerline.gateway.relay;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.Retry;
import io.ledgerline.gateway.http.RequestQuery;
import io.ledgerline.gateway.http.ResponseHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of one call: its response, and whether it is still there. Confined to its event
 * loop, except that any thread may ask {@link #gone()} and give an {@link #answer}.
 */
public final class ClientExchange {
  private final Loop loop;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final String requestId;
  private volatile boolean gone;
  private @Nullable Runnable onGone;
  private long lastWritten;

  /** Watches the connection from now on. */
  public ClientExchange(Loop loop, HttpServerRequest request, String requestId) {
    this.loop = loop;
    this.request = request;
    this.response = request.response();
    this.requestId = requestId;
    response.exceptionHandler(ignored -> leave());
    response.closeHandler(ignored -> leave());
  }

  /** The loop everything of this call runs on. */
  public Loop loop() {
    return loop;
  }

  /** The request's method, target and headers; its body is read elsewhere. */
  public HttpServerRequest request() {
    return request;
  }

  /** The request's path; a target that has none is an empty one. */
  public String path() {
    String path = request.path();
    return path == null ? "" : path;
  }

  /**
   * The path and query to ask an upstream for. A target in absolute form names a host too, which is
   * the caller's word and must not choose where our credential goes.
   */
  public String target() {
    String query = query().passing();
    return query.isEmpty() ? path() : path() + "?" + query;
  }

  /** The request's query. */
  public RequestQuery query() {
    return RequestQuery.of(request.query());
  }

  /** The id that entries and {@code ledgerline-request-id} carry. */
  public String requestId() {
    return requestId;
  }

  /** Whether the client went away before its answer's end. */
  public boolean gone() {
    return gone;
  }

  HttpServerResponse response() {
    return response;
  }

  /**
   * Writes the head of an upstream's answer with headers of ours; a negative length leaves it open.
   */
  void head(HttpClientResponse from, List<Map.Entry<String, String>> ours, long length) {
    response.setStatusCode(from.statusCode());
    ResponseHeaders.forward(from.headers(), response.headers());
    for (Map.Entry<String, String> header : ours) {
      if (from.statusCode() < 400 || header.getKey().startsWith("ledgerline-")) {
        response.headers().set(header.getKey(), header.getValue());
      }
    }
    if (length >= 0) {
      response.headers().set("content-length", Long.toString(length));
    } else {
      response.setChunked(true);
    }
    lastWritten = loop.watch().now();
  }

  /** Writes a part of an answer; whether the client now has more than it takes. */
  boolean write(Buffer bytes) {
    lastWritten = loop.watch().now();
    response.write(bytes);
    return response.writeQueueFull();
  }

  /** When it last took something, by the loop's monotonic clock. */
  long lastWritten() {
    return lastWritten;
  }

  /** It has taken what it was given. */
  void tookAll() {
    lastWritten = loop.watch().now();
  }

  void onGone(Runnable task) {
    onGone = task;
  }

  /** Takes the connection as lost, also where only the client's reading has stopped. */
  void leave() {
    if (gone || response.ended()) {
      return;
    }
    gone = true;
    if (onGone != null) {
      onGone.run();
    }
  }

  /** Cuts the connection, so that nobody takes what was sent for a whole answer. */
  void cut() {
    response.reset();
    leave();
  }

  /** Gives an own answer from any thread, if no head has left yet. */
  public void answer(OwnAnswer answer, List<Map.Entry<String, String>> more) {
    loop.run(() -> answerNow(answer, more));
  }

  /** As {@link #answer}, on the loop. */
  public void answerNow(OwnAnswer answer, List<Map.Entry<String, String>> more) {
    if (gone || response.headWritten()) {
      return;
    }
    head(answer);
    more.forEach(header -> response.headers().set(header.getKey(), header.getValue()));
    response.end(Buffer.buffer(answer.body(requestId)));
  }

  /** Gives a whole JSON answer of ours with status 200, from any thread. */
  public void json(byte[] body, List<Map.Entry<String, String>> more) {
    loop.run(
        () -> {
          if (!gone && !response.headWritten()) {
            response.putHeader("content-type", "application/json");
            response.putHeader("ledgerline-request-id", requestId);
            more.forEach(header -> response.headers().set(header.getKey(), header.getValue()));
            response.end(Buffer.buffer(body));
          }
        });
  }

  private void head(OwnAnswer answer) {
    MultiMap headers = response.headers();
    response.setStatusCode(answer.status());
    headers.add("content-type", "application/json");
    // Nothing came from an upstream, so its name for the id is free; the SDKs show it to people.
    headers.add("request-id", requestId);
    headers.add("ledgerline-request-id", requestId);
    if (answer.retry() != Retry.UNSAID) {
      headers.add("x-should-retry", answer.retry() == Retry.YES ? "true" : "false");
    }
    if (answer.retryAfterSeconds() > 0) {
      headers.add("retry-after", Long.toString(answer.retryAfterSeconds()));
    }
    answer.headers().forEach(header -> headers.set(header.getKey(), header.getValue()));
  }
}

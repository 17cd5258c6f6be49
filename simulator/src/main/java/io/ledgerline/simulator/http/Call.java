package io.ledgerline.simulator.http;

import io.ledgerline.simulator.exchange.Exchange;
import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.request.ApiError;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/** One request being answered, on its event loop. */
final class Call {
  private final Vertx vertx;
  private final HttpServerRequest request;
  private final Exchange exchange;
  private final Directives directives;
  private final String requestId;
  private boolean over;

  Call(
      Vertx vertx,
      HttpServerRequest request,
      Exchange exchange,
      Directives directives,
      String requestId) {
    this.vertx = vertx;
    this.request = request;
    this.exchange = exchange;
    this.directives = directives;
    this.requestId = requestId;
    HttpServerResponse response = request.response();
    response.putHeader("server", "ledgerline-simulator");
    response.putHeader("request-id", requestId);
    response.putHeader("anthropic-organization-id", "simulated");
    response.exceptionHandler(failure -> abandoned());
    response.closeHandler(closed -> abandoned());
  }

  private void abandoned() {
    if (!over) {
      over = true;
      exchange.end(Exchange.State.ABANDONED);
    }
  }

  Vertx vertx() {
    return vertx;
  }

  HttpServerRequest request() {
    return request;
  }

  HttpServerResponse response() {
    return request.response();
  }

  Exchange exchange() {
    return exchange;
  }

  Directives directives() {
    return directives;
  }

  String requestId() {
    return requestId;
  }

  /** Whether the answer has ended, one way or the other. */
  boolean over() {
    return over;
  }

  /** Answers an error. */
  void fail(ApiError error) {
    if (directives.has("retry-after")) {
      response().putHeader("retry-after", directives.text("retry-after"));
    }
    if (directives.has("should-retry")) {
      response().putHeader("x-should-retry", directives.text("should-retry"));
    }
    json(error.status(), error.json(requestId));
  }

  /** Answers a document; directives may encode, split or cut it. */
  void json(int status, JsonNode document) {
    if (over) {
      return;
    }
    byte[] bytes = Json.bytes(document);
    HttpServerResponse response = response();
    response.setStatusCode(status);
    response.putHeader("content-type", contentType("application/json"));
    if (directives.has("gzip")) {
      bytes = gzip(bytes);
      response.putHeader("content-encoding", "gzip");
    }
    exchange.status(status);
    if (directives.has("disconnect-after-bytes")) {
      cutAfter(bytes, directives.number("disconnect-after-bytes", 0));
      return;
    }
    over = true;
    if (directives.has("split-bytes")) {
      response.setChunked(true);
      write(bytes);
      response.end();
    } else {
      exchange.sent(bytes);
      response.end(Buffer.buffer(bytes));
    }
    exchange.end(Exchange.State.ANSWERED);
  }

  private void cutAfter(byte[] bytes, int count) {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, count));
    response().putHeader("content-length", Integer.toString(bytes.length));
    write(head);
    cut();
  }

  String contentType(String usual) {
    String asked = directives.text("content-type");
    return asked == null ? usual : asked;
  }

  /** Writes a piece of body, in still smaller pieces where a directive says so. */
  void write(byte[] bytes) {
    int size = Math.max(0, directives.number("split-bytes", 0));
    if (size == 0 || bytes.length == 0) {
      exchange.sent(bytes);
      response().write(Buffer.buffer(bytes));
      return;
    }
    for (int at = 0; at < bytes.length; at += size) {
      byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size));
      exchange.sent(piece);
      response().write(Buffer.buffer(piece));
    }
  }

  /** Ends a streamed answer. */
  void end() {
    over = true;
    response().end();
    exchange.end(Exchange.State.ANSWERED);
  }

  /** Closes the connection without an end; what was written before is still sent. */
  void cut() {
    over = true;
    exchange.end(Exchange.State.CUT);
    request.connection().close();
  }

  /** Stops answering and leaves the connection open. */
  void hang() {
    exchange.end(Exchange.State.CUT);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

package io.ledgerline.admin.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Writes answers on the connection's event loop while a virtual thread makes them. */
public final class Responses {
  private static final long SLOW_CLIENT_SECONDS = 60;

  private final Context loop;
  private final HttpServerResponse response;
  private volatile boolean gone;

  public Responses(Context loop, HttpServerResponse response) {
    this.loop = loop;
    this.response = response;
    response.closeHandler(closed -> gone = true);
    response.exceptionHandler(broken -> gone = true);
  }

  public void json(int status, JsonNode body, Map<String, String> headers) {
    whole(status, "application/json", body, headers);
  }

  public void problem(ProblemException problem, Map<String, String> headers) {
    whole(problem.status(), "application/problem+json", problem.json(), headers);
  }

  /** Streams a body; the connection is cut where it fails half-way, never ended as if whole. */
  public void stream(Answer.Stream answer) throws Exception {
    var pieces = new Streamed(answer);
    try {
      answer.body().writeTo(pieces);
    } catch (Exception failed) {
      if (!pieces.begun) {
        throw failed;
      }
      loop.runOnContext(on -> response.reset());
      return;
    }
    pieces.begin();
    loop.runOnContext(on -> response.end());
  }

  private void whole(int status, String type, JsonNode body, Map<String, String> headers) {
    var bytes = Buffer.buffer(body.toString().getBytes(UTF_8));
    loop.runOnContext(
        on -> {
          if (response.ended() || response.closed()) {
            return;
          }
          response.setStatusCode(status).putHeader("content-type", type);
          response.putHeader("cache-control", "no-store");
          response.putHeader("x-content-type-options", "nosniff");
          headers.forEach(response::putHeader);
          response.end(bytes);
        });
  }

  /** A body under way. */
  private final class Streamed implements Answer.Pieces {
    private final Answer.Stream answer;
    private boolean begun;

    Streamed(Answer.Stream answer) {
      this.answer = answer;
    }

    void begin() {
      if (begun) {
        return;
      }
      begun = true;
      loop.runOnContext(
          on -> {
            response.setStatusCode(200).setChunked(true);
            response.putHeader("content-type", answer.contentType());
            response.putHeader("cache-control", "no-store");
            response.putHeader("x-content-type-options", "nosniff");
            answer.headers().forEach(response::putHeader);
          });
    }

    @Override
    public void send(byte[] piece) throws Exception {
      begin();
      var written = new CompletableFuture<Void>();
      loop.runOnContext(
          on ->
              response
                  .write(Buffer.buffer(piece))
                  .onComplete(
                      done -> {
                        if (done.succeeded()) {
                          written.complete(null);
                          return;
                        }
                        written.completeExceptionally(done.cause());
                      }));
      written.get(SLOW_CLIENT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public boolean open() {
      return !gone;
    }
  }
}

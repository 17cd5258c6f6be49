package io.ledgerline.benchmarks.process;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The upstream of a run, a process of its own: the same answer every time, without delay, so that
 * what is measured is the way there. What a call gets is said by its headers, which any proxy
 * passes: {@code bench-events} (absent: a plain answer) and {@code bench-pace-ms} (0: all at once).
 */
final class FixedUpstream {
  private static final Buffer PLAIN = Buffer.buffer(Wire.PLAIN_ANSWER);

  private final Vertx vertx;

  private FixedUpstream(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Listens on a free port of loopback and writes its number into the file named first. */
  public static void main(String[] arguments) throws Exception {
    var vertx =
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    var upstream = new FixedUpstream(vertx);
    var options = new HttpServerOptions().setHost("127.0.0.1").setPort(0).setAcceptBacklog(16_384);
    var server =
        vertx
            .createHttpServer(options)
            .requestHandler(upstream::answer)
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    var file = Path.of(arguments[0]);
    var part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, Integer.toString(server.actualPort()));
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private void answer(HttpServerRequest request) {
    request.endHandler(
        end -> {
          var response = request.response().putHeader("request-id", "req_benchmark");
          var events = request.getHeader("bench-events");
          if (events == null) {
            response.putHeader("content-type", "application/json").end(PLAIN);
          } else {
            stream(response, Integer.parseInt(events), pace(request));
          }
        });
  }

  private static int pace(HttpServerRequest request) {
    var pace = request.getHeader("bench-pace-ms");
    return pace == null ? 0 : Integer.parseInt(pace);
  }

  private void stream(HttpServerResponse response, int count, int paceMillis) {
    response.putHeader("content-type", "text/event-stream").setChunked(true);
    var events = Wire.events(count);
    if (paceMillis == 0) {
      var all = Buffer.buffer();
      events.forEach(event -> all.appendBytes(event));
      response.end(all);
      return;
    }
    response.write(Buffer.buffer(events.get(0)));
    paced(response, events, 1, paceMillis);
  }

  private void paced(HttpServerResponse response, List<byte[]> events, int next, int paceMillis) {
    vertx.setTimer(
        paceMillis,
        timer -> {
          if (response.closed()) {
            return;
          }
          var event = Buffer.buffer(events.get(next));
          if (next == events.size() - 1) {
            response.end(event);
            return;
          }
          response.write(event);
          paced(response, events, next + 1, paceMillis);
        });
  }
}

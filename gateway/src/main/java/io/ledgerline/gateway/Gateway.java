package io.ledgerline.gateway;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.call.Arrival;
import io.ledgerline.gateway.call.Caller;
import io.ledgerline.gateway.call.GatewayConfig;
import io.ledgerline.gateway.call.GatewayParts;
import io.ledgerline.gateway.call.Identify;
import io.ledgerline.gateway.call.Inspections;
import io.ledgerline.gateway.call.Line;
import io.ledgerline.gateway.call.Operation;
import io.ledgerline.gateway.call.OtherRoutes;
import io.ledgerline.gateway.relay.BodyReader;
import io.ledgerline.gateway.relay.ClientExchange;
import io.ledgerline.gateway.relay.Loop;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of the governed call: routes a request, asks for its credential before a byte of its
 * body is read, reads the body, and hands it to the line on a virtual thread.
 *
 * <p>Serves {@code POST /v1/messages}, {@code POST /v1/messages/count_tokens}, {@code GET
 * /v1/models}, {@code GET /v1/models/{id}}, {@code POST /api/v1/inspect} and {@code HEAD|GET
 * /api/hello}; every other route is refused by name with 501.
 */
public final class Gateway {
  private static final Logger log = LoggerFactory.getLogger(Gateway.class);
  private static final String MODEL = "/v1/models/";

  private final GatewayConfig config;
  private final GatewayParts parts;
  private final Line line;

  /** Puts the line together; nothing is bound or started. */
  public Gateway(GatewayConfig config, GatewayParts parts) {
    this.config = config;
    this.parts = parts;
    this.line = Line.of(config, parts);
  }

  /** What handles requests on that event loop; they must arrive unread. */
  public Handler<HttpServerRequest> on(Loop loop) {
    return request -> handle(loop, request);
  }

  /** As {@link #reportStrangers}, from an event loop. */
  void reportStrangersLater() {
    parts
        .decisions()
        .execute(
            () -> {
              try {
                reportStrangers();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** Calls under way, requests being read included from the moment their body is whole. */
  public int openCalls() {
    return line.metrics().open();
  }

  /** Bytes that request bodies hold in memory. */
  public long bufferedBytes() {
    return line.memory().held();
  }

  /** Writes the entry about requests without a credential since the last time, if any; blocks. */
  public void reportStrangers() throws InterruptedException {
    line.strangers().report();
  }

  /** Whether a path is the gateway's, though another part is mounted around it. */
  static boolean governs(String path) {
    return path.equals(Inspections.PATH);
  }

  GatewayConfig config() {
    return config;
  }

  LongSupplier nanoTime() {
    return parts.nanoTime();
  }

  String newRequestId() {
    return parts.ids().next().toString();
  }

  void tlsReloadFailed(Throwable cause) {
    log.error("changed TLS files can't be used, the old certificate stays: {}", cause.getMessage());
  }

  private void handle(Loop loop, HttpServerRequest request) {
    Operation operation = operation(request);
    if (operation == null) {
      request.response().putHeader("content-type", "application/json").end("{}");
      return;
    }
    request.pause();
    UUID id = parts.ids().next();
    var client = new ClientExchange(loop, request, id.toString());
    try {
      atTheDoor(id, operation, client);
    } catch (RuntimeException e) {
      log.error("request {} failed at the door", id, e);
      refuse(
          client,
          OwnAnswers.unavailable("stage.failed", "A stage of this gateway failed; try again."));
    }
  }

  private void atTheDoor(UUID id, Operation operation, ClientExchange client) {
    Instant arrivedAt = parts.clock().instant();
    switch (line.identify().atTheDoor(client.request().headers())) {
      case Identify.AtTheDoor.Stranger(OwnAnswer answer) -> stranger(client, operation, answer);
      case Identify.AtTheDoor.Known(Caller.Presented credential) -> {
        if (line.metrics().open() >= config.openCalls()) {
          refuse(client, busy());
          return;
        }
        accept(id, operation, client, credential, arrivedAt);
      }
    }
  }

  private void stranger(ClientExchange client, Operation operation, OwnAnswer answer) {
    line.strangers().refused(answer.rule());
    if (operation == Operation.UNKNOWN) {
      refuse(client, OtherRoutes.notServed(client));
      return;
    }
    refuse(client, answer);
  }

  /** Answers a request whose body is of no interest any more. */
  private static void refuse(ClientExchange client, OwnAnswer answer) {
    BodyReader.discard(client);
    client.answerNow(answer, List.of());
  }

  private void accept(
      UUID id,
      Operation operation,
      ClientExchange client,
      Caller.Presented credential,
      Instant arrivedAt) {
    if (operation == Operation.MODELS || operation == Operation.UNKNOWN) {
      BodyReader.discard(client);
      decide(arrival(id, operation, client, credential, arrivedAt, new byte[0], 0));
      return;
    }
    var reader = new BodyReader(client, config.bodyBytes(), line.memory());
    reader.read(
        body -> decide(arrival(id, operation, client, credential, arrivedAt, body, reader.taken())),
        answer ->
            refused(arrival(id, operation, client, credential, arrivedAt, new byte[0], 0), answer));
  }

  private Arrival arrival(
      UUID id,
      Operation operation,
      ClientExchange client,
      Caller.Presented credential,
      Instant arrivedAt,
      byte[] body,
      int held) {
    long now = parts.nanoTime().getAsLong();
    return new Arrival(
        id, operation, client, credential, arrivedAt, now, body, line.memory(), held);
  }

  private void decide(Arrival arrival) {
    boolean governed =
        arrival.operation() == Operation.MESSAGES || arrival.operation() == Operation.COUNT_TOKENS;
    boolean inspects = arrival.operation() == Operation.INSPECT;
    run(
        arrival,
        () -> {
          if (governed) {
            line.calls().run(arrival);
          } else if (inspects) {
            line.inspections().run(arrival);
          } else {
            line.others().run(arrival);
          }
        });
  }

  /** A body that was refused while it was read is an entry too: its caller is known. */
  private void refused(Arrival arrival, OwnAnswer answer) {
    run(arrival, () -> line.others().refuse(arrival, answer));
  }

  private void run(Arrival arrival, Runnable decision) {
    try {
      parts.decisions().execute(decision);
    } catch (RejectedExecutionException e) {
      line.memory().giveBack(arrival.memoryHeld());
      arrival
          .client()
          .answerNow(
              OwnAnswers.unavailable("gateway.stopping", "This node is stopping; try again."),
              List.of());
    }
  }

  /** What the route asks for; null for the greeting, which needs no caller. */
  private static @Nullable Operation operation(HttpServerRequest request) {
    String path = request.path() == null ? "" : request.path();
    String method = request.method().name();
    if (method.equals("POST") && path.equals("/v1/messages")) {
      return Operation.MESSAGES;
    }
    if (method.equals("POST") && path.equals("/v1/messages/count_tokens")) {
      return Operation.COUNT_TOKENS;
    }
    if (method.equals("POST") && path.equals(Inspections.PATH)) {
      return Operation.INSPECT;
    }
    if (method.equals("GET") && (path.equals("/v1/models") || isModel(path))) {
      return Operation.MODELS;
    }
    boolean read = method.equals("GET") || method.equals("HEAD");
    return read && path.equals("/api/hello") ? null : Operation.UNKNOWN;
  }

  private static boolean isModel(String path) {
    return path.startsWith(MODEL)
        && path.length() > MODEL.length()
        && path.indexOf('/', MODEL.length()) < 0;
  }

  private static OwnAnswer busy() {
    return OwnAnswers.unavailable(
        "gateway.busy", "This node has as many calls under way as it may; try again.");
  }
}

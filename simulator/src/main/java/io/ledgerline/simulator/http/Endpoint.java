package io.ledgerline.simulator.http;

import io.ledgerline.simulator.exchange.Exchange;
import io.ledgerline.simulator.exchange.Recorder;
import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.model.Catalogue;
import io.ledgerline.simulator.reply.Ids;
import io.ledgerline.simulator.request.ApiError;
import io.ledgerline.simulator.request.ApiException;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes requests, records them, and applies the faults that come before an answer. */
public final class Endpoint implements Handler<HttpServerRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);
  private static final int MAX_QUEUED = 1_000;

  private final Vertx vertx;
  private final EndpointConfig config;
  private final Recorder recorder;
  private final Ids ids;
  private final Messages messages;
  private final Models models;
  private final @Nullable FixedAnswers fixed;
  private final Queue<String> queued = new ConcurrentLinkedQueue<>();
  private final AtomicInteger queuedCount = new AtomicInteger();
  private final Cases cases = new Cases();

  /** An endpoint. */
  public Endpoint(Vertx vertx, EndpointConfig config, Recorder recorder) {
    this.vertx = vertx;
    this.config = config;
    this.recorder = recorder;
    this.ids = new Ids(config.seed());
    Catalogue catalogue = Catalogue.load();
    Credentials credentials = new Credentials(config.keys());
    Brain brain = new Brain(config, catalogue, ids);
    this.messages = new Messages(config, brain, credentials);
    this.models = new Models(catalogue, credentials);
    this.fixed = config.fixed() ? new FixedAnswers(brain, recorder) : null;
  }

  /**
   * Directives for the next messages or count-tokens request that brings none of its own.
   *
   * @throws IllegalStateException if too many are queued
   */
  public void next(String directives) {
    if (queuedCount.incrementAndGet() > MAX_QUEUED) {
      queuedCount.decrementAndGet();
      throw new IllegalStateException("directives queued: " + MAX_QUEUED + " (expected: fewer)");
    }
    queued.add(directives);
  }

  @Override
  public void handle(HttpServerRequest request) {
    String path = path(request);
    if (fixed != null && path.equals("/v1/messages")) {
      fixed.answer(request);
      return;
    }
    if (path.equals("/simulator/requests") && config.exposeRequests()) {
      request.response().putHeader("content-type", "application/json");
      request.response().end(ReceivedPage.of(recorder));
      return;
    }
    Directives directives = directives(request, path);
    List<Map.Entry<String, String>> headers =
        recorder.keeps() ? request.headers().entries() : List.of();
    Exchange exchange = recorder.begin(request.method().name(), request.uri(), headers);
    Call call = new Call(vertx, request, exchange, directives, ids.next("req"));
    if (directives.none()) {
      receive(call, path);
      return;
    }
    request.pause();
    after(directives.number("delay-ms", 0), () -> early(call, path));
  }

  /** The path, or the whole request target where it has none. */
  private static String path(HttpServerRequest request) {
    String path = request.path();
    return path == null ? request.uri() : path;
  }

  private Directives directives(HttpServerRequest request, String path) {
    String header = request.getHeader(Directives.HEADER);
    if (header == null && path.startsWith("/v1/messages")) {
      header = queued.poll();
      if (header != null) {
        queuedCount.decrementAndGet();
      }
    }
    Directives directives = Directives.parse(header);
    return cases.holds(directives) ? directives : Directives.NONE;
  }

  private void after(int millis, Runnable then) {
    if (millis <= 0) {
      then.run();
    } else {
      vertx.setTimer(millis, timer -> then.run());
    }
  }

  /** What a directive may do before the body is looked at; the body is received all the same. */
  private void early(Call call, String path) {
    call.request().resume();
    if (call.over()) {
      return;
    }
    if (call.directives().has("reset")) {
      Reset.abort(call);
      return;
    }
    if (call.directives().has("hang")) {
      call.request().bodyHandler(body -> call.exchange().received(body.getBytes()));
      call.hang();
      return;
    }
    receive(call, path);
  }

  private void receive(Call call, String path) {
    long announced = contentLength(call.request());
    if (announced > BodyDecoding.MAX_BODY) {
      tooLarge(call);
      return;
    }
    Body.read(call, body -> route(call, path, body), () -> tooLarge(call));
  }

  private static void tooLarge(Call call) {
    call.response().putHeader("connection", "close");
    call.fail(ApiError.tooLarge("Request exceeds the maximum size"));
  }

  private static long contentLength(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void route(Call call, String path, byte[] body) {
    call.exchange().received(body);
    try {
      dispatch(call, path, body);
    } catch (ApiException e) {
      call.fail(e.error());
    } catch (RuntimeException e) {
      call.fail(
          ApiError.ofStatus(500).withMessage("The simulator failed: " + e.getClass().getName()));
      LOG.error("request failed", e);
    }
  }

  private void dispatch(Call call, String path, byte[] body) {
    String method = call.request().method().name();
    int status = call.directives().number("error", 0);
    if (status > 0) {
      Messages.directed(call, status);
    } else if (path.equals("/api/hello")) {
      call.json(200, Json.object().put("message", "hello from the Ledgerline simulator"));
    } else if (path.equals("/v1/messages")) {
      expect(method, "POST");
      messages.create(call, body);
    } else if (path.equals("/v1/messages/count_tokens")) {
      expect(method, "POST");
      messages.count(call, body);
    } else if (path.equals("/v1/models")) {
      expect(method, "GET");
      models.list(call);
    } else if (path.startsWith("/v1/models/")) {
      expect(method, "GET");
      models.get(call, path.substring("/v1/models/".length()));
    } else {
      throw new ApiException(ApiError.notFound("Not found: " + path + " (not simulated)"));
    }
  }

  private static void expect(String method, String expected) {
    if (!method.equals(expected)) {
      throw new ApiException(
          new ApiError(405, "invalid_request_error", "Method Not Allowed", null));
    }
  }
}

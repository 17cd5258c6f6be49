package io.ledgerline.simulator.http;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.request.ApiError;
import io.ledgerline.simulator.request.ApiException;
import io.ledgerline.simulator.request.RequestContext;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashSet;
import java.util.Set;

/** {@code /v1/messages} and {@code /v1/messages/count_tokens}. */
final class Messages {
  private final EndpointConfig config;
  private final Brain brain;
  private final Credentials credentials;
  private final RateHeaders rates;

  Messages(EndpointConfig config, Brain brain, Credentials credentials) {
    this.config = config;
    this.brain = brain;
    this.credentials = credentials;
    this.rates = new RateHeaders(config.clock(), config.requestsPerMinute());
  }

  /** The error that the directive {@code error} asks for. */
  static void directed(Call call, int status) {
    Directives directives = call.directives();
    ApiError error = ApiError.ofStatus(status).withCode(directives.text("error-code"));
    String message = directives.text("message");
    call.fail(message == null ? error : error.withMessage(message));
  }

  void count(Call call, byte[] body) {
    Credentials.Caller caller = caller(call);
    RequestContext context = context(call, true);
    byte[] decoded = decoded(call, body);
    rates.show(caller.workspace(), call.response().headers());
    call.json(200, Json.object().put("input_tokens", brain.count(decoded, context)));
  }

  void create(Call call, byte[] body) {
    Credentials.Caller caller = caller(call);
    admit(call, caller);
    RequestContext context = context(call, false);
    MessageJson answer = brain.answer(decoded(call, body), context, caller, call.directives());
    long counted = answer.input().total() - answer.input().read();
    rates.spend(caller.workspace(), counted, answer.reply().outputTokens());
    rates.show(caller.workspace(), call.response().headers());
    Latency latency = call.directives().latency(config.latency());
    if (answer.request().stream() && !call.directives().has("json-instead-of-sse")) {
      stream(call, answer, caller, latency);
      return;
    }
    whole(call, answer, caller, latency);
  }

  private void admit(Call call, Credentials.Caller caller) {
    call.response().putHeader("anthropic-workspace-id", caller.workspace());
    long wait = rates.admit(caller.workspace());
    if (wait > 0) {
      rates.show(caller.workspace(), call.response().headers());
      call.response().putHeader("retry-after", Long.toString(wait));
      throw new ApiException(ApiError.ofStatus(429));
    }
  }

  private void stream(Call call, MessageJson answer, Credentials.Caller caller, Latency latency) {
    StreamPump.Ends ends =
        new StreamPump.Ends() {
          @Override
          public void complete() {
            brain.hold(answer, caller);
          }

          @Override
          public void broken() {
            brain.release(answer);
          }
        };
    new StreamPump(call, Frames.of(answer, call.directives()), latency, ends).start();
  }

  private void whole(Call call, MessageJson answer, Credentials.Caller caller, Latency latency) {
    double millis = latency.firstTokenMillis() + latency.millisFor(answer.reply().outputTokens());
    if (millis < 1) {
      finish(call, answer, caller);
      return;
    }
    call.vertx().setTimer(Math.round(millis), timer -> finish(call, answer, caller));
  }

  private void finish(Call call, MessageJson answer, Credentials.Caller caller) {
    if (call.over()) {
      brain.release(answer);
      return;
    }
    brain.hold(answer, caller);
    var message = answer.whole();
    if (call.directives().has("no-usage")) {
      message.remove("usage");
    }
    call.json(200, message);
  }

  private Credentials.Caller caller(Call call) {
    return credentials.identify(call.request().headers());
  }

  private static byte[] decoded(Call call, byte[] body) {
    return BodyDecoding.decode(body, call.request().getHeader("content-encoding"));
  }

  private RequestContext context(Call call, boolean counting) {
    HttpServerRequest request = call.request();
    String version = version(request);
    boolean lenient = config.lenient() || call.directives().has("lenient");
    return new RequestContext(version, betas(request.headers()), counting, lenient);
  }

  /** The API version of a request; 400 when it is missing or unknown. */
  static String version(HttpServerRequest request) {
    String version = request.getHeader("anthropic-version");
    if (version == null || version.isBlank()) {
      throw ApiException.invalid("anthropic-version: header is required");
    }
    if (!version.equals(RequestContext.NEWEST) && !version.equals(RequestContext.OLDER)) {
      throw ApiException.invalid("anthropic-version: \"" + version + "\" is not a valid version");
    }
    return version;
  }

  private static Set<String> betas(MultiMap headers) {
    Set<String> betas = new LinkedHashSet<>();
    for (String header : headers.getAll("anthropic-beta")) {
      for (String value : header.split(",")) {
        betas.add(value.strip());
      }
    }
    return betas;
  }
}

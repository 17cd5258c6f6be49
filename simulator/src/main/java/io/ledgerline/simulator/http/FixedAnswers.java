package io.ledgerline.simulator.http;

import io.ledgerline.simulator.exchange.Recorder;
import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.request.RequestContext;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The benchmark mode: the same answer to every request, computed once, without looking at more of a
 * request than whether it wants a stream. Nothing is checked, billed per request or recorded.
 */
final class FixedAnswers {
  private static final byte[] STREAM = "\"stream\":true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] STREAM_SPACED =
      "\"stream\": true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SAMPLE =
      """
      {"model":"claude-haiku-5-5","max_tokens":256,
       "messages":[{"role":"user","content":"What is your refund policy?"}],
       "system":"You are the assistant of ThreadCo. Refunds are free within 30 days."}
      """
          .getBytes(StandardCharsets.UTF_8);

  private final Recorder recorder;
  private final Buffer json;
  private final List<Buffer> events;
  private final AtomicLong requests = new AtomicLong();

  FixedAnswers(Brain brain, Recorder recorder) {
    this.recorder = recorder;
    RequestContext context = new RequestContext(RequestContext.OLDER, Set.of(), false, false);
    MessageJson answer =
        brain.answer(
            SAMPLE, context, new Credentials.Caller("simulated", "fixed"), Directives.NONE);
    this.json = Buffer.buffer(Json.bytes(answer.whole()));
    this.events =
        Frames.of(answer, Directives.NONE).stream()
            .map(frame -> Buffer.buffer(frame.bytes()))
            .toList();
  }

  void answer(HttpServerRequest request) {
    request.bodyHandler(body -> send(request.response(), body.getBytes()));
  }

  private void send(HttpServerResponse response, byte[] body) {
    recorder.count();
    response.putHeader("server", "ledgerline-simulator");
    response.putHeader("anthropic-organization-id", "simulated");
    response.putHeader("request-id", "req_simfixed" + requests.incrementAndGet());
    if (!contains(body, STREAM) && !contains(body, STREAM_SPACED)) {
      response.putHeader("content-type", "application/json").end(json);
      return;
    }
    response.putHeader("content-type", "text/event-stream; charset=utf-8").setChunked(true);
    for (Buffer event : events) {
      response.write(event);
    }
    response.end();
  }

  /** Looks from the end, where clients put the flag. */
  private static boolean contains(byte[] body, byte[] wanted) {
    for (int at = body.length - wanted.length; at >= 0; at--) {
      if (body[at] == '"' && matches(body, at, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] body, int at, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (body[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}

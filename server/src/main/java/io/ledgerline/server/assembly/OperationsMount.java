package io.ledgerline.server.assembly;

import io.ledgerline.gateway.Mount;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What operators' tools ask: {@code /health/live}, {@code /health/ready} and {@code /metrics}. Open
 * to whoever reaches the port; says nothing about content, keys or people.
 */
final class OperationsMount {
  private final Supplier<List<String>> troubles;
  private final PrometheusMeterRegistry meters;
  private final Executor workers;

  /**
   * The three pages.
   *
   * @param troubles sentences that say why the node isn't ready; empty when it is; may block
   * @param workers where what may block runs
   */
  OperationsMount(
      Supplier<List<String>> troubles, PrometheusMeterRegistry meters, Executor workers) {
    this.troubles = troubles;
    this.meters = meters;
    this.workers = workers;
  }

  List<Mount> mounts() {
    return List.of(
        new Mount("/health/live", reading(request -> answer(request, 200, "live\n"))),
        new Mount("/health/ready", reading(this::ready)),
        new Mount("/metrics", reading(this::metrics)));
  }

  private static Handler<HttpServerRequest> reading(Handler<HttpServerRequest> page) {
    return request -> {
      if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
        request.response().putHeader("allow", "GET, HEAD");
        answer(request, 405, "only GET and HEAD\n");
        return;
      }
      page.handle(request);
    };
  }

  private void ready(HttpServerRequest request) {
    workers.execute(
        () -> {
          var found = troubles.get();
          if (found.isEmpty()) {
            answer(request, 200, "ready\n");
          } else {
            answer(request, 503, "not ready\n" + String.join("\n", found) + "\n");
          }
        });
  }

  private void metrics(HttpServerRequest request) {
    workers.execute(() -> answer(request, 200, meters.scrape()));
  }

  private static void answer(HttpServerRequest request, int status, String text) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "text/plain; charset=utf-8")
        .putHeader("cache-control", "no-store")
        .end(text);
  }
}

package io.ledgerline.server.assembly;

import io.ledgerline.gateway.Mount;
import io.ledgerline.governance.key.KeySecret;
import io.ledgerline.governance.policy.Policies;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What operators' tools ask: {@code /health/live}, {@code /health/ready} and {@code /metrics}.
 *
 * <p>Health is open to whoever reaches the port and names no tenant. Metrics carry tenants' names
 * and counts, so they need a key of an administrator or auditor of the organization.
 */
final class OperationsMount {
  private static final String BEARER = "Bearer ";
  private final Supplier<List<String>> troubles;
  private final Policies policies;
  private final InstantSource clock;
  private final PrometheusMeterRegistry meters;
  private final Executor workers;

  /**
   * The three pages.
   *
   * @param troubles sentences that say why the node isn't ready; empty when it is; may block
   * @param policies which keys there are
   * @param workers where what may block runs
   */
  OperationsMount(
      Supplier<List<String>> troubles,
      Policies policies,
      InstantSource clock,
      PrometheusMeterRegistry meters,
      Executor workers) {
    this.troubles = troubles;
    this.policies = policies;
    this.clock = clock;
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
    if (!mayReadMetrics(request.getHeader("authorization"))) {
      request.response().putHeader("www-authenticate", "Bearer");
      answer(request, 401, "metrics need the key of an administrator or auditor (Bearer ll_…)\n");
      return;
    }
    workers.execute(() -> answer(request, 200, meters.scrape()));
  }

  private boolean mayReadMetrics(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith(BEARER)) {
      return false;
    }
    var secret = authorization.substring(BEARER.length()).strip();
    if (!KeySecret.isWellFormed(secret)) {
      return false;
    }
    var grant = policies.current().key(KeySecret.sha256(secret));
    return grant != null
        && (grant.role() == Role.ADMIN || grant.role() == Role.AUDITOR)
        && grant.scope() instanceof Scope.Organization
        && (grant.expiresAt() == null || grant.expiresAt().isAfter(clock.instant()));
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

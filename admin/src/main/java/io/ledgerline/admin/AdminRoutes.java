package io.ledgerline.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.OpenApi;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.resource.ApprovalResource;
import io.ledgerline.admin.resource.AuditResource;
import io.ledgerline.admin.resource.CallResource;
import io.ledgerline.admin.resource.ContentResource;
import io.ledgerline.admin.resource.ErasureResource;
import io.ledgerline.admin.resource.EvidenceResource;
import io.ledgerline.admin.resource.FlaggedResource;
import io.ledgerline.admin.resource.HoldResource;
import io.ledgerline.admin.resource.KeyResource;
import io.ledgerline.admin.resource.LedgerKeysResource;
import io.ledgerline.admin.resource.PolicyTrialResource;
import io.ledgerline.admin.resource.ReportResource;
import io.ledgerline.admin.resource.RetentionResource;
import io.ledgerline.admin.resource.SettingResource;
import io.ledgerline.admin.resource.StatusResource;
import io.ledgerline.admin.resource.VaultKeysResource;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/**
 * Everything under {@code /api}: the routes of {@code /api/v1} and {@code /api/openapi.json}.
 * Requests arrive on event loops; the work is done on virtual threads.
 */
public final class AdminRoutes implements AutoCloseable {
  private final ExecutorService virtualThreads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Endpoint> endpoints;
  private final Router router;
  private final LedgerRoutes ledger;

  /** Builds the routes; nobody reads the ledger by certificate. */
  public AdminRoutes(Vertx vertx, AdminServices services, AdminLimits limits) {
    this(vertx, services, limits, ReaderCertificates.NONE);
  }

  /** Builds the routes. */
  public AdminRoutes(
      Vertx vertx, AdminServices services, AdminLimits limits, ReaderCertificates readers) {
    var journal = new AdminJournal(services);
    this.endpoints = endpoints(services, journal, limits);
    this.router = Router.router(vertx);
    var gate = new Gate(services, journal, limits, readers);
    var dispatch = new Dispatch(gate, new NamedTenant(services), limits, virtualThreads);
    for (var endpoint : endpoints) {
      router
          .route(endpoint.method(), routed("/api/v1" + endpoint.path()))
          .handler(context -> dispatch.handle(context, endpoint));
    }
    this.ledger = new LedgerRoutes(vertx, services, gate, virtualThreads);
    var document = OpenApi.document(endpoints);
    router.get("/api/openapi.json").handler(context -> json(context, 200, document));
    router.errorHandler(404, context -> problem(context, notFound()));
    router.errorHandler(405, context -> problem(context, notAllowed()));
    router.errorHandler(400, context -> problem(context, malformed()));
  }

  /** Takes requests whose path begins with {@code /api}. */
  public Handler<HttpServerRequest> handler() {
    return router;
  }

  /** Takes requests whose path begins with {@code /ledger}: the ledger for public tools. */
  public Handler<HttpServerRequest> ledgerHandler() {
    return ledger.handler();
  }

  /** Every mounted endpoint, for documents and tests. */
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  /** Interrupts what is under way. */
  @Override
  public void close() {
    virtualThreads.shutdownNow();
  }

  private static List<Endpoint> endpoints(
      AdminServices services, AdminJournal journal, AdminLimits limits) {
    var all = new ArrayList<Endpoint>();
    all.addAll(new StatusResource(services).endpoints());
    all.addAll(new SettingResource(services).endpoints());
    all.addAll(new KeyResource(services, journal).endpoints());
    all.addAll(new LedgerKeysResource(services, journal).endpoints());
    all.addAll(new AuditResource(services, journal, limits).endpoints());
    all.addAll(new CallResource(services, journal).endpoints());
    all.addAll(new ContentResource(services, journal).endpoints());
    all.addAll(new VaultKeysResource(services, journal).endpoints());
    all.addAll(new ReportResource(services, journal).endpoints());
    all.addAll(new FlaggedResource(services, journal).endpoints());
    all.addAll(new PolicyTrialResource(services, journal).endpoints());
    all.addAll(new ApprovalResource(services, journal).endpoints());
    all.addAll(new HoldResource(services).endpoints());
    all.addAll(new ErasureResource(services).endpoints());
    all.addAll(new RetentionResource(services).endpoints());
    all.addAll(new EvidenceResource(services, journal).endpoints());
    return List.copyOf(all);
  }

  private static String routed(String path) {
    return path.replaceAll("\\{([a-z_]+)}", ":$1");
  }

  private static ProblemException notFound() {
    return ProblemException.of(404, "not_found", "There is nothing here; see /api/openapi.json.");
  }

  private static ProblemException notAllowed() {
    return ProblemException.of(
        405, "method_not_allowed", "This path has other methods; see /api/openapi.json.");
  }

  private static ProblemException malformed() {
    return ProblemException.of(400, "invalid_request", "The path or query can't be decoded.");
  }

  private static void problem(RoutingContext context, ProblemException problem) {
    context.response().putHeader("content-type", "application/problem+json");
    send(context, problem.status(), problem.json());
  }

  private static void json(RoutingContext context, int status, JsonNode body) {
    context.response().putHeader("content-type", "application/json");
    send(context, status, body);
  }

  private static void send(RoutingContext context, int status, JsonNode body) {
    context.request().resume();
    context.response().setStatusCode(status).putHeader("cache-control", "no-store");
    context.response().end(Buffer.buffer(body.toString().getBytes(UTF_8)));
  }
}

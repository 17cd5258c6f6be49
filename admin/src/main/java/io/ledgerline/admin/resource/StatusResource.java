package io.ledgerline.admin.resource;

import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.governance.budget.BudgetState;
import io.ledgerline.records.Usd;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who asks, and how budgets and the ledger are. */
public final class StatusResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST = 1_000;

  private final AdminServices services;

  public StatusResource(AdminServices services) {
    this.services = services;
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/whoami",
            AdminAction.SELF_READ,
            "The key that asks, and what it may do.",
            Map.of(),
            StatusResource::whoAmI),
        Endpoint.get(
            "/budgets",
            AdminAction.BUDGETS_READ,
            "Live counters of budgets, the fullest first.",
            Map.of("limit", "Most rows, 1 to 1000."),
            this::budgets),
        Endpoint.get(
            "/ledger",
            AdminAction.LEDGER_READ,
            "How the ledger of this node is, with the streams in the scope of the key; one that is"
                + " refused says why.",
            Map.of(),
            this::ledger),
        Endpoint.get( // before the next, which would take "proof" for an index
            "/ledger/{stream}/proof",
            AdminAction.LEDGER_READ,
            "The proof (C2SP tlog-proof) that an entry is in the ledger.",
            Map.of("index", "The entry's index, the second part of its receipt."),
            this::proof),
        Endpoint.get(
            "/ledger/{stream}/{index}",
            AdminAction.LEDGER_READ,
            "One entry at its place, with its receipt.",
            Map.of(),
            this::entry));
  }

  private static Answer whoAmI(AdminRequest request) {
    var grant = request.caller().grant();
    var body = JSON.createObjectNode();
    body.put("key_id", grant.keyId()).put("name", grant.keyName());
    body.put("user_id", grant.principal().pseudonym()).put("role", grant.role().wireName());
    body.put("scope", grant.scope().wireName()).put("tenant", request.caller().tenant());
    body.put("workspace", grant.workspace());
    var may = body.putObject("may");
    for (var action : AdminAction.values()) {
      may.put(action.wireName(), action.reach(grant.role()).name().toLowerCase(Locale.ROOT));
    }
    return Answer.ok(body);
  }

  private Answer budgets(AdminRequest request) throws ProblemException {
    int limit = request.number("limit", 1, MOST, 100);
    var tenant = request.caller().grant().scope().tenantName();
    var body = JSON.createObjectNode();
    var items = body.putArray("items");
    services.budgets().now().stream()
        .filter(state -> tenant == null || state.budget().startsWith(tenant + "/"))
        .sorted(Comparator.comparingDouble(StatusResource::used).reversed())
        .limit(limit)
        .forEach(state -> items.add(json(state)));
    return Answer.ok(body);
  }

  private static double used(BudgetState state) {
    return state.limitNanoUsd() == 0 ? 1 : state.spentNanoUsd() / (double) state.limitNanoUsd();
  }

  private static ObjectNode json(BudgetState state) {
    var node = JSON.createObjectNode();
    node.put("budget", state.budget()).put("level", state.level().wireName());
    node.put("window", state.window().name().toLowerCase(Locale.ROOT));
    node.put("resets_at", state.resetsAt() == null ? null : String.valueOf(state.resetsAt()));
    node.put("limit_usd", Usd.exact(state.limitNanoUsd()));
    node.put("spent_usd", Usd.exact(state.spentNanoUsd()));
    node.put("reserved_usd", Usd.exact(state.reservedNanoUsd()));
    node.put("left_usd", Usd.exact(state.leftNanoUsd()));
    return node;
  }

  private Answer ledger(AdminRequest request) {
    var tenant = request.caller().grant().scope().tenantName();
    var body = JSON.createObjectNode();
    var health = services.ledger().health();
    body.put("writable", health.writable());
    if (tenant == null) { // figures and failures speak of every tenant
      body.put("last_failure", health.lastFailure());
      var figures = body.putObject("figures");
      health.figures().forEach(figures::put);
    }
    var streams = body.putArray("streams");
    for (var stream : services.ledger().streams()) {
      if (tenant == null || tenant.equals(stream.name())) {
        streams
            .addObject()
            .put("stream", stream.name())
            .put("size", stream.size())
            .put("origin", stream.origin())
            .put("refused", stream.refused());
      }
    }
    return Answer.ok(body);
  }

  private Answer proof(AdminRequest request) throws Exception {
    var place = Reads.place(request.segment("stream") + "/" + request.query("index"));
    if (place == null) {
      throw ProblemException.invalid("index", "index must be the entry's index: a whole number");
    }
    if (!request.caller().readsWholeStream(place.stream())
        && services
                .audit()
                .entry(Reads.of(request, AdminAction.LEDGER_READ), place.stream(), place.index())
            == null) {
      throw ProblemException.notFound("entry at that place");
    }
    var proof = services.ledger().proof(place.stream(), place.index());
    if (proof == null) {
      throw ProblemException.of(
          404,
          "not_proven_yet",
          "No published checkpoint covers such an entry; if it is new, ask again in 10 seconds.");
    }
    var body = JSON.createObjectNode();
    body.put("stream", place.stream()).put("index", place.index()).put("tlog_proof", proof);
    return Answer.ok(body);
  }

  private Answer entry(AdminRequest request) throws Exception {
    var place = Reads.place(request.segment("stream") + "/" + request.segment("index"));
    var scope = Reads.of(request, AdminAction.LEDGER_READ);
    var row = place == null ? null : services.audit().entry(scope, place.stream(), place.index());
    if (row == null) {
      throw ProblemException.notFound("entry at that place");
    }
    return Answer.ok(AuditResource.placed(row));
  }
}

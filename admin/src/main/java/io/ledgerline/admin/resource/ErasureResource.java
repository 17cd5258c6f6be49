package io.ledgerline.admin.resource;

import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.governance.approval.ApprovalWish;
import io.ledgerline.governance.approval.Asker;
import io.ledgerline.governance.erasure.Erasure;
import io.ledgerline.governance.erasure.Erasures;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.records.ReadScope;
import io.ledgerline.records.query.AuditFilter;
import io.ledgerline.records.query.EntryRow;
import io.ledgerline.records.query.FilterField;
import io.ledgerline.records.query.PageRequest;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Erasures: asked for, listed, and shown as certificates with their receipts. */
public final class ErasureResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST = 500;
  private static final Duration APPROVAL_LASTS = Duration.ofDays(7);
  private static final Duration INDEX_WAIT = Duration.ofSeconds(2);

  private final AdminServices services;

  public ErasureResource(AdminServices services) {
    this.services = services;
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    var required = "{\"type\":\"string\",\"minLength\":1,\"maxLength\":320}";
    return List.of(
        Endpoint.get(
            "/erasures",
            AdminAction.ERASURES_READ,
            "What was erased, newest first.",
            Map.of("limit", "Most rows, 1 to 500.", "after", "The next of an earlier page."),
            this::list),
        Endpoint.get(
            "/erasures/{erasure}",
            AdminAction.ERASURES_READ,
            "The certificate of one erasure, with the receipt of its entry.",
            Map.of(),
            this::certificate),
        new Endpoint(
            HttpMethod.POST,
            "/erasures",
            AdminAction.ERASURES_REQUEST,
            "Asks for a subject to be erased; a second person has to approve.",
            Map.of(),
            Map.of("tenant", required, "subject", required, "case", required, "basis", required),
            Endpoint.Answers.JSON,
            this::request));
  }

  private Answer request(AdminRequest request) throws Exception {
    var tenant = request.required("tenant");
    var subject = pseudonym(services, request, tenant, request.required("subject"));
    var held = services.safeguards().erasures().holds(tenant, subject);
    var wish =
        new ApprovalWish(
            tenant,
            Erasures.ERASE,
            subject,
            Map.of("case", request.required("case"), "basis", request.required("basis")),
            APPROVAL_LASTS);
    var asked =
        Refusals.requested(
            services.safeguards().approvals(), wish, Asker.of(request.caller().grant()));
    var json = ApprovalResource.json(asked);
    var holds = json.putArray("held_by");
    held.forEach(hold -> holds.add(hold.id()));
    return Answer.ok(json);
  }

  /** The pseudonym of whom a caller named, who may be named by it or by their identity. */
  static String pseudonym(
      AdminServices services, AdminRequest request, String tenant, String subject)
      throws ProblemException {
    if (!request.caller().grant().scope().includes(new Scope.Tenant(tenant))
        || services.policies().current().tenant(tenant).isEmpty()) {
      throw ProblemException.notFound("tenant of that name");
    }
    if (!subject.matches("[^\\p{Cntrl}]{1,320}")) {
      throw ProblemException.invalid(
          "subject", "subject must be a pseudonym or a name, without control characters");
    }
    return services
        .safeguards()
        .pseudonyms()
        .of(tenant, subject)
        .orElseThrow(() -> ProblemException.notFound("subject of that name or pseudonym"));
  }

  private Answer list(AdminRequest request) throws Exception {
    int limit = request.number("limit", 1, MOST, 100);
    var scope = request.caller().grant().scope();
    var found = services.safeguards().erasures().list(scope, Ids.after(request), limit + 1);
    var body = JSON.createObjectNode();
    var items = body.putArray("items");
    found.stream().limit(limit).forEach(each -> items.add(json(each)));
    body.put("next", found.size() > limit ? found.get(limit - 1).id() : null);
    return Answer.ok(body);
  }

  private Answer certificate(AdminRequest request) throws Exception {
    var scope = request.caller().grant().scope();
    var erasure =
        services
            .safeguards()
            .erasures()
            .find(scope, Ids.segment(request, "erasure"))
            .orElseThrow(() -> ProblemException.notFound("erasure of that id"));
    var json = json(erasure);
    var entry = entry(erasure);
    json.put("receipt", entry == null ? null : entry.receipt());
    json.put(
        "meaning",
        "What is counted under destroyed is gone from this installation's database: names, and the"
            + " keys that texts and the salts of hashes hung on. It is destroyed again if an older"
            + " copy of it comes back here. Backups kept elsewhere and the database's own log files"
            + " are not reached before they end. The entries about"
            + " this subject stay, without its name, and their proofs hold; the receipt names the"
            + " entry that says so, under the signed checkpoint of its stream.");
    return Answer.ok(json);
  }

  /** The entry about it, null where the copy of the entries has not got it yet. */
  private @Nullable EntryRow entry(Erasure erasure) throws Exception {
    var unused = services.freshness().await(INDEX_WAIT);
    var about =
        new AuditFilter(
            Map.of(FilterField.EVENT_TYPE, "subject.erased"),
            erasure.erasedAt().minusMillis(1),
            erasure.erasedAt().plusMillis(2));
    var id = UUID.fromString(erasure.id());
    return services
        .audit()
        .entries(ReadScope.tenant(erasure.tenant()), about, PageRequest.newest(PageRequest.MOST))
        .items()
        .stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  private static ObjectNode json(Erasure erasure) {
    var node = JSON.createObjectNode();
    node.put("erasure", erasure.id()).put("tenant", erasure.tenant());
    node.put("subject", erasure.subject()).put("case", erasure.caseId());
    node.put("basis", erasure.basis()).put("asked_by", erasure.askedBy());
    node.put("approved_by", erasure.approvedBy()).put("erased_at", erasure.erasedAt().toString());
    var destroyed = node.putObject("destroyed");
    erasure.destroyed().forEach(destroyed::put);
    node.put("repeated", erasure.repeated());
    return node;
  }
}

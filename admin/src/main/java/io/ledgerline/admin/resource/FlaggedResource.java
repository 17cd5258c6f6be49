package io.ledgerline.admin.resource;

import io.ledgerline.admin.AdminJournal;
import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.port.Freshness;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.records.query.AuditFilter;
import io.ledgerline.records.query.CallRecord;
import io.ledgerline.records.query.FlaggedQueries.FlaggedCall;
import io.ledgerline.records.query.FlaggedQueries.Kind;
import io.ledgerline.records.query.Keyset;
import io.ledgerline.records.query.PageRequest;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls that are worth a look, and what people say of the findings in them. */
public final class FlaggedResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int USUAL_PAGE = 50;
  private static final List<String> VERDICTS = List.of("right", "wrong", "missed");

  private final AdminServices services;
  private final AdminJournal journal;

  public FlaggedResource(AdminServices services, AdminJournal journal) {
    this.services = services;
    this.journal = journal;
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/reports/flagged",
            AdminAction.FLAGGED_REPORT,
            "Calls with findings, refused, held, rewritten: newest first, with the reason.",
            Filters.ofEvents(
                "kind",
                    "finding, injection, answer, tool, isolation, observed, refused, held,"
                        + " rewritten or blocked.",
                "limit", "Most rows, 1 to 1000; 50 when absent.",
                "after", "The next of an earlier page."),
            this::flagged),
        Endpoint.get(
            "/reports/verdicts",
            AdminAction.FLAGGED_REPORT,
            "How often people found each detector right.",
            Map.of(
                "tenant", "One tenant.",
                "from", "First instant, 2026-11-01 or 2026-11-01T08:00:00Z.",
                "until", "First instant not wanted."),
            this::verdicts),
        new Endpoint(
            HttpMethod.POST,
            "/calls/{request_id}/verdicts",
            AdminAction.FINDINGS_REVIEW,
            "Says whether a finding in a call was right, wrong, or missed; an entry.",
            Map.of(),
            Map.of(
                "type", "{\"type\":\"string\",\"pattern\":\"^[A-Z][A-Z0-9_]{1,63}$\"}",
                "verdict", "{\"enum\":[\"right\",\"wrong\",\"missed\"]}"),
            Endpoint.Answers.JSON,
            this::review));
  }

  private Answer flagged(AdminRequest request) throws Exception {
    var filter = AuditFilter.of(request.queryWithout("kind", "limit", "after"));
    var name = request.query("kind");
    var kind = name == null ? null : Kind.of(name);
    var after = request.query("after");
    var page =
        new PageRequest(
            after == null ? null : Keyset.of(after),
            request.number("limit", 1, PageRequest.MOST, USUAL_PAGE),
            false);
    services.freshness().await(Freshness.USUAL);
    if (after == null) {
      reported(request, "flagged");
    }
    var scope = Reads.of(request, AdminAction.FLAGGED_REPORT);
    var found = services.flagged().calls(scope, filter, kind, page);
    var body = JSON.createObjectNode();
    var items = body.putArray("items");
    found.items().forEach(item -> items.add(line(item)));
    var next = found.next();
    body.put("next", next == null ? null : next.token());
    return Answer.ok(body);
  }

  private void reported(AdminRequest request, String report) throws Exception {
    var caller = request.caller();
    journal.record(
        caller.stream(),
        journal
            .entry(EventType.REPORT_CREATED, caller, AdminAction.FLAGGED_REPORT, caller.stream())
            .text(Field.FORMAT, report));
  }

  private static ObjectNode line(FlaggedCall flagged) {
    CallRecord call = flagged.call();
    JsonNode document = call.document();
    var line = JSON.createObjectNode();
    line.put("ts", call.ts().toString()).put("request_id", call.requestId());
    line.put("tenant", call.tenant()).put("status", call.status());
    for (String field :
        List.of("workspace", "use_case", "feature", "user_id", "model", "classification")) {
      line.set(field, document.path(field).isMissingNode() ? null : document.path(field));
    }
    line.set("categories", listed(document.path("prompt_data_categories")));
    var kinds = line.putArray("kinds");
    flagged.kinds().forEach(kinds::add);
    line.set("rule", document.path("rule").isMissingNode() ? null : document.path("rule"));
    line.put("reason", reason(document));
    line.set("flags", listed(document.path("policy_flags")));
    line.set("findings", listed(document.path("redaction_metadata").path("findings")));
    return line;
  }

  private static JsonNode listed(JsonNode list) {
    return list.isArray() ? list : JSON.createArrayNode();
  }

  /** What people read first: why it was refused, else what was flagged, else what was found. */
  private static String reason(JsonNode document) {
    String refused = document.path("reason").stringValue(null);
    if (refused != null) {
      return refused;
    }
    var flags = document.path("policy_flags");
    if (flags.isArray() && !flags.isEmpty()) {
      return joined(flags);
    }
    return joined(document.path("prompt_data_categories"));
  }

  private static String joined(JsonNode texts) {
    var all = new StringBuilder();
    for (JsonNode text : texts) {
      all.append(all.isEmpty() ? "" : "; ").append(text.stringValue(""));
    }
    return all.toString();
  }

  private Answer verdicts(AdminRequest request) throws Exception {
    services.freshness().await(Freshness.USUAL);
    var filter = AuditFilter.of(request.query());
    var scope = Reads.of(request, AdminAction.FLAGGED_REPORT);
    reported(request, "verdicts");
    var body = JSON.createObjectNode();
    var items = body.putArray("items");
    for (var each : services.flagged().verdicts(scope, filter)) {
      items
          .addObject()
          .put("type", each.type())
          .put("detectors", each.detectors())
          .put("right", each.right())
          .put("wrong", each.wrong())
          .put("missed", each.missed());
    }
    return Answer.ok(body);
  }

  private Answer review(AdminRequest request) throws Exception {
    var type = FindingTypes.written(request.text("type"));
    var verdict = request.text("verdict");
    if (verdict == null || !VERDICTS.contains(verdict)) {
      throw ProblemException.invalid("verdict", "verdict must be right, wrong or missed");
    }
    services.freshness().await(Freshness.USUAL);
    var scope = Reads.of(request, AdminAction.FINDINGS_REVIEW);
    var detail = services.audit().call(scope, Reads.requestId(request));
    if (detail == null) {
      throw ProblemException.notFound("call of that id");
    }
    var call = detail.call();
    String detector = detector(call, type, verdict);
    var first = detail.entries().getFirst();
    var entry =
        journal
            .entry(
                EventType.FINDING_REVIEWED,
                request.caller(),
                AdminAction.FINDINGS_REVIEW,
                call.tenant())
            .text(Field.REQUEST_ID, call.requestId())
            .text(Field.WORKSPACE, call.document().path("workspace").stringValue(null))
            .admitted(first.stream(), first.index())
            .object(
                Field.DETAILS,
                EntryObject.object()
                    .text("type", type)
                    .text("verdict", verdict)
                    .text("detector", detector));
    var receipt = journal.record(call.tenant(), entry);
    var body = JSON.createObjectNode();
    body.put("request_id", call.requestId()).put("type", type).put("verdict", verdict);
    body.put("receipt", receipt);
    return new Answer.Json(200, body, Map.of("ledgerline-receipt", receipt));
  }

  /**
   * Who found it; a verdict about a finding that isn't there would count for nobody. What a call
   * holds may be judged also when nothing finds such types any more.
   */
  private String detector(CallRecord call, String type, String verdict) throws ProblemException {
    for (JsonNode found : call.document().path("redaction_metadata").path("findings")) {
      if (found.path("type").stringValue("").equals(type)) {
        if (verdict.equals("missed")) {
          throw ProblemException.invalid(
              "verdict", "the call has a finding of type " + type + ", so it was not missed");
        }
        return found.path("detector").stringValue("");
      }
    }
    new FindingTypes(
            call.tenant(),
            services.policies().current().detectors(call.tenant()),
            services.models())
        .require(type);
    if (verdict.equals("missed")) {
      return "";
    }
    throw ProblemException.invalid(
        "type", "the call has no finding of type " + type + "; see report flagged --format json");
  }
}

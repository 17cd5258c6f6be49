package io.ledgerline.admin.resource;

import io.ledgerline.admin.AdminJournal;
import io.ledgerline.admin.AdminLimits;
import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.port.Freshness;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.audit.CallerText;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.records.ReadScope;
import io.ledgerline.records.profile.CallLine;
import io.ledgerline.records.profile.Profile;
import io.ledgerline.records.query.AuditFilter;
import io.ledgerline.records.query.EntryRow;
import io.ledgerline.records.query.InvalidQueryException;
import io.ledgerline.records.query.Keyset;
import io.ledgerline.records.query.Page;
import io.ledgerline.records.query.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Entries and calls: pages, a live feed, and exports. */
public final class AuditResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int USUAL_PAGE = 50;

  private final AdminServices services;
  private final AdminJournal journal;
  private final AdminLimits limits;

  public AuditResource(AdminServices services, AdminJournal journal, AdminLimits limits) {
    this.services = services;
    this.journal = journal;
    this.limits = limits;
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    var page =
        Filters.ofEvents(
            "limit", "Most rows, 1 to 1000; 50 when absent.",
            "after", "The next of an earlier page.",
            "order", "desc (newest first) or asc.");
    var calls =
        Filters.ofEvents(
            "limit", "Most rows, 1 to 1000; 50 when absent.",
            "after", "The next of an earlier page.",
            "order", "desc (newest first) or asc.",
            "profile", "calls, s0, s1 or baseline.");
    return List.of(
        Endpoint.get("/audit/calls", AdminAction.AUDIT_QUERY, "Joined calls.", calls, this::calls),
        Endpoint.get("/audit/entries", AdminAction.AUDIT_QUERY, "Entries.", page, this::entries),
        Endpoint.get(
                "/audit/tail",
                AdminAction.AUDIT_FOLLOW,
                "Entries as they arrive; last-event-id goes on where a feed broke off.",
                Filters.ofEvents(),
                this::tail)
            .answering(Endpoint.Answers.EVENTS),
        Endpoint.get(
                "/audit/export",
                AdminAction.AUDIT_EXPORT,
                "Everything that matches, oldest first, one JSON document per line.",
                Filters.ofEvents("profile", "entries, calls, s0, s1 or baseline."),
                this::export)
            .answering(Endpoint.Answers.JSON_LINES));
  }

  private Answer calls(AdminRequest request) throws Exception {
    var profile = profile(request, Profile.CALLS);
    if (profile == Profile.ENTRIES) {
      throw ProblemException.invalid("profile", "entries have a path of their own: /audit/entries");
    }
    services.freshness().await(Freshness.USUAL);
    var scope = Reads.of(request, AdminAction.AUDIT_QUERY);
    var page = services.audit().calls(scope, filter(request), page(request));
    return answer(page, call -> CallLine.of(profile, call));
  }

  private Answer entries(AdminRequest request) throws Exception {
    services.freshness().await(Freshness.USUAL);
    var scope = Reads.of(request, AdminAction.AUDIT_QUERY);
    return answer(
        services.audit().entries(scope, filter(request), page(request)), AuditResource::placed);
  }

  private Answer tail(AdminRequest request) throws Exception {
    var scope = Reads.of(request, AdminAction.AUDIT_FOLLOW);
    var filter = filter(request);
    if (filter.from() != null || filter.until() != null) {
      throw ProblemException.invalid("from", "a feed has no time range; use the query");
    }
    long place = place(request, scope);
    record(request, AdminAction.AUDIT_FOLLOW, "tail", filter);
    var feed = new Feed(services.audit(), services.clock(), limits.followFor());
    return new Answer.Stream(
        Endpoint.Answers.EVENTS.contentType(),
        Map.of(),
        pieces -> feed.send(scope, filter, place, pieces));
  }

  private long place(AdminRequest request, ReadScope scope) throws Exception {
    if (request.lastEventId() == null) {
      return services.audit().place(scope, null, 0);
    }
    var last = Reads.place(request.lastEventId());
    long place = last == null ? -1 : services.audit().place(scope, last.stream(), last.index());
    if (place < 0) {
      throw ProblemException.invalid(
          "last-event-id", "last-event-id names no entry in the scope of this key");
    }
    return place;
  }

  private Answer export(AdminRequest request) throws Exception {
    var profile = profile(request, Profile.CALLS);
    var scope = Reads.of(request, AdminAction.AUDIT_EXPORT);
    services.freshness().await(Freshness.USUAL);
    var filter = filter(request).untilAtMost(services.clock().instant());
    var receipt = record(request, AdminAction.AUDIT_EXPORT, profile.wireName(), filter);
    var export = new Export(services.audit(), scope, filter);
    return new Answer.Stream(
        Endpoint.Answers.JSON_LINES.contentType(),
        Map.of(
            "ledgerline-receipt",
            receipt,
            "content-disposition",
            "attachment; filename=\"ledgerline-" + profile.wireName() + ".jsonl\""),
        pieces -> export.send(profile, pieces));
  }

  private String record(AdminRequest request, AdminAction action, String format, AuditFilter filter)
      throws Exception {
    var caller = request.caller();
    var details = EntryObject.object();
    filter.equal().forEach((field, value) -> details.text(field.wireName(), plain(value)));
    var period = EntryObject.object();
    period.text("from", filter.from() == null ? null : String.valueOf(filter.from()));
    period.text("until", filter.until() == null ? null : String.valueOf(filter.until()));
    var entry =
        journal
            .entry(EventType.EXPORT_CREATED, caller, action, caller.stream())
            .text(Field.FORMAT, format)
            .object(Field.PERIOD, period)
            .object(Field.DETAILS, details);
    return journal.record(caller.stream(), entry);
  }

  /** Filter values are what somebody typed; only what may stand in a leaf goes there. */
  private static String plain(String value) {
    return CallerText.isPlain(value) ? value : "(not plain)";
  }

  private static AuditFilter filter(AdminRequest request) throws InvalidQueryException {
    return AuditFilter.of(request.queryWithout("limit", "after", "order", "profile"));
  }

  private static PageRequest page(AdminRequest request) throws Exception {
    var after = request.query("after");
    var order = request.query().getOrDefault("order", "desc");
    if (!order.equals("desc") && !order.equals("asc")) {
      throw ProblemException.invalid("order", "order must be desc or asc");
    }
    return new PageRequest(
        after == null ? null : Keyset.of(after),
        request.number("limit", 1, PageRequest.MOST, USUAL_PAGE),
        order.equals("asc"));
  }

  private static Profile profile(AdminRequest request, Profile usual) throws ProblemException {
    var name = request.query("profile");
    var profile = name == null ? usual : Profile.of(name);
    if (profile == null) {
      throw ProblemException.invalid("profile", "profile must be one of: " + Profile.names());
    }
    return profile;
  }

  private static <T> Answer answer(Page<T> page, Function<T, JsonNode> line) {
    var body = JSON.createObjectNode();
    var items = body.putArray("items");
    page.items().forEach(item -> items.add(line.apply(item)));
    var next = page.next();
    body.put("next", next == null ? null : next.token());
    return Answer.ok(body);
  }

  static JsonNode placed(EntryRow row) {
    var node = JSON.createObjectNode();
    node.put("stream", row.stream()).put("index", row.index());
    node.put("receipt", row.receipt());
    node.set("entry", JSON.readTree(row.bytes()));
    return node;
  }
}

package io.ledgerline.admin.resource;

import io.ledgerline.admin.AdminJournal;
import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.port.Freshness;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.admin.right.Caller;
import io.ledgerline.audit.CallerText;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.evidence.EvidencePacks;
import io.ledgerline.evidence.NoSuchLogException;
import io.ledgerline.evidence.PackExport;
import io.ledgerline.evidence.PackRequest;
import io.ledgerline.evidence.PackTooLargeException;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.retention.RetentionSchedule;
import io.ledgerline.governance.tag.Tags;
import io.ledgerline.records.query.AuditFilter;
import io.ledgerline.records.query.EntryRow;
import io.ledgerline.records.query.Keyset;
import io.ledgerline.records.query.PageRequest;
import io.vertx.core.http.HttpMethod;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Evidence packs: made, recorded, and only then handed out; and which ones were made. */
public final class EvidenceResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SYSTEM = "_system";

  /** The grant that a key needs besides its role to be given content. */
  private static final String CONTENT_GRANT = "content";

  private static final int PIECE = 1 << 16;
  private static final int USUAL_PAGE = 50;

  /** Members of the request that are filters, with the entries' field. */
  private static final Map<String, Field> FILTERS =
      Map.of(
          "workspace", Field.WORKSPACE,
          "use_case", Field.USE_CASE,
          "feature", Field.FEATURE,
          "user", Field.USER_ID,
          "model", Field.MODEL,
          "event_type", Field.EVENT_TYPE,
          "session", Field.SESSION_ID,
          "business_context", Field.BUSINESS_CONTEXT,
          "request_id", Field.REQUEST_ID,
          "tag", Field.TAGS);

  private final AdminServices services;
  private final AdminJournal journal;

  public EvidenceResource(AdminServices services, AdminJournal journal) {
    this.services = services;
    this.journal = journal;
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(
            HttpMethod.POST,
            "/evidence/packs",
            AdminAction.EVIDENCE_EXPORT,
            "Makes an evidence pack of a tenant or the organization, records it, and sends it.",
            Map.of(),
            members(),
            Endpoint.Answers.ZIP,
            this::export),
        Endpoint.get(
            "/evidence/packs",
            AdminAction.EVIDENCE_LIST,
            "Packs that were made, newest first.",
            Map.of(
                "tenant", "Of this tenant.",
                "limit", "Most rows, 1 to 1000; 50 when absent.",
                "after", "The next of an earlier page."),
            this::list));
  }

  private static Map<String, String> members() {
    var members = new TreeMap<String, String>();
    members.put("tenant", "{\"type\":\"string\"}");
    members.put("from", "{\"type\":\"string\"}");
    members.put("to", "{\"type\":\"string\"}");
    members.put("with_content", "{\"type\":\"boolean\"}");
    members.put("with_system", "{\"type\":\"boolean\"}");
    members.put("reason", "{\"type\":\"string\"}");
    FILTERS.keySet().forEach(name -> members.put(name, "{\"type\":\"string\"}"));
    return members;
  }

  private Answer export(AdminRequest request) throws Exception {
    var caller = request.caller();
    var tenant = tenant(caller, request.text("tenant"));
    var period =
        AuditFilter.of(Map.of("from", request.required("from"), "until", request.required("to")));
    var content = flag(request, "with_content");
    var system = flag(request, "with_system");
    var reason = request.text("reason");
    if (content) {
      requireContentRight(caller, tenant, reason);
    }
    if (system && !isOrganization(caller)) {
      throw ProblemException.invalid(
          "with_system", "all of _system names other tenants: it takes a key of the organization");
    }
    var asked =
        new PackRequest(
            tenant,
            instant(period.from()),
            instant(period.until()),
            filter(request),
            content,
            system,
            services.clock().instant().truncatedTo(ChronoUnit.MILLIS));
    var pack = make(asked);
    try {
      var receipt = record(caller, pack.made(), asked, reason);
      return handOut(pack, receipt, tenant == null ? "organization" : tenant, asked.from());
    } catch (Exception notRecorded) {
      pack.close();
      throw notRecorded;
    }
  }

  private static Instant instant(@Nullable Instant given) throws ProblemException {
    if (given == null) {
      throw ProblemException.invalid("from", "from and to are both needed");
    }
    return given;
  }

  /**
   * Whose entries; null for the organization's. What lies outside the key's scope does not exist.
   */
  private @Nullable String tenant(Caller caller, @Nullable String asked) throws ProblemException {
    var own = caller.grant().scope().tenantName();
    var tenant = asked == null ? own : asked;
    if (tenant == null) {
      return null;
    }
    var known =
        services.policies().current().tenant(tenant).isPresent()
            || services.ledger().streams().stream().anyMatch(s -> s.name().equals(tenant));
    if (!known || tenant.equals(SYSTEM) || !caller.readsWholeStream(tenant)) {
      throw ProblemException.notFound("tenant of that name whose whole log this key may read");
    }
    return tenant;
  }

  private static boolean isOrganization(Caller caller) {
    return caller.grant().scope() instanceof Scope.Organization;
  }

  private void requireContentRight(Caller caller, @Nullable String tenant, @Nullable String reason)
      throws ProblemException {
    requireSchedules(caller, tenant);
    if (!caller.grant().grants().contains(CONTENT_GRANT)) {
      journal.refused(caller, AdminAction.EVIDENCE_EXPORT, "grant");
      throw ProblemException.of(
          403, "forbidden", "This key lacks the grant content; leave out with_content.");
    }
    if (reason == null || !CallerText.isPlain(reason)) {
      throw ProblemException.invalid(
          "reason",
          "with_content needs a reason that may stand in an entry: a case number, 1 to 128 of the"
              + " characters A-Z a-z 0-9 . _ : / -");
    }
  }

  /** A pack is of many records: one schedule that keeps this role from texts keeps it from all. */
  private void requireSchedules(Caller caller, @Nullable String tenant) throws ProblemException {
    var policy = services.policies().current();
    var role = caller.grant().role().wireName();
    for (var each : policy.tenants()) {
      boolean asked = tenant == null || tenant.equals(each.name());
      boolean barred =
          policy.retention(each.name()).schedules().stream()
              .anyMatch(rule -> bars(rule, role, caller.grant().grants()));
      if (asked && barred) {
        journal.refused(caller, AdminAction.EVIDENCE_EXPORT, "retention_access");
        throw ProblemException.of(
            403, "forbidden", "A retention schedule keeps this key from texts of " + each.name());
      }
    }
  }

  private static boolean bars(RetentionSchedule rule, String role, Set<String> grants) {
    return (!rule.access().isEmpty() && !rule.access().contains(role))
        || !grants.containsAll(rule.accessGrants());
  }

  private static boolean flag(AdminRequest request, String name) throws ProblemException {
    JsonNode value = request.json().get(name);
    if (value == null || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw ProblemException.invalid(name, name + " must be true or false");
    }
    return value.booleanValue();
  }

  private static SortedMap<String, String> filter(AdminRequest request) throws Exception {
    var given = new TreeMap<String, String>();
    for (var each : FILTERS.entrySet()) {
      var value = request.text(each.getKey());
      if (value != null) {
        AuditFilter.of(Map.of(each.getKey(), value)); // refuses what can't match anything
        given.put(
            each.getValue().wireName(),
            each.getValue() == Field.TAGS ? Tags.written(value) : value);
      }
    }
    return given;
  }

  private EvidencePacks.Pack make(PackRequest request) throws Exception {
    try {
      return services.evidence().make(request);
    } catch (EvidencePacks.BusyException busy) {
      throw ProblemException.of(503, "busy", String.valueOf(busy.getMessage()));
    } catch (NoSuchLogException none) {
      throw ProblemException.of(409, "no_log", String.valueOf(none.getMessage()));
    } catch (PackTooLargeException large) {
      throw ProblemException.of(413, "too_large", String.valueOf(large.getMessage()));
    }
  }

  private String record(
      Caller caller, PackExport.Made made, PackRequest asked, @Nullable String reason)
      throws Exception {
    var stream = asked.tenant() == null ? SYSTEM : asked.tenant();
    var details =
        EntryObject.object()
            .text("sha256", made.sha256())
            .number("bytes", made.bytes())
            .number("hidden", made.hidden())
            .number("logs", made.logs())
            .flag("content", asked.content());
    asked.filter().forEach((field, value) -> details.text(field, plain(value)));
    return journal.record(
        stream,
        journal
            .entry(EventType.EVIDENCE_EXPORTED, caller, AdminAction.EVIDENCE_EXPORT, stream)
            .text(Field.FORMAT, "llpack")
            .number(Field.COUNT, made.entries())
            .object(
                Field.PERIOD,
                EntryObject.object()
                    .text("from", asked.from().toString())
                    .text("to", asked.to().toString()))
            .object(Field.DETAILS, details)
            .text(Field.REASON, reason == null ? null : plain(reason)));
  }

  private static String plain(String value) {
    return CallerText.isPlain(value) ? value : "(not plain)";
  }

  private static Answer handOut(
      EvidencePacks.Pack pack, String receipt, String whose, Instant from) {
    var made = pack.made();
    var name = whose + "-" + from.toString().substring(0, 10) + ".llpack";
    return new Answer.Stream(
        Endpoint.Answers.ZIP.contentType(),
        Map.of(
            "ledgerline-receipt", receipt,
            "ledgerline-pack-sha256", made.sha256(),
            "ledgerline-pack-entries", String.valueOf(made.entries()),
            "ledgerline-pack-hidden", String.valueOf(made.hidden()),
            "ledgerline-pack-bytes", String.valueOf(made.bytes()),
            "content-disposition", "attachment; filename=\"" + name + "\""),
        pieces -> {
          try (pack;
              InputStream in = pack.open()) {
            byte[] piece = in.readNBytes(PIECE);
            while (piece.length > 0 && pieces.open()) {
              pieces.send(piece);
              piece = in.readNBytes(PIECE);
            }
          }
        });
  }

  private Answer list(AdminRequest request) throws Exception {
    var scope = Reads.of(request, AdminAction.EVIDENCE_LIST);
    var wanted = new TreeMap<>(request.queryWithout("limit", "after"));
    wanted.put("event_type", EventType.EVIDENCE_EXPORTED.wireName());
    var after = request.query("after");
    services.freshness().await(Freshness.USUAL); // who just made a pack looks for it here
    var page =
        services
            .audit()
            .entries(
                scope,
                AuditFilter.of(wanted),
                new PageRequest(
                    after == null ? null : Keyset.of(after),
                    request.number("limit", 1, PageRequest.MOST, USUAL_PAGE),
                    false));
    var body = JSON.createObjectNode();
    var items = body.putArray("items");
    page.items().forEach(row -> items.add(exported(row)));
    var next = page.next();
    body.put("next", next == null ? null : next.token());
    return Answer.ok(body);
  }

  private static ObjectNode exported(EntryRow row) {
    var entry = JSON.readTree(row.bytes());
    var item = JSON.createObjectNode();
    item.put("exported_at", entry.path("ts").stringValue(""));
    item.set("tenant", entry.path("tenant").isMissingNode() ? null : entry.get("tenant"));
    item.put("from", entry.at("/period/from").stringValue(""));
    item.put("to", entry.at("/period/to").stringValue(""));
    item.put("entries", entry.path("count").longValue(0));
    item.set("details", entry.get("details"));
    item.put("sha256", entry.at("/details/sha256").stringValue(""));
    item.put("key_id", entry.path("key_id").stringValue(""));
    item.put("subject", entry.at("/actor/subject").stringValue(""));
    item.put("receipt", row.receipt());
    return item;
  }
}

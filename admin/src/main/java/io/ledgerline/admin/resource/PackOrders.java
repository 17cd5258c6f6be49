package io.ledgerline.admin.resource;

import io.ledgerline.admin.AdminJournal;
import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.admin.right.Caller;
import io.ledgerline.audit.CallerText;
import io.ledgerline.audit.Field;
import io.ledgerline.evidence.PackRequest;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.retention.RetentionSchedule;
import io.ledgerline.governance.tag.Tags;
import io.ledgerline.records.query.AuditFilter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What callers ask for in an evidence pack: whose entries, of which time, with what beside them.
 * Read from the request, and refused where the caller's key may not have it.
 */
final class PackOrders {
  private static final String SYSTEM = "_system";

  /** The grant that a key needs besides its role to be given content. */
  private static final String CONTENT_GRANT = "content";

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

  /** Orders under the policy in force; refusals of content are recorded. */
  PackOrders(AdminServices services, AdminJournal journal) {
    this.services = services;
    this.journal = journal;
  }

  /**
   * One order that may be filled.
   *
   * @param pack what goes into the pack
   * @param reason why it is made, as the caller says; null if nothing is said
   */
  record Order(PackRequest pack, @Nullable String reason) {}

  /** The members of such a request, with their schemas. */
  static Map<String, String> members() {
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

  /** Reads a request, and asks whether its caller may have that. */
  Order read(AdminRequest request) throws Exception {
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
    return new Order(asked, reason);
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
}

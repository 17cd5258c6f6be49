package io.ledgerline.admin.resource;

import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.retention.Circumstances;
import io.ledgerline.governance.retention.RecordClass;
import io.ledgerline.governance.retention.Resolution;
import io.ledgerline.governance.retention.RetentionRules;
import io.ledgerline.governance.retention.RetentionSchedule;
import io.ledgerline.governance.tag.Tags;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What holds for how long something is kept, by which rule, and where rules contradict. */
public final class RetentionResource {
  private static final JsonMapper JSON = new JsonMapper();

  private final AdminServices services;

  public RetentionResource(AdminServices services) {
    this.services = services;
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/retention/{tenant}",
            AdminAction.RETENTION_READ,
            "What a tenant's schedules say together, and every conflict between them.",
            Map.of(
                "workspace", "For records of that workspace.",
                "use_case", "For records of that use case.",
                "risk_tier", "For use cases of that tier.",
                "data_class", "For records with data of that class.",
                "tag", "For records with that tag or policy flag; phi stands for phi=true."),
            this::show));
  }

  private Answer show(AdminRequest request) throws Exception {
    var tenant = request.segment("tenant");
    if (!request.caller().grant().scope().includes(new Scope.Tenant(tenant))
        || services.policies().current().tenant(tenant).isEmpty()) {
      throw ProblemException.notFound("tenant of that name");
    }
    var rules = services.policies().current().retention(tenant);
    var record =
        new Circumstances(
            request.query("workspace"),
            request.query("use_case"),
            request.query("risk_tier"),
            one(request.query("data_class")),
            tag(request.query("tag")));
    var body = JSON.createObjectNode().put("tenant", tenant);
    var classes = body.putArray("classes");
    for (var each : RecordClass.values()) {
      boolean names = each == RecordClass.IDENTITIES;
      classes.add(json(names ? rules.ofNames() : rules.resolve(each, record)));
    }
    body.set("stream", json(rules.ofStream()));
    schedules(body, rules);
    var holds = body.putArray("holds");
    services.safeguards().holds().holding(tenant).forEach(hold -> holds.add(hold.id()));
    return Answer.ok(body);
  }

  private static Set<String> one(@Nullable String value) {
    return value == null ? Set.of() : Set.of(value);
  }

  private static Set<String> tag(@Nullable String named) {
    return named == null ? Set.of() : Set.of(named, Tags.written(named));
  }

  private static ObjectNode json(Resolution resolution) {
    var node = JSON.createObjectNode();
    node.put("class", resolution.about().wireName());
    node.put("conflict", resolution.isConflict());
    var floor = resolution.floor();
    var ceiling = resolution.ceiling();
    var decides = resolution.decides();
    node.put("floor", floor == null ? null : floor.atLeast() + " " + floor.shown());
    node.put("ceiling", ceiling == null ? null : ceiling.atMost() + " " + ceiling.shown());
    node.put("decides", decides == null ? null : decides.shown());
    var access = node.putArray("access");
    resolution.access().stream().sorted().forEach(access::add);
    var grants = node.putArray("access_grants");
    resolution.accessGrants().stream().sorted().forEach(grants::add);
    node.put("sentence", resolution.sentence());
    return node;
  }

  private static void schedules(ObjectNode body, RetentionRules rules) {
    var list = body.putArray("schedules");
    for (RetentionSchedule each : rules.schedules()) {
      var node = list.addObject();
      node.put("name", each.shown()).put("jurisdiction", each.jurisdiction());
      node.put("citation", each.citation());
      node.put("keep_at_least", each.atLeast() == null ? null : String.valueOf(each.atLeast()));
      node.put("keep_at_most", each.atMost() == null ? null : String.valueOf(each.atMost()));
      var classes = node.putArray("classes");
      each.classes().stream().map(RecordClass::wireName).sorted().forEach(classes::add);
    }
  }
}

package io.ledgerline.admin.resource;

import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.port.Settings;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.records.profile.Profile;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Settings: applied as documents, listed with their versions; and every published schema. */
public final class SettingResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST = 500;

  private final AdminServices services;

  public SettingResource(AdminServices services) {
    this.services = services;
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(
            HttpMethod.POST,
            "/apply",
            AdminAction.SETTINGS_APPLY,
            "Applies YAML documents, all or none; or says what they would change.",
            Map.of(),
            Map.of("documents", SentFiles.SCHEMA, "dry_run", "{\"type\":[\"boolean\",\"null\"]}"),
            Endpoint.Answers.JSON,
            this::apply),
        Endpoint.get(
            "/settings",
            AdminAction.SETTINGS_READ,
            "The kinds of settings.",
            Map.of(),
            request -> kinds()),
        Endpoint.get(
            "/settings/{kind}",
            AdminAction.SETTINGS_READ,
            "Settings of a kind; with a name, the versions of that one, newest first.",
            Map.of(
                "name", "One setting: its name, or tenant/name.",
                "limit", "Most rows, 1 to 500.",
                "after", "The next of an earlier page."),
            this::settings),
        new Endpoint(
            HttpMethod.DELETE,
            "/settings/{kind}",
            AdminAction.SETTINGS_APPLY,
            "Takes one setting back, so that what holds without it holds; or says what would change.",
            Map.of(
                "name", "The setting: its name, or tenant/name.",
                "dry_run", "true: says what would change, and changes nothing."),
            Map.of(),
            Endpoint.Answers.JSON,
            this::remove),
        Endpoint.get(
            "/schemas/apply",
            AdminAction.SELF_READ,
            "The JSON Schema of the documents.",
            Map.of(),
            request -> Answer.ok(JSON.readTree(services.settings().schema()))),
        Endpoint.get(
            "/schemas/{profile}",
            AdminAction.SELF_READ,
            "The JSON Schema of an export profile.",
            Map.of(),
            SettingResource::profile));
  }

  private Answer remove(AdminRequest request) throws Exception {
    var kind = known(request);
    var name = request.query("name");
    if (name == null) {
      throw ProblemException.invalid("name", "name must say which " + kind + ", as get shows it");
    }
    var caller = request.caller();
    var scope = caller.grant().scope();
    var newest = services.settings().versions(kind, name, scope, 1);
    if (newest.isEmpty() || newest.getFirst().removed()) {
      throw ProblemException.notFound(kind + " of that name");
    }
    boolean only = request.flag("dry_run");
    var outcome =
        only
            ? services.settings().planRemoval(kind, name, scope)
            : services.settings().remove(kind, name, scope, caller.actor());
    if (!outcome.mistakes().isEmpty()) {
      throw ProblemException.of(
          422,
          "invalid_settings",
          kind + " " + name + " stays as it is: see the mistakes.",
          json(outcome));
    }
    return Answer.ok(json(outcome).put("applied", !only));
  }

  private String known(AdminRequest request) throws ProblemException {
    var kind = request.segment("kind");
    if (!services.settings().kinds().contains(kind)) {
      throw ProblemException.notFound("kind of that name");
    }
    return kind;
  }

  private Answer apply(AdminRequest request) throws Exception {
    var documents = SentFiles.of(request);
    var dryRun = request.json().path("dry_run");
    if (!dryRun.isMissingNode() && !dryRun.isNull() && !dryRun.isBoolean()) {
      throw ProblemException.invalid("dry_run", "dry_run must be true or false");
    }
    var caller = request.caller();
    var scope = caller.grant().scope();
    boolean only = dryRun.booleanValue(false);
    var outcome =
        only
            ? services.settings().plan(documents, scope)
            : services.settings().execute(documents, scope, caller.actor());
    if (!outcome.mistakes().isEmpty()) {
      throw ProblemException.of(
          422,
          "invalid_settings",
          outcome.mistakes().size() + " mistake(s) in the documents; nothing was applied.",
          json(outcome));
    }
    return Answer.ok(json(outcome).put("applied", !only));
  }

  private Answer kinds() {
    var body = JSON.createObjectNode();
    var kinds = body.putArray("kinds");
    services.settings().kinds().forEach(kinds::add);
    return Answer.ok(body);
  }

  private Answer settings(AdminRequest request) throws Exception {
    var kind = known(request);
    int limit = request.number("limit", 1, MOST, 100);
    var scope = request.caller().grant().scope();
    var name = request.query("name");
    var found =
        name == null
            ? services.settings().list(kind, scope, request.query("after"), limit + 1)
            : services.settings().versions(kind, name, scope, limit + 1);
    if (name != null && found.isEmpty()) {
      throw ProblemException.notFound(kind + " of that name");
    }
    boolean more = found.size() > limit;
    var body = JSON.createObjectNode();
    var items = body.putArray("items");
    found.stream().limit(limit).forEach(setting -> items.add(json(setting)));
    body.put("next", more && name == null ? found.get(limit - 1).name() : null);
    return Answer.ok(body);
  }

  private static Answer profile(AdminRequest request) throws ProblemException {
    var profile = Profile.of(request.segment("profile"));
    if (profile == null) {
      throw ProblemException.notFound("schema of that name");
    }
    return Answer.ok(JSON.readTree(profile.schema()));
  }

  private static ObjectNode json(Settings.Setting setting) {
    var node = JSON.createObjectNode();
    node.put("kind", setting.kind()).put("name", setting.name());
    node.put("version", setting.version()).put("changed_at", setting.changedAt().toString());
    node.put("by", setting.by()).put("removed", setting.removed());
    node.set("spec", JSON.readTree(setting.spec()));
    return node;
  }

  private static ObjectNode json(Settings.Outcome outcome) {
    var node = JSON.createObjectNode();
    var changes = node.putArray("changes");
    for (var change : outcome.changes()) {
      var item = changes.addObject();
      item.put("operation", change.operation()).put("kind", change.kind());
      item.put("name", change.name());
      var diff = item.putArray("diff");
      change.diff().forEach(diff::add);
    }
    put(node.putArray("mistakes"), outcome.mistakes());
    put(node.putArray("notes"), outcome.notes());
    return node;
  }

  private static void put(ArrayNode list, List<Settings.Mistake> mistakes) {
    for (var mistake : mistakes) {
      var item = list.addObject();
      item.put("file", mistake.file()).put("line", mistake.line());
      item.put("message", mistake.message());
    }
  }
}

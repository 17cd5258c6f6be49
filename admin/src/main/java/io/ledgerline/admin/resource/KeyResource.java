package io.ledgerline.admin.resource;

import io.ledgerline.admin.AdminJournal;
import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.port.KeyDesk;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.admin.right.Caller;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.key.KeyRecord;
import io.ledgerline.governance.key.KeyRequest;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import io.vertx.core.http.HttpMethod;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keys: issued (the secret is shown once), revoked, listed. */
public final class KeyResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST = 500;
  private static final String TEXT = "{\"type\":[\"string\",\"null\"],\"maxLength\":256}";
  private static final String TEXTS =
      "{\"type\":[\"array\",\"null\"],\"maxItems\":64,\"items\":{\"type\":\"string\"}}";

  private final AdminServices services;
  private final AdminJournal journal;

  public KeyResource(AdminServices services, AdminJournal journal) {
    this.services = services;
    this.journal = journal;
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    var members =
        Map.ofEntries(
            Map.entry("name", "{\"type\":\"string\",\"pattern\":\"^[a-z0-9][a-z0-9-]{0,62}$\"}"),
            Map.entry("owner", "{\"type\":\"string\",\"minLength\":1,\"maxLength\":256}"),
            Map.entry("kind", "{\"enum\":[\"user\",\"service\",null]}"),
            Map.entry(
                "role",
                "{\"enum\":[\"end_user\",\"power_user\",\"admin\",\"auditor\",\"approver\",null]}"),
            Map.entry("scope", "{\"enum\":[\"organization\",\"tenant\",\"workspace\",null]}"),
            Map.entry("tenant", TEXT),
            Map.entry("workspace", TEXT),
            Map.entry("use_cases", TEXTS),
            Map.entry("grants", TEXTS),
            Map.entry("expires_at", "{\"type\":[\"string\",\"null\"],\"format\":\"date-time\"}"));
    return List.of(
        Endpoint.get(
            "/keys",
            AdminAction.KEYS_LIST,
            "Keys without their secrets.",
            Map.of("limit", "Most keys, 1 to 500.", "after", "The next of an earlier page."),
            this::list),
        new Endpoint(
            HttpMethod.POST,
            "/keys",
            AdminAction.KEYS_ISSUE,
            "Issues a key; its secret is in this one answer and nowhere else.",
            Map.of(),
            members,
            Endpoint.Answers.JSON,
            this::issue),
        new Endpoint(
            HttpMethod.DELETE,
            "/keys/{key_id}",
            AdminAction.KEYS_REVOKE,
            "Revokes a key; it is refused within a second.",
            Map.of("local", "true: on this node only, without the database."),
            Map.of(),
            Endpoint.Answers.JSON,
            this::revoke));
  }

  private Answer list(AdminRequest request) throws Exception {
    int limit = request.number("limit", 1, MOST, 100);
    var scope = request.caller().grant().scope();
    var found = services.keys().list(scope, request.query("after"), limit + 1);
    boolean more = found.size() > limit;
    var body = JSON.createObjectNode();
    var items = body.putArray("items");
    found.stream().limit(limit).forEach(key -> items.add(json(key)));
    body.put("next", more ? found.get(limit - 1).grant().keyId() : null);
    return Answer.ok(body);
  }

  private Answer issue(AdminRequest request) throws Exception {
    var wish = wish(request);
    if (!request.caller().grant().scope().includes(wish.scope())) {
      throw ProblemException.notFound("such tenant or workspace");
    }
    try {
      var issued = services.keys().issue(wish, request.caller().actor());
      var body = json(issued.key());
      body.put("secret", issued.secret());
      return Answer.ok(body);
    } catch (KeyDesk.KeyRefusedException refused) {
      throw ProblemException.of(422, "key_refused", String.valueOf(refused.getMessage()));
    }
  }

  private Answer revoke(AdminRequest request) throws Exception {
    var id = request.segment("key_id");
    var scope = request.caller().grant().scope();
    var actor = request.caller().actor();
    boolean found =
        request.flag("local")
            ? services.keys().revokeHere(id, scope, actor)
            : services.keys().revoke(id, scope, actor);
    if (!found) {
      throw ProblemException.notFound("key of that id");
    }
    if (request.flag("local")) {
      recordLocal(request.caller(), id);
    }
    return Answer.ok(JSON.createObjectNode().put("key_id", id).put("revoked", true));
  }

  /** A revocation without the database has no outbox: its entry goes to the ledger at once. */
  private void recordLocal(Caller caller, String keyId) throws Exception {
    var entry =
        journal.entry(EventType.KEY_REVOKED, caller, AdminAction.KEYS_REVOKE, caller.stream());
    entry.text(Field.KEY_ID, keyId).object(Field.DETAILS, EntryObject.object().flag("local", true));
    journal.record(caller.stream(), entry);
  }

  private static KeyRequest wish(AdminRequest request) throws ProblemException {
    return new KeyRequest(
        request.required("name"),
        request.required("owner"),
        choice(Principal.Kind.class, "kind", request.text("kind"), Principal.Kind.SERVICE),
        choice(Role.class, "role", request.text("role"), Role.END_USER),
        scope(request),
        request.text("workspace"),
        texts(request, "use_cases"),
        texts(request, "grants"),
        instant(request.text("expires_at")));
  }

  private static Scope scope(AdminRequest request) throws ProblemException {
    var tenant = request.text("tenant");
    var named = request.text("scope");
    return switch (named == null ? (tenant == null ? "organization" : "tenant") : named) {
      case "organization" -> new Scope.Organization();
      case "tenant" -> new Scope.Tenant(request.required("tenant"));
      case "workspace" ->
          new Scope.Workspace(request.required("tenant"), request.required("workspace"));
      default ->
          throw ProblemException.invalid(
              "scope", "scope must be organization, tenant or workspace");
    };
  }

  private static <E extends Enum<E>> E choice(
      Class<E> type, String name, @Nullable String text, E usual) throws ProblemException {
    if (text == null) {
      return usual;
    }
    for (var value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
        return value;
      }
    }
    throw ProblemException.invalid(
        name,
        name
            + " must be one of "
            + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
  }

  private static Set<String> texts(AdminRequest request, String name) throws ProblemException {
    var list = request.json().get(name);
    if (list == null || list.isNull()) {
      return Set.of();
    }
    var texts = new LinkedHashSet<String>();
    if (!list.isArray() || list.size() > 64) {
      throw ProblemException.invalid(name, name + " must be a list of at most 64 names");
    }
    for (var item : list) {
      if (!item.isString()) {
        throw ProblemException.invalid(name, name + " must be a list of names");
      }
      texts.add(item.stringValue());
    }
    return texts;
  }

  private static @Nullable Instant instant(@Nullable String text) throws ProblemException {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException bad) {
      throw ProblemException.invalid(
          "expires_at", "expires_at must be a time such as 2027-01-31T00:00:00Z");
    }
  }

  private static ObjectNode json(KeyRecord key) {
    var grant = key.grant();
    var node = JSON.createObjectNode();
    node.put("key_id", grant.keyId()).put("name", grant.keyName()).put("owner", key.owner());
    node.put("user_id", grant.principal().pseudonym());
    node.put("kind", grant.principal().kind().wireName()).put("role", grant.role().wireName());
    node.put("scope", grant.scope().wireName());
    var confined = grant.scope().tenantName();
    node.put("tenant", confined == null ? grant.tenant() : confined);
    node.put("workspace", grant.workspace());
    var useCases = node.putArray("use_cases");
    grant.useCases().stream().sorted().forEach(useCases::add);
    var grants = node.putArray("grants");
    grant.grants().stream().sorted().forEach(grants::add);
    node.put("issued_at", key.issuedAt().toString());
    node.put("expires_at", grant.expiresAt() == null ? null : String.valueOf(grant.expiresAt()));
    node.put("revoked_at", key.revokedAt() == null ? null : String.valueOf(key.revokedAt()));
    return node;
  }
}

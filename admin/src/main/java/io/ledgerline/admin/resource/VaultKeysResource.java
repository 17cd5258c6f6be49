package io.ledgerline.admin.resource;

import io.ledgerline.admin.AdminJournal;
import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.vault.key.KeyRotation.TenantKeyLine;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The keys of a tenant's vault: when they were made, what hangs on them, and a new one. */
public final class VaultKeysResource {
  private static final String SYSTEM = "_system";
  private static final JsonMapper JSON = new JsonMapper();

  private final AdminServices services;
  private final AdminJournal journal;

  public VaultKeysResource(AdminServices services, AdminJournal journal) {
    this.services = services;
    this.journal = journal;
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/vault-keys/{tenant}",
            AdminAction.VAULT_READ,
            "The key that a tenant's content keys are wrapped under, and since when.",
            Map.of(),
            this::list),
        new Endpoint(
            HttpMethod.POST,
            "/vault-keys/{tenant}/rotate",
            AdminAction.VAULT_ROTATE_KEYS,
            "Wraps a tenant's content keys under a new key; what is kept stays readable.",
            Map.of(),
            Map.of(),
            Endpoint.Answers.JSON,
            this::rotate),
        new Endpoint(
            HttpMethod.POST,
            "/vault-installation-key/rotate",
            AdminAction.VAULT_ROTATE_KEYS,
            "Wraps every tenant's key under a new key of the installation; the old one is destroyed."
                + " Takes a key of the organization.",
            Map.of(),
            Map.of("others_stopped", "{\"type\":\"boolean\"}"),
            Endpoint.Answers.JSON,
            this::rotateInstallation));
  }

  private Answer list(AdminRequest request) throws ProblemException {
    var tenant = tenant(request);
    var body = JSON.createObjectNode().put("tenant", tenant);
    var items = body.putArray("keys");
    services.vaultKeys().list(tenant).forEach(line -> items.add(json(line)));
    return Answer.ok(body);
  }

  private Answer rotate(AdminRequest request) throws ProblemException {
    var tenant = tenant(request);
    var made =
        services
            .vaultKeys()
            .rotate(
                tenant,
                line ->
                    journal
                        .entry(
                            EventType.VAULT_KEYS_ROTATED,
                            request.caller(),
                            AdminAction.VAULT_ROTATE_KEYS,
                            tenant)
                        .object(
                            Field.DETAILS,
                            EntryObject.object()
                                .number("version", line.version())
                                .text("master", line.master())
                                .number("content_keys", line.contentKeys()))
                        .build());
    return Answer.ok(json(made).put("tenant", tenant));
  }

  private Answer rotateInstallation(AdminRequest request) throws Exception {
    if (request.caller().grant().scope().tenantName() != null) {
      // Every tenant's key is under it, so none of them may change it.
      throw ProblemException.notFound("such key in the scope of a tenant");
    }
    int others = services.vaultKeys().otherNodesLogs();
    if (others > 0 && !request.json().path("others_stopped").booleanValue(false)) {
      throw ProblemException.of(
          409,
          "other_nodes",
          ("Nodes that share this database need the same key, and %d logs of other nodes are known."
                  + " Stop those nodes, say others_stopped, and give each the new keys/vault before"
                  + " it starts.")
              .formatted(others));
    }
    var done =
        services
            .vaultKeys()
            .rotateInstallation(
                rotated ->
                    journal
                        .entry(
                            EventType.VAULT_KEYS_ROTATED,
                            request.caller(),
                            AdminAction.VAULT_ROTATE_KEYS,
                            SYSTEM)
                        .object(
                            Field.DETAILS,
                            EntryObject.object()
                                .text("old_master", rotated.from())
                                .text("master", rotated.to())
                                .number("tenant_keys", rotated.tenantKeys()))
                        .build());
    return Answer.ok(
        JSON.createObjectNode()
            .put("installation_key", done.to())
            .put("destroyed", done.from())
            .put("tenant_keys", done.tenantKeys()));
  }

  private String tenant(AdminRequest request) throws ProblemException {
    var tenant = request.segment("tenant");
    if (!request.caller().grant().scope().includes(new Scope.Tenant(tenant))
        || services.policies().current().tenant(tenant).isEmpty()) {
      throw ProblemException.notFound("tenant of that name");
    }
    return tenant;
  }

  private static ObjectNode json(TenantKeyLine line) {
    return JSON.createObjectNode()
        .put("version", line.version())
        .put("created_at", line.createdAt().toString())
        .put("installation_key", line.master())
        .put("content_keys", line.contentKeys());
  }
}

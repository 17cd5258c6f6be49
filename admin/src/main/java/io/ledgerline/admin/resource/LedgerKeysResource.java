package io.ledgerline.admin.resource;

import io.ledgerline.admin.AdminJournal;
import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.port.LedgerStates;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The keys that sign checkpoints: shown with the vkeys of the streams in scope, and rotated. */
public final class LedgerKeysResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SYSTEM = "_system";

  private final AdminServices services;
  private final AdminJournal journal;

  public LedgerKeysResource(AdminServices services, AdminJournal journal) {
    this.services = services;
    this.journal = journal;
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/ledger-keys",
            AdminAction.LEDGER_READ,
            "The generations of keys that sign checkpoints, and the vkeys of one stream.",
            Map.of("stream", "Whose vkeys to show; the key's own tenant if left out."),
            this::list),
        new Endpoint(
            HttpMethod.POST,
            "/ledger-keys/rotate",
            AdminAction.LEDGER_ROTATE_KEYS,
            "Makes new signing keys and signs with them from now on; for the organization only.",
            Map.of(),
            Map.of(),
            Endpoint.Answers.JSON,
            this::rotate));
  }

  private Answer list(AdminRequest request) throws ProblemException {
    var scope = request.caller().grant().scope();
    var asked = request.query("stream");
    var own = scope.tenantName();
    if (own != null && asked != null && !own.equals(asked)) {
      throw ProblemException.notFound("such stream");
    }
    var stream = asked != null ? asked : own == null ? SYSTEM : own;
    if (services.ledger().streams().stream().noneMatch(each -> each.name().equals(stream))) {
      throw ProblemException.notFound("such stream");
    }
    var body = json(services.ledger().signingKeys());
    body.put("stream", stream);
    var vkeys = body.putArray("vkeys");
    services.ledger().vkeys(stream).forEach(vkeys::add);
    return Answer.ok(body);
  }

  /** The entry goes first: keys that sign without being named in the ledger must not exist. */
  private Answer rotate(AdminRequest request) throws Exception {
    var caller = request.caller();
    if (caller.grant().scope().tenantName() != null) {
      // One set of keys signs for all tenants, so none of them may change it.
      throw ProblemException.notFound("such keys in the scope of a tenant");
    }
    var made = services.ledger().makeKeys();
    var receipt =
        journal.record(
            SYSTEM,
            journal
                .entry(
                    EventType.LEDGER_KEYS_ROTATED, caller, AdminAction.LEDGER_ROTATE_KEYS, SYSTEM)
                .object(
                    Field.DETAILS,
                    EntryObject.object()
                        .number("generation", made.number())
                        .text("ed25519", made.ed25519())
                        .text("ml_dsa_44", made.mlDsa44())));
    services.ledger().useKeys(made.number());
    var body = json(services.ledger().signingKeys());
    body.put("receipt", receipt);
    return Answer.ok(body);
  }

  private static ObjectNode json(LedgerStates.SigningKeys keys) {
    var body = JSON.createObjectNode();
    body.put("current", keys.current()).put("protection", keys.protection());
    var items = body.putArray("generations");
    for (var each : keys.generations()) {
      items
          .addObject()
          .put("generation", each.number())
          .put("created_at", each.createdAt().toString())
          .put("ed25519", each.ed25519())
          .put("ml_dsa_44", each.mlDsa44())
          .put("retired", each.retired());
    }
    return body;
  }
}

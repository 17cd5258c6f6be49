package io.ledgerline.admin.resource;

import io.ledgerline.admin.AdminJournal;
import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.port.Freshness;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.records.ReadScope;
import io.ledgerline.records.profile.CallLine;
import io.ledgerline.records.profile.Profile;
import io.ledgerline.records.query.CallDetail;
import io.ledgerline.vault.VaultUnavailableException;
import io.ledgerline.vault.key.ContentKey;
import io.vertx.core.http.HttpMethod;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** One call with its entries and receipts, and what its application adds afterwards. */
public final class CallResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Logger LOG = LoggerFactory.getLogger(CallResource.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final AdminServices services;
  private final AdminJournal journal;

  public CallResource(AdminServices services, AdminJournal journal) {
    this.services = services;
    this.journal = journal;
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/calls/{request_id}",
            AdminAction.CALL_READ,
            "One call, joined, with its entries and their receipts.",
            Map.of(),
            this::show),
        new Endpoint(
            HttpMethod.POST,
            "/calls/{request_id}/outcome",
            AdminAction.CALL_OUTCOME,
            "Adds what only the application knows; a key may do it for its own calls.",
            Map.of(),
            OutcomeRequest.MEMBERS,
            Endpoint.Answers.JSON,
            this::outcome));
  }

  private Answer show(AdminRequest request) throws Exception {
    var detail = find(Reads.of(request, AdminAction.CALL_READ), Reads.requestId(request));
    var body = JSON.createObjectNode();
    body.set("call", CallLine.of(Profile.CALLS, detail.call()));
    var entries = body.putArray("entries");
    detail.entries().forEach(row -> entries.add(AuditResource.placed(row)));
    return Answer.ok(body);
  }

  private Answer outcome(AdminRequest request) throws Exception {
    var outcome = OutcomeRequest.of(request);
    var detail = find(Reads.of(request, AdminAction.CALL_OUTCOME), Reads.requestId(request));
    var tenant = detail.call().tenant();
    var first = detail.entries().getFirst();
    var id = services.ids().next();
    var entry =
        journal.entry(
            id, EventType.CALL_OUTCOME, request.caller(), AdminAction.CALL_OUTCOME, tenant);
    salted(outcome, entry, id, detail);
    entry.admitted(first.stream(), first.index());
    var receipt = journal.record(tenant, entry);
    var body = JSON.createObjectNode();
    body.put("request_id", detail.call().requestId()).put("receipt", receipt);
    return new Answer.Json(200, body, Map.of("ledgerline-receipt", receipt));
  }

  /** Under a salt of the call's own key, where it has one that lives; else one thrown away. */
  private void salted(OutcomeRequest outcome, EntryBuilder entry, UUID id, CallDetail detail)
      throws Exception {
    var first = EntryView.parse(detail.entries().getFirst().bytes());
    try (ContentKey.Lease key = services.vault().keyOf(first)) {
      if (key != null) {
        entry.object(Field.CONTENT, EntryObject.object().text("key", key.keyId().toString()));
        outcome.write(entry, detail.call(), key.salt(id));
        return;
      }
    } catch (VaultUnavailableException away) {
      LOG.warn("the salt of an outcome is thrown away: {}", away.getMessage());
    }
    byte[] salt = new byte[32];
    RANDOM.nextBytes(salt);
    outcome.write(entry, detail.call(), salt);
  }

  /** A call that ended a moment ago may still be on its way into the copy. */
  private CallDetail find(ReadScope scope, String requestId) throws Exception {
    services.freshness().await(Freshness.USUAL);
    var found = services.audit().call(scope, requestId);
    if (found == null) {
      throw ProblemException.notFound("call of that id");
    }
    return found;
  }
}

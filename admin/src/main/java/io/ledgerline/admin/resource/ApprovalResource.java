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
import io.ledgerline.governance.approval.Approval;
import io.ledgerline.governance.approval.ApprovalRefusedException;
import io.ledgerline.governance.approval.Asker;
import io.ledgerline.governance.erasure.Erasures;
import io.ledgerline.governance.erasure.HeldException;
import io.ledgerline.governance.hold.HoldRefusedException;
import io.ledgerline.governance.hold.Holds;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Approvals: listed, approved (and then done), denied. */
public final class ApprovalResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST = 500;

  private final AdminServices services;
  private final AdminJournal journal;

  public ApprovalResource(AdminServices services, AdminJournal journal) {
    this.services = services;
    this.journal = journal;
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/approvals",
            AdminAction.APPROVALS_READ,
            "What was asked for and needs a second person, newest first.",
            Map.of(
                "state", "waiting, approved, denied, expired or done.",
                "limit", "Most rows, 1 to 500.",
                "after", "The next of an earlier page."),
            this::list),
        Endpoint.get(
            "/approvals/{approval}",
            AdminAction.APPROVALS_READ,
            "One approval.",
            Map.of(),
            request -> Answer.ok(named(request, found(request)))),
        Endpoint.get(
            "/approvals/{approval}/input",
            AdminAction.APPROVALS_DECIDE,
            "What waits: what a tool would be given, an answer, a request. The view is an entry.",
            Map.of(),
            this::input),
        decision(
            "approve",
            "Says yes, as another named owner than who asked, and does what was asked for.",
            this::approve),
        decision("deny", "Says no, as another named owner than who asked.", this::deny));
  }

  private static Endpoint decision(String verb, String summary, Endpoint.Work work) {
    return new Endpoint(
        HttpMethod.POST,
        "/approvals/{approval}/" + verb,
        AdminAction.APPROVALS_DECIDE,
        summary,
        Map.of(),
        Map.of(),
        Endpoint.Answers.JSON,
        work);
  }

  private Answer list(AdminRequest request) throws Exception {
    int limit = request.number("limit", 1, MOST, 100);
    var scope = request.caller().grant().scope();
    var found =
        services
            .safeguards()
            .approvals()
            .list(scope, state(request.query("state")), Ids.after(request), limit + 1);
    var body = JSON.createObjectNode();
    var items = body.putArray("items");
    var names = services.safeguards().approvals().names(scope, found);
    found.stream().limit(limit).forEach(each -> items.add(json(each, names)));
    body.put("next", found.size() > limit ? found.get(limit - 1).id() : null);
    return Answer.ok(body);
  }

  private static Approval.@Nullable State state(@Nullable String text) throws ProblemException {
    if (text == null) {
      return null;
    }
    for (var each : Approval.State.values()) {
      if (each.wireName().equals(text)) {
        return each;
      }
    }
    throw ProblemException.invalid(
        "state", "state must be waiting, approved, denied, expired or done");
  }

  private Approval found(AdminRequest request) throws ProblemException {
    var scope = request.caller().grant().scope();
    return services
        .safeguards()
        .approvals()
        .find(scope, Ids.segment(request, "approval"))
        .orElseThrow(() -> ProblemException.notFound("approval of that id"));
  }

  private Answer input(AdminRequest request) throws Exception {
    Approval approval = found(request);
    String tenant = approval.tenant();
    String input =
        services
            .safeguards()
            .toolInputs()
            .of(request.caller().grant().scope(), approval.id())
            .orElseThrow(() -> ProblemException.notFound("text that waits under that id"));
    String stream = tenant == null ? request.caller().stream() : tenant;
    var unused =
        journal.record(
            stream,
            journal
                .entry(
                    EventType.CONTENT_VIEWED,
                    request.caller(),
                    AdminAction.APPROVALS_DECIDE,
                    stream)
                .object(
                    Field.DETAILS,
                    EntryObject.object()
                        .text("approval", approval.id())
                        .text("what", approval.action())));
    var body = JSON.createObjectNode();
    body.put("approval", approval.id()).put("action", approval.action());
    body.set("input", parsed(input));
    return Answer.ok(body);
  }

  /** JSON as such; what the model did not finish, as the text that it is. */
  private static JsonNode parsed(String input) {
    try {
      return JSON.readTree(input);
    } catch (JacksonException notJson) {
      return JSON.getNodeFactory().stringNode(input);
    }
  }

  private Answer deny(AdminRequest request) throws Exception {
    try {
      var by = Asker.of(request.caller().grant());
      var denied = services.safeguards().approvals().deny(found(request).id(), by);
      return Answer.ok(named(request, denied));
    } catch (ApprovalRefusedException e) {
      throw Refusals.of(e);
    }
  }

  private Answer approve(AdminRequest request) throws Exception {
    try {
      var by = Asker.of(request.caller().grant());
      var approvals = services.safeguards().approvals();
      Approval found = found(request);
      var approved =
          isUndone(found) ? approvals.resume(found.id(), by) : approvals.approve(found.id(), by);
      perform(approved, by);
      return Answer.ok(named(request, found(request)));
    } catch (ApprovalRefusedException e) {
      throw Refusals.of(e);
    } catch (HeldException e) {
      throw Refusals.of(e);
    } catch (HoldRefusedException e) {
      throw ProblemException.of(409, "not_open", String.valueOf(e.getMessage()));
    }
  }

  /** Whether it is approved and what it is for is done here, but could not be done yet. */
  private static boolean isUndone(Approval found) {
    boolean here = found.action().equals(Erasures.ERASE) || found.action().equals(Holds.CLEAR);
    return here && found.tenant() != null && found.state() == Approval.State.APPROVED;
  }

  /** What is not done here is taken by whoever asked for it, once it is approved. */
  private void perform(Approval approved, Asker by)
      throws ApprovalRefusedException, HeldException, HoldRefusedException {
    var tenant = approved.tenant();
    if (tenant == null) {
      return;
    }
    switch (approved.action()) {
      case Erasures.ERASE -> {
        var unused = services.safeguards().erasures().execute(approved.id(), tenant, by);
      }
      case Holds.CLEAR -> {
        var unused = services.safeguards().holds().clear(approved.id(), tenant, by);
      }
      default -> {}
    }
  }

  private ObjectNode named(AdminRequest request, Approval approval) {
    var scope = request.caller().grant().scope();
    return json(approval, services.safeguards().approvals().names(scope, List.of(approval)));
  }

  static ObjectNode json(Approval approval) {
    return json(approval, Map.of());
  }

  /**
   * An approval.
   *
   * @param names by pseudonym, as far as who asks may see them
   */
  static ObjectNode json(Approval approval, Map<String, String> names) {
    var node = JSON.createObjectNode();
    node.put("approval", approval.id()).put("tenant", approval.tenant());
    node.put("action", approval.action()).put("target", approval.target());
    var details = node.putObject("details");
    approval.details().forEach(details::put);
    node.put("state", approval.state().wireName());
    node.put("caller", names.get(approval.requestedBy()));
    node.put("caller_id", approval.requestedBy());
    node.put("workspace", approval.details().get("workspace"));
    node.put("owner", names.get(approval.requestedOwner()));
    node.put("requested_by", approval.requestedOwner());
    node.put("requested_at", approval.requestedAt().toString());
    node.put("expires_at", approval.expiresAt().toString());
    node.put("decided_by", approval.decidedOwner());
    var decided = approval.decidedAt();
    node.put("decided_at", decided == null ? null : decided.toString());
    node.set("outcome", JSON.valueToTree(approval.outcome()));
    return node;
  }
}

package io.ledgerline.admin.resource;

import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.governance.approval.ApprovalWish;
import io.ledgerline.governance.approval.Asker;
import io.ledgerline.governance.hold.Hold;
import io.ledgerline.governance.hold.HoldRefusedException;
import io.ledgerline.governance.hold.HoldWish;
import io.ledgerline.governance.hold.Holds;
import io.vertx.core.http.HttpMethod;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Legal holds: set at once, listed, cleared with a second person. */
public final class HoldResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST = 500;
  private static final Duration APPROVAL_LASTS = Duration.ofDays(7);
  private static final String TEXT = "{\"type\":[\"string\",\"null\"],\"maxLength\":320}";
  private static final String TIME = "{\"type\":[\"string\",\"null\"],\"format\":\"date-time\"}";

  private final AdminServices services;

  public HoldResource(AdminServices services) {
    this.services = services;
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    var required = "{\"type\":\"string\",\"minLength\":1,\"maxLength\":128}";
    return List.of(
        Endpoint.get(
            "/holds",
            AdminAction.HOLDS_READ,
            "Legal holds, newest first.",
            Map.of(
                "cleared", "true: those that were cleared, too.",
                "limit", "Most rows, 1 to 500.",
                "after", "The next of an earlier page."),
            this::list),
        new Endpoint(
            HttpMethod.POST,
            "/holds",
            AdminAction.HOLDS_SET,
            "Sets a hold; what it covers is not destroyed any more. What it does not name it does"
                + " not narrow.",
            Map.of(),
            Map.of(
                "tenant", required,
                "matter", required,
                "subject", TEXT,
                "workspace", TEXT,
                "use_case", TEXT,
                "from", TIME,
                "to", TIME),
            Endpoint.Answers.JSON,
            this::set),
        new Endpoint(
            HttpMethod.POST,
            "/holds/{hold}/clear",
            AdminAction.HOLDS_CLEAR,
            "Asks for a hold to be cleared; a second person has to approve.",
            Map.of(),
            Map.of(),
            Endpoint.Answers.JSON,
            this::clear));
  }

  private Answer list(AdminRequest request) throws Exception {
    int limit = request.number("limit", 1, MOST, 100);
    var found =
        services
            .safeguards()
            .holds()
            .list(
                request.caller().grant().scope(),
                request.flag("cleared"),
                Ids.after(request),
                limit + 1);
    var body = JSON.createObjectNode();
    var items = body.putArray("items");
    found.stream().limit(limit).forEach(each -> items.add(json(each)));
    body.put("next", found.size() > limit ? found.get(limit - 1).id() : null);
    return Answer.ok(body);
  }

  private Answer set(AdminRequest request) throws Exception {
    var tenant = request.required("tenant");
    var subject = request.text("subject");
    var wish =
        new HoldWish(
            tenant,
            request.required("matter"),
            subject == null ? null : ErasureResource.pseudonym(services, request, tenant, subject),
            request.text("workspace"),
            request.text("use_case"),
            instant("from", request.text("from")),
            instant("to", request.text("to")));
    try {
      var by = Asker.of(request.caller().grant());
      return Answer.ok(json(services.safeguards().holds().set(wish, by)));
    } catch (HoldRefusedException e) {
      throw ProblemException.of(400, "invalid_request", String.valueOf(e.getMessage()));
    }
  }

  private Answer clear(AdminRequest request) throws Exception {
    var scope = request.caller().grant().scope();
    var hold =
        services
            .safeguards()
            .holds()
            .find(scope, Ids.segment(request, "hold"))
            .orElseThrow(() -> ProblemException.notFound("hold of that id"));
    if (hold.clearedAt() != null) {
      throw ProblemException.of(409, "not_open", "This hold was cleared already.");
    }
    var wish =
        new ApprovalWish(
            hold.tenant(), Holds.CLEAR, hold.id(), Map.of("matter", hold.matter()), APPROVAL_LASTS);
    return Answer.ok(
        ApprovalResource.json(
            Refusals.requested(
                services.safeguards().approvals(), wish, Asker.of(request.caller().grant()))));
  }

  private static @Nullable Instant instant(String name, @Nullable String text)
      throws ProblemException {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException bad) {
      throw ProblemException.invalid(name, name + " must be a time such as 2027-01-31T00:00:00Z");
    }
  }

  private static ObjectNode json(Hold hold) {
    var node = JSON.createObjectNode();
    node.put("hold", hold.id()).put("tenant", hold.tenant()).put("matter", hold.matter());
    node.put("subject", hold.subject()).put("workspace", hold.workspace());
    node.put("use_case", hold.useCase());
    node.put("from", shown(hold.from())).put("to", shown(hold.to()));
    node.put("set_by", hold.setBy()).put("set_at", hold.setAt().toString());
    node.put("cleared_at", shown(hold.clearedAt()));
    return node;
  }

  private static @Nullable String shown(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}

package io.ledgerline.admin;

import static io.ledgerline.admin.AdminServer.JSON;
import static io.ledgerline.admin.AdminServer.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.policy.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Flagged calls, verdicts of reviewers, and policies tried on calls that were made. */
class FlaggedIT {
  @TempDir Path folder;
  private AdminServer server;

  @BeforeEach
  void start() throws Exception {
    server = new AdminServer(folder);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  /** A call in which an address was found and, by a policy that observes, left as it was. */
  private UUID call(String tenant) throws Exception {
    return call(tenant, "EMAIL", "email@1");
  }

  private UUID call(String tenant, String type, String detector) throws Exception {
    var id = server.ids.next();
    server.ledger.append(
        tenant,
        EntryBuilder.entry(EventType.CALL_ADMITTED, id, AdminServer.NOW, tenant)
            .text(Field.TENANT, tenant)
            .text(Field.WORKSPACE, "support")
            .text(Field.REQUEST_ID, id.toString())
            .text(Field.CLASSIFICATION, "confidential")
            .texts(Field.PROMPT_DATA_CATEGORIES, List.of("pii"))
            .texts(Field.POLICY_FLAGS, List.of("data.would_tokenise"))
            .object(
                Field.REDACTION_METADATA,
                EntryObject.object()
                    .text("mode", "observe")
                    .objects(
                        "findings",
                        List.of(
                            EntryObject.object()
                                .text("type", type)
                                .text("category", "pii")
                                .text("action", "allow")
                                .text("detector", detector)
                                .number("count", 1)
                                .number("confidence_most", 990))))
            .build());
    return id;
  }

  private JsonNode flagged(String key, String query) throws Exception {
    return server.json(key, "/api/v1/reports/flagged" + query).path("items");
  }

  @Test
  void showsWhyACallIsWorthALookToItsOwnTenantOnly() throws Exception {
    UUID own = call("threadco");
    call("homely");
    var key = server.key(Role.AUDITOR, tenant("threadco"));
    JsonNode all = flagged(key, "");
    assertThat(all).hasSize(1);
    assertThat(all.get(0).path("request_id").stringValue()).isEqualTo(own.toString());
    assertThat(all.get(0).path("kinds").toString()).isEqualTo("[\"finding\",\"observed\"]");
    assertThat(all.get(0).path("reason").stringValue()).isEqualTo("data.would_tokenise");
    assertThat(flagged(key, "?kind=refused")).isEmpty();
    assertThat(flagged(key, "?tenant=threadco")).hasSize(1);
    assertThat(server.get(key, "/api/v1/reports/flagged?kind=evil").statusCode()).isEqualTo(400);
  }

  @Test
  void aReviewersVerdictIsAnEntryAndCounts() throws Exception {
    UUID own = call("threadco");
    UUID theirs = call("homely");
    var key = server.key(Role.APPROVER, tenant("threadco"));
    var path = "/api/v1/calls/" + own + "/verdicts";
    var said = server.send(key, "POST", path, "{\"type\":\"EMAIL\",\"verdict\":\"wrong\"}");
    assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
    assertThat(
            server.send(key, "POST", path, "{\"type\":\"PERSON\",\"verdict\":\"missed\"}").body())
        .contains("receipt");
    var auditor = server.key(Role.AUDITOR, tenant("threadco"));
    var entries = server.json(auditor, "/api/v1/audit/entries?event_type=finding.reviewed");
    assertThat(entries.path("items")).hasSize(2);
    assertThat(entries.path("items").get(1).path("entry").path("details").toString())
        .contains("\"detector\":\"email@1\"", "\"verdict\":\"wrong\"");
    assertThat(server.json(auditor, "/api/v1/reports/verdicts").path("items").toString())
        .isEqualTo(
            "[{\"type\":\"EMAIL\",\"detectors\":\"email@1\",\"right\":0,\"wrong\":1,\"missed\":0},"
                + "{\"type\":\"PERSON\",\"detectors\":\"\",\"right\":0,\"wrong\":0,\"missed\":1}]");
    for (String wrong :
        List.of(
            "{\"type\":\"PERSON\",\"verdict\":\"right\"}",
            "{\"type\":\"EMAIL\",\"verdict\":\"missed\"}",
            "{\"type\":\"email\",\"verdict\":\"right\"}",
            "{\"type\":\"EMAIL\",\"verdict\":\"perhaps\"}")) {
      assertThat(server.send(key, "POST", path, wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    var foreign = "/api/v1/calls/" + theirs + "/verdicts";
    assertThat(
            server
                .send(key, "POST", foreign, "{\"type\":\"EMAIL\",\"verdict\":\"right\"}")
                .statusCode())
        .isEqualTo(404);
  }

  private String missed(UUID call, Role role, String tenant, String type) throws Exception {
    var body = "{\"type\":\"%s\",\"verdict\":\"missed\"}".formatted(type);
    var path = "/api/v1/calls/" + call + "/verdicts";
    var answer = server.send(server.key(role, tenant(tenant)), "POST", path, body);
    return answer.statusCode() + " " + answer.body();
  }

  @Test
  void aTypeThatNothingFindsCanNotHaveBeenMissed() throws Exception {
    UUID own = call("threadco");
    UUID theirs = call("homely");
    assertThat(missed(own, Role.APPROVER, "threadco", "LOYALTY_CARD")).startsWith("200");
    assertThat(missed(own, Role.APPROVER, "threadco", "WARD")).startsWith("200");
    assertThat(missed(own, Role.APPROVER, "threadco", "FOO"))
        .startsWith("400")
        .contains("no detector and no model of this tenant finds the type FOO", "report flagged");
    assertThat(missed(own, Role.APPROVER, "threadco", "PRESON"))
        .startsWith("400")
        .contains("did you mean PERSON?");
    assertThat(missed(own, Role.APPROVER, "threadco", "EMIAL"))
        .startsWith("400")
        .contains("did you mean EMAIL?");
    assertThat(missed(own, Role.APPROVER, "threadco", "person"))
        .startsWith("400")
        .contains("types are written in capitals: PERSON");
    for (String foreign : List.of("LOYALTY_CARD", "WARD")) {
      assertThat(missed(theirs, Role.ADMIN, "homely", foreign)).as(foreign).startsWith("400");
    }
    var key = server.key(Role.AUDITOR, tenant("homely"));
    assertThat(server.json(key, "/api/v1/reports/verdicts").path("items")).isEmpty();
  }

  @Test
  void aTypeThatWasFoundInTheCallIsJudgedAlsoWhereThisNodeHasNoModelThatFindsIt() throws Exception {
    UUID found = call("homely", "TRIAL_CODE", "clinical@1+5b07e2d9c114");
    UUID other = call("homely");
    var key = server.key(Role.APPROVER, tenant("homely"));
    var body = "{\"type\":\"TRIAL_CODE\",\"verdict\":\"%s\"}";
    for (String verdict : List.of("right", "wrong")) {
      var said =
          server.send(key, "POST", "/api/v1/calls/" + found + "/verdicts", body.formatted(verdict));
      assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
    }
    for (String verdict : List.of("right", "missed")) {
      var said =
          server.send(key, "POST", "/api/v1/calls/" + other + "/verdicts", body.formatted(verdict));
      assertThat(said.statusCode()).as(said.body()).isEqualTo(400);
    }
    var auditor = server.key(Role.AUDITOR, tenant("homely"));
    assertThat(server.json(auditor, "/api/v1/reports/verdicts").path("items").toString())
        .isEqualTo(
            "[{\"type\":\"TRIAL_CODE\",\"detectors\":\"clinical@1+5b07e2d9c114\",\"right\":0,\"wrong\":1,\"missed\":0}]");
  }

  @Test
  void saysWhichCallsAPolicyWouldHaveTreatedOtherwise() throws Exception {
    UUID own = call("threadco");
    call("homely");
    server.call("threadco", "u_ann", 1); // nobody looked for anything in this one
    var key = server.key(Role.ADMIN, tenant("threadco"));
    String policy =
        "apiVersion: ledgerline/v1\\nkind: DataPolicy\\nmetadata: {name: all}\\nspec: {mode: observe, matrix: [{categories: [pii], action: %s}]}\\n";
    var body = "{\"documents\":[{\"file\":\"p.yaml\",\"text\":\"" + policy + "\"}]}";
    var path = "/api/v1/policies/trial?from=2026-11-20T00:00:00Z&until=2026-11-21T00:00:00Z";
    var deny = JSON.readTree(server.send(key, "POST", path, body.formatted("deny")).body());
    assertThat(deny.path("calls").intValue()).as(deny.toString()).isEqualTo(2);
    assertThat(deny.path("changed").intValue()).isEqualTo(1);
    assertThat(deny.path("not_inspected").intValue()).isEqualTo(1);
    assertThat(deny.path("changes").toString())
        .isEqualTo(
            "[{\"was\":\"pass\",\"would_be\":\"refuse\",\"because\":\"cell 1, pii x any route x any use case, of data policy all\",\"calls\":1,\"request_ids\":[\"%s\"]}]"
                .formatted(own));
    var allow = JSON.readTree(server.send(key, "POST", path, body.formatted("allow")).body());
    assertThat(allow.path("changed").intValue()).isZero();
    assertThat(server.send(key, "POST", path, body.formatted("perhaps")).body())
        .contains("p.yaml:4", "write one of");
  }
}

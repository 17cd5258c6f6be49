package io.ledgerline.admin;

import static io.ledgerline.admin.AdminServer.JSON;
import static io.ledgerline.admin.AdminServer.organization;
import static io.ledgerline.admin.AdminServer.tenant;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.admin.right.Reach;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AdminRoutesIT {
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

  private String admin() {
    return server.key(Role.ADMIN, organization());
  }

  private List<JsonNode> entries(String type) throws Exception {
    var found = new ArrayList<JsonNode>();
    server
        .json(admin(), "/api/v1/audit/entries?limit=1000&event_type=" + type)
        .path("items")
        .forEach(row -> found.add(row.path("entry")));
    return found;
  }

  private HttpResponse<String> call(Endpoint endpoint, String key) throws Exception {
    var path = "/api/v1" + endpoint.path().replaceAll("\\{[a-z_]+}", "x1");
    var body = endpoint.bodyMembers().isEmpty() ? null : "{}";
    if (endpoint.answers() == Endpoint.Answers.EVENTS) {
      var request = server.request(key, path).header("last-event-id", "nowhere/1").build();
      return server.client().send(request, BodyHandlers.ofString());
    }
    return server.send(key, endpoint.method().name(), path, body);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(AdminAction.class)
  void aRoleMayDoExactlyWhatItsRowOfTheRightsTableSays(AdminAction action) throws Exception {
    var endpoints =
        server.routes().endpoints().stream().filter(each -> each.action() == action).toList();
    assertThat(endpoints).as("every action has a route").isNotEmpty();
    int refused = 0;
    for (var endpoint : endpoints) {
      for (var role : Role.values()) {
        int status = call(endpoint, server.key(role, tenant("threadco"))).statusCode();
        if (action.reach(role) == Reach.NONE) {
          assertThat(status).as(role + " " + endpoint.path()).isEqualTo(403);
          refused++;
        } else {
          assertThat(status).as(role + " " + endpoint.path()).isIn(200, 400, 404);
        }
      }
    }
    assertThat(entries("admin.refused"))
        .as("each refusal is an entry")
        .hasSize(refused)
        .allMatch(entry -> entry.path("operation").stringValue().equals(action.wireName()))
        .allMatch(entry -> entry.path("tenant").stringValue().equals("threadco"));
  }

  @Test
  void theOpenApiDocumentNamesEveryRouteAndEveryParameterAndNoOther() throws Exception {
    var document = JSON.readTree(server.get(null, "/api/openapi.json").body());
    var documented = new TreeSet<String>();
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        documented.add(operation.getKey() + " " + path.getKey());
      }
    }
    var mounted = new TreeSet<String>();
    for (var endpoint : server.routes().endpoints()) {
      mounted.add(endpoint.method().name().toLowerCase(Locale.ROOT) + " /api/v1" + endpoint.path());
      var response = call(endpoint, admin());
      assertThat(response.statusCode()).as(endpoint.path()).isIn(200, 400, 404, 409);
      assertThat(response.body())
          .as(endpoint.path() + " is mounted")
          .doesNotContain("There is nothing here");
      if (response.statusCode() != 200) {
        assertThat(response.headers().firstValue("content-type"))
            .hasValue("application/problem+json");
      }
    }
    assertThat(documented).isEqualTo(mounted);
    for (var endpoint : server.routes().endpoints()) {
      var operation =
          document
              .path("paths")
              .path("/api/v1" + endpoint.path())
              .path(endpoint.method().name().toLowerCase(Locale.ROOT));
      for (var parameter : operation.path("parameters")) {
        if (parameter.path("in").stringValue().equals("query")) {
          assertAccepted(endpoint, parameter.path("name").stringValue());
        }
      }
      var path = "/api/v1" + endpoint.path().replaceAll("\\{[a-z_]+}", "x1") + "?surprise=1";
      assertThat(server.send(admin(), endpoint.method().name(), path, "{}").body())
          .as(path)
          .contains("there is no such parameter here");
    }
  }

  private void assertAccepted(Endpoint endpoint, String parameter) throws Exception {
    var path =
        "/api/v1" + endpoint.path().replaceAll("\\{[a-z_]+}", "x1") + "?" + parameter + "=%00";
    assertThat(server.send(admin(), endpoint.method().name(), path, "{}").body())
        .as(path)
        .doesNotContain("there is no such parameter here");
  }

  @Test
  void oneTenantNeverSeesAnothers() throws Exception {
    var foreign = server.call("homely", "u_eve", 7_000);
    server.call("threadco", "u_ann", 5_000);
    for (var role : List.of(Role.ADMIN, Role.AUDITOR)) {
      var key = server.key(role, tenant("threadco"));
      assertThat(server.get(key, "/api/v1/calls/" + foreign).statusCode()).isEqualTo(404);
      assertThat(server.get(key, "/api/v1/ledger/homely/0").statusCode()).isEqualTo(404);
      for (var path :
          List.of(
              "/audit/calls",
              "/audit/entries",
              "/audit/export?profile=calls",
              "/audit/export?profile=entries",
              "/audit/entries?request_id=" + foreign,
              "/reports/cost?by=brand,user",
              "/settings/Tenant",
              "/keys",
              "/budgets",
              "/ledger")) {
        assertThat(server.get(key, "/api/v1" + path).body())
            .as(role + " " + path)
            .doesNotContain("homely", "u_eve", foreign.toString());
      }
    }
    var admin = server.key(Role.ADMIN, tenant("threadco"));
    var wish = "{\"name\":\"k\",\"owner\":\"o\",\"tenant\":\"homely\"}";
    assertThat(server.send(admin, "POST", "/api/v1/keys", wish).statusCode()).isEqualTo(404);
    var outcome = "{\"confidence_score\":1}";
    assertThat(
            server
                .send(admin, "POST", "/api/v1/calls/" + foreign + "/outcome", outcome)
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void aTenantThatIsNoneAndOneOutsideTheScopeGetTheSameAnswer() throws Exception {
    server.call("homely", "u_eve", 7_000);
    var key = server.key(Role.ADMIN, tenant("threadco"));
    for (var path :
        List.of(
            "/audit/calls?tenant=",
            "/audit/entries?tenant=",
            "/audit/tail?tenant=",
            "/audit/export?tenant=",
            "/reports/cost?tenant=",
            "/reports/cost?brand=",
            "/reports/flagged?tenant=",
            "/reports/verdicts?tenant=",
            "/evidence/packs?tenant=")) {
      var foreign = server.get(key, "/api/v1" + path + "homely");
      var none = server.get(key, "/api/v1" + path + "nope");
      assertThat(foreign.statusCode()).as(path).isEqualTo(404);
      assertThat(none.statusCode()).as(path).isEqualTo(404);
      assertThat(foreign.body()).isEqualTo(none.body()).contains("no tenant of that name");
    }
    var trial = "/api/v1/policies/trial?tenant=nope";
    assertThat(server.send(key, "POST", trial, "{\"documents\":[]}").statusCode()).isEqualTo(404);
    var all = server.key(Role.ADMIN, new Scope.Organization());
    assertThat(server.get(all, "/api/v1/audit/calls?tenant=nope").statusCode()).isEqualTo(404);
    assertThat(server.get(all, "/api/v1/audit/calls?tenant=a%00/b").statusCode()).isEqualTo(404);
    assertThat(server.json(all, "/api/v1/audit/calls?tenant=homely").path("items")).hasSize(1);
    var reader = server.key(Role.AUDITOR, new Scope.Workspace("threadco", "support"));
    assertThat(server.json(reader, "/api/v1/audit/calls?tenant=threadco").path("items")).isEmpty();
  }

  @Test
  void anEndUserSeesItsOwnCallsOnly() throws Exception {
    var own = server.call("threadco", "u_ann", 1);
    var other = server.call("threadco", "u_ben", 1);
    var key = server.key(Role.END_USER, tenant("threadco"), "u_ann");
    assertThat(server.get(key, "/api/v1/calls/" + own).statusCode()).isEqualTo(200);
    assertThat(server.get(key, "/api/v1/calls/" + other).statusCode()).isEqualTo(404);
    assertThat(server.json(key, "/api/v1/audit/calls").path("items")).hasSize(1);
    assertThat(server.json(key, "/api/v1/reports/cost").path("total").path("calls").longValue())
        .isEqualTo(1);
  }

  @Test
  void anApplicationAddsTheOutcomeOfItsOwnCall() throws Exception {
    var call = server.call("threadco", "u_ann", 3_141_500);
    var key = server.key(Role.END_USER, tenant("threadco"), "u_ann");
    var path = "/api/v1/calls/" + call + "/outcome";
    var answer =
        server.send(
            key,
            "POST",
            path,
            """
            {"confidence_score":0.75,"human_review_required":true,
             "approved_by":"Ann Example","downstream_action":"refund/approved"}
            """);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var shown = server.json(key, "/api/v1/calls/" + call);
    assertThat(shown.path("call").path("confidence_score").doubleValue()).isEqualTo(0.75);
    assertThat(shown.path("call").path("human_review_required").booleanValue()).isTrue();
    assertThat(shown.path("call").path("downstream_action").stringValue())
        .isEqualTo("refund/approved");
    assertThat(shown.path("call").path("approved_by").stringValue())
        .as("a name never stands in the ledger")
        .startsWith("sha256:");
    assertThat(shown.toString()).doesNotContain("Ann Example");
    var last = shown.path("entries").path(2);
    assertThat(last.path("entry").path("event_type").stringValue()).isEqualTo("call.outcome");
    assertThat(last.path("entry").path("admitted").path("index").longValue()).isZero();
    assertThat(last.path("receipt")).isEqualTo(JSON.readTree(answer.body()).path("receipt"));
    var stranger = server.key(Role.END_USER, tenant("threadco"), "u_ben");
    assertThat(server.send(stranger, "POST", path, "{\"confidence_score\":1}").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "nonsense",
        "{\"confidence_score\":1.01}",
        "{\"confidence_score\":-1}",
        "{\"confidence_score\":\"1\"}",
        "{\"human_review_required\":\"yes\"}",
        "{\"approved_by\":\"\"}",
        "{\"approved_by\":7}",
        "{\"surprise\":1}",
        "{\"confidence_score\":1,\"confidence_score\":0}",
        "{\"confidence_score\":1} {}"
      })
  void anOutcomeThatMakesNoSenseIsRefusedWithASentence(String body) throws Exception {
    var call = server.call("threadco", "u_ann", 1);
    var answer = server.send(admin(), "POST", "/api/v1/calls/" + call + "/outcome", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).path("detail").stringValue()).isNotBlank();
  }

  @Test
  void anExportHoldsTheLedgersBytesAndIsItselfAnEntry() throws Exception {
    server.call("threadco", "u_ann", 3_141_500);
    var key = server.key(Role.AUDITOR, tenant("threadco"));
    var response = server.get(key, "/api/v1/audit/export?profile=entries&event_type=call.admitted");
    var bytes = server.ledger.read("threadco", 0, 1).getFirst().bytes();
    assertThat(response.body()).isEqualTo(new String(bytes, UTF_8) + "\n");
    var made = entries("export.created");
    assertThat(made).hasSize(1);
    assertThat(made.getFirst().path("format").stringValue()).isEqualTo("entries");
    assertThat(response.headers().firstValue("ledgerline-receipt").orElseThrow())
        .startsWith("threadco:2:");
  }

  @Test
  void theProfilesOfAnExportHoldExactlyTheirFields() throws Exception {
    var call = server.call("threadco", "u_ann", 3_141_500);
    var s0 = JSON.readTree(server.get(admin(), "/api/v1/audit/export?profile=s0").body());
    assertThat(s0.propertyNames())
        .containsExactly(
            "id", "ts", "brand", "feature", "model", "tokens_in", "tokens_out", "cost_usd");
    assertThat(s0.path("cost_usd").toString()).isEqualTo("0.003142");
    var s1 = JSON.readTree(server.get(admin(), "/api/v1/audit/export?profile=s1").body());
    assertThat(s1.propertyNames()).hasSize(16);
    assertThat(s1.path("event_type").stringValue()).isEqualTo("claude_api_call");
    var calls = JSON.readTree(server.get(admin(), "/api/v1/audit/export").body());
    assertThat(calls.path("request_id").stringValue()).isEqualTo(call.toString());
    assertThat(server.json(admin(), "/api/v1/schemas/s1").path("required")).hasSize(16);
  }

  @Test
  void aFollowerGetsEntriesAsTheyArriveAndGoesOnWhereItBrokeOff() throws Exception {
    server.call("threadco", "u_ann", 1);
    var key = server.key(Role.AUDITOR, tenant("threadco"));
    server.json(key, "/api/v1/audit/calls");
    var path = "/api/v1/audit/tail?event_type=call.completed";
    var request = server.request(key, path).header("last-event-id", "threadco/0").build();
    var response = server.client().send(request, BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    try (var lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
      assertThat(nextId(lines)).isEqualTo("id: threadco/1");
      server.call("threadco", "u_ann", 1);
      assertThat(nextId(lines)).startsWith("id: threadco/");
    }
  }

  private static String nextId(BufferedReader lines) throws Exception {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("id: ")) {
        return line;
      }
    }
    return "the feed ended";
  }

  @Test
  void costIsExactAndSortedByCost() throws Exception {
    server.call("threadco", "u_ann", 3_141_500);
    server.call("homely", "u_ben", 7_000_000_001L);
    var report = server.json(admin(), "/api/v1/reports/cost?by=brand&month=2026-11");
    assertThat(report.path("rows").path(0).path("brand").stringValue()).isEqualTo("homely");
    assertThat(report.path("total").path("cost_usd_exact").stringValue()).isEqualTo("7.003141501");
    assertThat(report.path("total").path("cost_usd").toString()).isEqualTo("7.003142");
    assertThat(entries("report.created")).hasSize(1);
  }

  @Test
  void aKeysSecretIsShownOnceAndNeverCached() throws Exception {
    var wish = "{\"name\":\"shop\",\"owner\":\"ann@example.com\",\"tenant\":\"threadco\"}";
    var issued = server.send(admin(), "POST", "/api/v1/keys", wish);
    assertThat(JSON.readTree(issued.body()).path("secret").stringValue()).isEqualTo("ll_secret");
    assertThat(issued.headers().firstValue("cache-control")).hasValue("no-store");
    assertThat(server.get(admin(), "/api/v1/keys").body()).doesNotContain("secret");
  }

  @Test
  void notesOfDocumentsStandBesideWhatIsApplied() throws Exception {
    var early = "{\"documents\":[{\"file\":\"a.yaml\",\"text\":\"early\"}]}";
    var answer = server.send(admin(), "POST", "/api/v1/apply", early);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).path("notes").toString())
        .isEqualTo("[{\"file\":\"a.yaml\",\"line\":3,\"message\":\"'early' will not match yet\"}]");
    assertThat(server.settings.applied).hasSize(1);
  }

  @Test
  void mistakesInDocumentsNameTheirPlaceAndNothingIsApplied() throws Exception {
    var wrong = "{\"documents\":[{\"file\":\"a.yaml\",\"text\":\"wrong\"}]}";
    var refused = server.send(admin(), "POST", "/api/v1/apply", wrong);
    assertThat(refused.statusCode()).isEqualTo(422);
    var mistake = JSON.readTree(refused.body()).path("mistakes").path(0);
    assertThat(mistake.path("line").intValue()).isEqualTo(3);
    var good = "{\"documents\":[{\"file\":\"a.yaml\",\"text\":\"x\"}],\"dry_run\":true}";
    assertThat(server.send(admin(), "POST", "/api/v1/apply", good).statusCode()).isEqualTo(200);
    assertThat(server.settings.applied).isEmpty();
    server.send(admin(), "POST", "/api/v1/apply", good.replace("true", "false"));
    assertThat(server.settings.applied).hasSize(1);
  }

  @Test
  void aSettingIsTakenBackOnceItWasLookedAt() throws Exception {
    var path = "/api/v1/settings/Budget?name=";
    assertThat(server.send(admin(), "DELETE", path + "threadco&dry_run=true", null).body())
        .contains("\"operation\":\"delete\"", "\"applied\":false");
    assertThat(server.settings.removed).isEmpty();
    assertThat(server.send(admin(), "DELETE", path + "threadco", null).statusCode()).isEqualTo(200);
    assertThat(server.settings.removed).containsExactly("Budget threadco by u_admin");
    var kept = server.send(admin(), "DELETE", path + "homely", null);
    assertThat(kept.statusCode()).isEqualTo(422);
    assertThat(kept.body()).contains("is needed");
    assertThat(server.send(admin(), "DELETE", path + "none", null).statusCode()).isEqualTo(404);
    assertThat(server.send(admin(), "DELETE", "/api/v1/settings/Budget", null).statusCode())
        .isEqualTo(400);
    var other = server.key(Role.ADMIN, tenant("threadco"));
    assertThat(server.send(other, "DELETE", path + "homely", null).statusCode()).isEqualTo(404);
  }

  @Test
  void refusesWithoutAKeyAndForAnUnknownOne() throws Exception {
    for (var key : new String[] {null, "ll_" + "x".repeat(43), "sk-ant-123"}) {
      var response = server.get(key, "/api/v1/whoami");
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.headers().firstValue("www-authenticate")).hasValue("Bearer");
    }
  }

  @Test
  void saysWhatIsWrongWithWhatWasPresentedInsteadOfAKeyAndDoesNotRepeatIt() throws Exception {
    var path = "/api/v1/whoami";
    assertThat(server.get(null, path).body())
        .contains("No key was presented; send it as authorization: Bearer ll_…");
    assertThat(server.get("ll_bad", path).body())
        .contains("What was presented is no Ledgerline key: ll_ and at least 20 more characters")
        .doesNotContain("ll_bad");
    var basic = server.request(null, path).header("authorization", "Basic " + admin()).build();
    assertThat(server.client().send(basic, BodyHandlers.ofString()).body())
        .contains("What was presented is no Ledgerline key")
        .doesNotContain(admin());
    var asClaude = server.request(null, path).header("x-api-key", admin()).build();
    var answer = server.client().send(asClaude, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("No key is read from x-api-key here; send it as authorization: Bearer ll_…")
        .doesNotContain(admin());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{}{}", "hello", "{\"a\":1,\"a\":2}", ""})
  void saysWhereABodyStopsBeingJsonInItsOwnWords(String body) throws Exception {
    var answer = server.send(admin(), "POST", "/api/v1/apply", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .containsPattern("the body (can't be read as JSON from line 1, column \\d+ on|must be)")
        .doesNotContain("Source", "offset", "StreamReadFeature");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void noQueryWhateverItHoldsIsAnsweredWithAnInternalError(long seed) throws Exception {
    server.call("threadco", "u_ann", 1);
    var random = new Random(seed);
    var pieces =
        List.of("%27", "%00", "..", "%2f", "&", "=", "2026-11", "9", "-", "%F0", "after", "a");
    for (int i = 0; i < 200; i++) {
      var all = server.routes().endpoints();
      var endpoint = all.get(random.nextInt(all.size()));
      if (endpoint.answers() == Endpoint.Answers.EVENTS) {
        continue;
      }
      var names = List.copyOf(new TreeSet<>(endpoint.query().keySet()));
      var query =
          new StringBuilder(names.isEmpty() ? "x" : names.get(random.nextInt(names.size())));
      query.append('=');
      for (int j = random.nextInt(6); j > 0; j--) {
        query.append(pieces.get(random.nextInt(pieces.size())));
      }
      var path = "/api/v1" + endpoint.path().replaceAll("\\{[a-z_]+}", "%27x") + "?" + query;
      var response = server.send(admin(), endpoint.method().name(), path, "{}");
      assertThat(response.statusCode()).as("seed " + seed + " " + path).isLessThan(500);
    }
  }

  @Test
  void boundsBodiesAndFailedSignIns() throws Exception {
    server.close();
    var limits = AdminLimits.defaults();
    var tight =
        new AdminLimits(
            100, 100, limits.concurrent(), limits.followers(), 3, 2, limits.followFor());
    server = new AdminServer(folder.resolve("tight"), tight);
    var large = server.send(admin(), "POST", "/api/v1/keys", " ".repeat(101));
    assertThat(large.statusCode()).isEqualTo(413);
    var auditor = server.key(Role.AUDITOR, tenant("threadco"));
    for (int i = 0; i < 2; i++) {
      assertThat(server.send(auditor, "POST", "/api/v1/keys", "{}").statusCode()).isEqualTo(403);
    }
    assertThat(server.send(auditor, "POST", "/api/v1/keys", "{}").statusCode()).isEqualTo(429);
    for (int i = 0; i < 3; i++) {
      assertThat(server.get("ll_" + "y".repeat(43), "/api/v1/whoami").statusCode()).isEqualTo(401);
    }
    assertThat(server.get("ll_" + "y".repeat(43), "/api/v1/whoami").statusCode()).isEqualTo(429);
  }
}

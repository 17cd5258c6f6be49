package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.detector.DetectorDocument;
import io.ledgerline.governance.setting.Spec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What tenants declare to be found or allowed, in calls. */
class OwnDetectorsTest {
  private static final String CARD = "TC-12345678";
  private static final String ASKED = Wire.REQUEST.replace("\"hi\"", "\"Points of " + CARD + "?\"");
  private static final Map<String, Object> LOYALTY =
      Map.of(
          "patterns",
          List.of(Map.of("type", "LOYALTY_CARD", "category", "pii", "expression", "TC-[0-9]{8}")));

  private static DetectorDocument own(String tenant, Map<String, Object> spec) {
    return DetectorDocument.of(tenant, "own", 3, new Spec(spec));
  }

  private static DataPolicy policy(String tenant, Map<String, Object> spec) {
    return DataPolicy.of(tenant, "rules", new Spec(spec));
  }

  private static Map<String, Object> piiIs(String action) {
    return Map.of("matrix", List.of(Map.of("categories", List.of("pii"), "action", action)));
  }

  /** A dictionary of one term. */
  private static Map<String, Object> quibbo(String type, String category) {
    return Map.of(
        "dictionaries",
        List.of(Map.of("type", type, "category", category, "terms", List.of("Quibbo"))));
  }

  /** All else becomes tokens. */
  private static Map<String, Object> tradeSecretsAre(String action) {
    return Map.of(
        "matrix",
        List.of(
            Map.of("categories", List.of("trade_secret"), "action", action),
            Map.of("action", "tokenise")));
  }

  private static Rig.Builder rig(ScriptedUpstream upstream, DataPolicy... policies)
      throws Exception {
    return Rig.to(upstream.url()).data(new NoTokens(), policies);
  }

  private static ScriptedUpstream upstream() throws Exception {
    return new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
  }

  @Test
  void tokenisesWhatATenantDeclaresAndNamesTheDetectorWithItsVersion() throws Exception {
    try (var upstream = upstream();
        Rig rig =
            rig(upstream, policy("threadco", Map.of()))
                .detectors(own("threadco", LOYALTY))
                .start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKED, AUTH);
      client.read();
      assertThat(upstream.take().text()).doesNotContain(CARD).contains("Points of ");
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      assertThat(admitted.asMap().toString())
          .contains("threadco/own@3", "threadco/own:loyalty_card@3", "type=LOYALTY_CARD")
          .doesNotContain(CARD);
    }
  }

  @Test
  void aTermThatIsDeniedIsRefusedWhateverElseItsPlaceLooksLike() throws Exception {
    Map<String, Object> terms = quibbo("PROJECT_NAME", "trade_secret");
    var deny = tradeSecretsAre("deny");
    try (var upstream = upstream();
        Rig rig =
            rig(upstream, policy("threadco", deny)).detectors(own("threadco", terms)).start();
        RawClient client = rig.client()) {
      for (String said : List.of("we like quibbo", "Name: Quibbo", "Mr. Quibbo said so")) {
        client.post("/v1/messages", Wire.REQUEST.replace("\"hi\"", '"' + said + '"'), AUTH);
        assertThat(client.read().text())
            .as(said)
            .contains("PROJECT_NAME", "of data policy threadco/rules");
      }
    }
  }

  @Test
  void aTokenIsNamedAsTheTenantNamesIt() throws Exception {
    Map<String, Object> terms = quibbo("CASE_NAME", "phi");
    try (var upstream = upstream();
        Rig rig =
            rig(upstream, policy("threadco", Map.of())).detectors(own("threadco", terms)).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST.replace("\"hi\"", "\"Mr. Quibbo said so\""), AUTH);
      client.read();
      assertThat(upstream.take().text()).doesNotContain("Quibbo").contains("Mr. CaseName");
    }
  }

  @Test
  void whatStandsForTwoFindingsInOnePlaceIsTheStricterOfBoth() throws Exception {
    Map<String, Object> terms = quibbo("PROJECT_NAME", "trade_secret");
    var mask = tradeSecretsAre("mask");
    try (var upstream = upstream();
        Rig rig =
            rig(upstream, policy("threadco", mask)).detectors(own("threadco", terms)).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST.replace("\"hi\"", "\"Mr. Quibbo said so\""), AUTH);
      client.read();
      assertThat(upstream.take().text()).doesNotContain("Quibbo", "Person8").contains("said so");
      assertThat(rig.log.await(EventType.CALL_ADMITTED).asMap().toString())
          .contains("type=PROJECT_NAME", "type=PERSON");
    }
  }

  @Test
  void anotherTenantsDetectorsFindAndAllowNothingHere() throws Exception {
    var theirs =
        own(
            "petalpost",
            Map.of("patterns", LOYALTY.get("patterns"), "allowed", List.of("jane@acme.com")));
    String asked = ASKED.replace("Points", "jane@acme.com: points");
    try (var upstream = upstream();
        Rig rig = rig(upstream, policy("threadco", Map.of())).detectors(theirs).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", asked, AUTH);
      client.read();
      assertThat(upstream.take().text()).contains(CARD).doesNotContain("jane@acme.com");
      assertThat(rig.log.await(EventType.CALL_ADMITTED).asMap().toString())
          .doesNotContain("petalpost");
    }
  }

  @Test
  void whatATenantAllowsLeavesUnlessTheOrganizationSaysNo() throws Exception {
    String asked = Wire.REQUEST.replace("\"hi\"", "\"Write to jane@acme.com\"");
    var allows = own("threadco", Map.of("allowed", List.of("Jane@ACME.com")));
    try (var upstream = upstream();
        Rig rig = rig(upstream, policy("threadco", piiIs("deny"))).detectors(allows).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", asked, AUTH);
      client.read();
      assertThat(upstream.take().text()).isEqualTo(asked);
      assertThat(rig.log.await(EventType.CALL_ADMITTED).asMap().toString()).contains("allowed=1");
      rig.policy = rig(upstream, policy(null, piiIs("deny"))).detectors(allows).policy();
      client.post("/v1/messages", asked, AUTH);
      assertThat(client.read().text()).contains("EMAIL", "of data policy rules");
    }
  }

  @Test
  void aConversationKeepsItsBytesWhenDetectorsComeAndRefusalsFollowTheNewest() throws Exception {
    String second =
        ASKED.replace(
            "?\"}",
            "?\"},{\"role\":\"assistant\",\"content\":\"Yes.\"},{\"role\":\"user\",\"content\":\"Go\"}");
    var none = own("threadco", Map.of());
    try (var upstream = upstream();
        Rig rig = rig(upstream, policy("threadco", Map.of())).detectors(none).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKED, AUTH);
      client.read();
      assertThat(upstream.take().text()).contains(CARD);
      rig.policy =
          rig(upstream, policy("threadco", Map.of())).detectors(own("threadco", LOYALTY)).policy();
      client.post("/v1/messages", second, AUTH);
      client.read();
      assertThat(upstream.take().text()).contains(CARD);
      assertThat(rig.log.of(EventType.CALL_ADMITTED).get(1).texts(Field.POLICY_FLAGS))
          .contains("data.own_detectors_pinned");
      rig.policy =
          rig(upstream, policy("threadco", piiIs("deny")))
              .detectors(own("threadco", LOYALTY))
              .policy();
      client.post("/v1/messages", second, AUTH);
      assertThat(client.read().text()).contains("LOYALTY_CARD", "cell 1");
      assertThat(upstream.waiting()).isZero();
    }
  }

  @Test
  void tellsWhoFoundItWhereAnApplicationAsks() throws Exception {
    try (var upstream = upstream();
        Rig rig =
            rig(upstream, policy("threadco", Map.of())).detectors(own(null, LOYALTY)).start();
        RawClient client = rig.client()) {
      client.post("/api/v1/inspect", ASKED, AUTH);
      assertThat(client.read().text())
          .contains("\"detector\":\"organization/own:loyalty_card@3\"", "\"action\":\"tokenise\"");
      assertThat(upstream.waiting()).isZero();
    }
  }

  @Test
  void detectorsThatOnlyObserveSayWhatWouldHaveBeenAndChangeNothing() throws Exception {
    var values = new HashMap<String, Object>(LOYALTY);
    values.put("mode", "observe");
    try (var upstream = upstream();
        Rig rig =
            rig(upstream, policy("threadco", piiIs("deny")))
                .detectors(own("threadco", values))
                .start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKED, AUTH);
      client.read();
      assertThat(upstream.take().text()).isEqualTo(ASKED);
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      assertThat(admitted.texts(Field.POLICY_FLAGS)).containsExactly("data.would_deny");
      assertThat(admitted.text(Field.CLASSIFICATION)).isEqualTo("internal");
      assertThat(admitted.asMap().toString()).contains("threadco/own:loyalty_card@3");
    }
  }

  @Test
  void aPolicyThatObservesBesideOneThatIsEnforcedSaysWhatItWouldHaveDone() throws Exception {
    var observes = new HashMap<String, Object>(piiIs("deny"));
    observes.put("mode", "observe");
    try (var upstream = upstream();
        Rig rig =
            rig(upstream, policy("threadco", piiIs("mask")), policy(null, observes))
                .detectors(own("threadco", LOYALTY))
                .start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKED, AUTH);
      client.read();
      assertThat(upstream.take().text()).doesNotContain(CARD);
      assertThat(rig.log.await(EventType.CALL_ADMITTED).texts(Field.POLICY_FLAGS))
          .containsExactly("data.would_deny");
    }
  }
}

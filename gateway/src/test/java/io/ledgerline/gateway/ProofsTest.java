package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.data.Assurance;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.setting.Spec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Data that needs a promise of the provider, on its way through the gateway. */
class ProofsTest {
  private static final String HEALTH =
      Wire.REQUEST.replace("\"hi\"", "\"Patient record: NHS number 943 476 5919.\"");

  @Test
  void staysHereUntilTheRouteIsCoveredAndPassesThen() throws Exception {
    assertThat(asked()).isEqualTo("data.proof_missing");
    assertThat(asked(agreement(Set.of("elsewhere"), "2099-12-31"))).isEqualTo("data.proof_missing");
    assertThat(asked(agreement(Set.of("default"), "2000-12-31"))).isEqualTo("data.proof_missing");
    assertThat(asked(agreement(Set.of("default"), "2099-12-31"))).isEmpty();
  }

  @Test
  void aFeatureThatThePromiseDoesNotListKeepsTheDataHereAndIsNamed() throws Exception {
    String searching =
        HEALTH.replace(
            "\"messages\"",
            "\"tools\":[{\"type\":\"web_search_20260318\",\"name\":\"web_search\"}],\"messages\"");
    var plain = agreement(Set.of("default"), "2099-12-31");
    var search = agreement(Set.of("default"), Set.of("web_search"), "2099-12-31");
    assertThat(asked(searching, plain)).isEqualTo("data.proof_missing");
    assertThat(asked(searching, search)).isEmpty();
  }

  @Test
  void everyModelThatMayReadTheDataMustBeCovered() throws Exception {
    var one =
        new Assurance(
            "agreement",
            "baa",
            Set.of("default"),
            Set.of(Rig.MODEL),
            Set.of("advisor"),
            LocalDate.of(2000, 1, 1),
            LocalDate.of(2099, 12, 31),
            "contract 4711");
    assertThat(asked(HEALTH, one)).isEmpty();
    for (String other :
        List.of(
            "\"fallbacks\":[{\"model\":\"claude-haiku-5-5\"}]",
            "\"fallbacks\":\"default\"",
            "\"tools\":[{\"type\":\"advisor_20260301\",\"name\":\"advisor\",\"model\":\"claude-haiku-5-5\"}]")) {
      String body = HEALTH.replace("\"messages\"", other + ",\"messages\"");
      assertThat(asked(body, one)).isEqualTo("data.proof_missing");
    }
  }

  private static Assurance agreement(Set<String> routes, String until) {
    return agreement(routes, Set.of(), until);
  }

  private static Assurance agreement(Set<String> routes, Set<String> features, String until) {
    return new Assurance(
        "agreement",
        "baa",
        routes,
        Set.of(),
        features,
        LocalDate.of(2000, 1, 1),
        LocalDate.parse(until),
        "contract 4711");
  }

  /** The rule that refused; empty where it went out. */
  private static String asked(Assurance... declared) throws Exception {
    return asked(HEALTH, declared);
  }

  private static String asked(String body, Assurance... declared) throws Exception {
    var demand = Map.of("categories", List.of("phi"), "proofs", List.of("baa"));
    var spec = new Spec(Map.of("requires", List.of(demand)));
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig =
            Rig.to(upstream.url())
                .assurances(declared)
                .data(new PrivacyTest.ListedTokens(), DataPolicy.of("threadco", "support", spec))
                .start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", body, AUTH);
      RawClient.Answer answer = client.read();
      if (answer.status() == 200) {
        assertThat(upstream.take().text()).doesNotContain("943 476 5919");
        return "";
      }
      assertThat(answer.text()).contains("no baa is declared").doesNotContain("943");
      var entry = rig.log.await(EventType.CALL_REFUSED);
      boolean searches = body.contains("web_search");
      List<String> used = body.contains("advisor") ? List.of("advisor") : List.of();
      assertThat(entry.texts(Field.API_FEATURES))
          .isEqualTo(searches ? List.of("web_search") : used);
      assertThat(answer.text().contains("route default with web_search")).isEqualTo(searches);
      return entry.text(Field.RULE);
    }
  }
}

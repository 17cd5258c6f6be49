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

  private static Assurance agreement(Set<String> routes, String until) {
    return new Assurance(
        "agreement",
        "baa",
        routes,
        Set.of(),
        LocalDate.of(2000, 1, 1),
        LocalDate.parse(until),
        "contract 4711");
  }

  /** The rule that refused; empty where it went out. */
  private static String asked(Assurance... declared) throws Exception {
    var demand = Map.of("categories", List.of("phi"), "proofs", List.of("baa"));
    var spec = new Spec(Map.of("requires", List.of(demand)));
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig =
            Rig.to(upstream.url())
                .assurances(declared)
                .data(new PrivacyTest.ListedTokens(), DataPolicy.of("threadco", "support", spec))
                .start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", HEALTH, AUTH);
      RawClient.Answer answer = client.read();
      if (answer.status() == 200) {
        assertThat(upstream.take().text()).doesNotContain("943 476 5919");
        return "";
      }
      assertThat(answer.text()).contains("no baa is declared").doesNotContain("943");
      return rig.log.await(EventType.CALL_REFUSED).text(Field.RULE);
    }
  }
}

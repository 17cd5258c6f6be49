package io.ledgerline.governance.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.scan.Category;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DataRulesTest {
  private static final DataPlace HERE =
      new DataPlace("threadco", "support", "order-help", List.of("contact"), "default");

  private static DataPolicy organization(Map<String, Object> spec) {
    return DataPolicy.of(null, "everybody", new Spec(spec));
  }

  private static DataPolicy own(Map<String, Object> spec) {
    return DataPolicy.of("threadco", "support", new Spec(spec));
  }

  private static Map<String, Object> cell(String categories, String action) {
    return Map.of("matrix", List.of(Map.of("categories", List.of(categories), "action", action)));
  }

  private static DataAction decided(Category category, DataPolicy... policies) {
    DataDecision decision =
        new DataRules(List.of(policies)).decide(category, HERE, DataClass.PUBLIC);
    return decision == null ? DataAction.ALLOW : decision.action();
  }

  @Test
  void aTenantCanAskForMoreThanTheOrganizationAndNeverForLess() {
    var strict = organization(cell("pii", "deny"));
    assertThat(decided(Category.PII, strict, own(cell("pii", "allow")))).isEqualTo(DataAction.DENY);
    assertThat(decided(Category.PII, strict, own(Map.of("mode", "off"))))
        .isEqualTo(DataAction.DENY);
    assertThat(decided(Category.PII, organization(cell("pii", "mask")), own(cell("pii", "deny"))))
        .isEqualTo(DataAction.DENY);
  }

  @Test
  void theFirstCellThatMatchesDecides() {
    var policy =
        own(
            Map.of(
                "matrix",
                List.of(
                    Map.of(
                        "categories",
                        List.of("pii"),
                        "useCases",
                        List.of("other"),
                        "action",
                        "deny"),
                    Map.of("classes", List.of("confidential"), "action", "drop"),
                    Map.of("action", "deny"))));
    assertThat(decided(Category.PII, policy)).isEqualTo(DataAction.DROP);
    assertThat(decided(Category.PCI, policy)).isEqualTo(DataAction.DENY);
    assertThat(new DataRules(List.of(policy)).decide(Category.PII, HERE, DataClass.PUBLIC).cited())
        .isEqualTo(
            "cell 2, confidential x any route x any use case, of data policy threadco/support");
  }

  @Test
  void secretsStayAndOtherConfidentialDataLeavesAsTokensWhereNoCellSaysOtherwise() {
    var policy = own(Map.of());
    assertThat(decided(Category.SECRETS, policy)).isEqualTo(DataAction.DENY);
    assertThat(decided(Category.GOV_ID, policy)).isEqualTo(DataAction.TOKENISE);
    assertThat(decided(Category.PII, policy)).isEqualTo(DataAction.TOKENISE);
    assertThat(decided(Category.INTERNAL_INFRA, policy)).isEqualTo(DataAction.ALLOW);
  }

  @Test
  void regulatedDataLeavesOnlyForAUseCaseThatDeclaresIt() {
    var policy = own(Map.of("regulated", List.of("phi")));
    var rules = new DataRules(List.of(policy));
    var declared = new DataPlace("threadco", "support", "triage", List.of("phi"), "default");
    assertThat(rules.decide(Category.PHI, HERE, DataClass.PUBLIC).rule())
        .isEqualTo("data.use_case");
    assertThat(rules.decide(Category.PHI, declared, DataClass.PUBLIC).action())
        .isEqualTo(DataAction.TOKENISE);
  }

  @Test
  void dataThatNeedsAPromiseOfTheProviderStaysUntilItIsDeclared() {
    var demand = Map.of("categories", List.of("phi"), "proofs", List.of("baa", "zdr"));
    var rules = new DataRules(List.of(own(Map.of("requires", List.of(demand)))));
    DataDecision without =
        rules.decide(Category.PHI, HERE.with(Set.of(), Set.of("zdr")), DataClass.PUBLIC);
    assertThat(without.action()).isEqualTo(DataAction.DENY);
    assertThat(without.rule()).isEqualTo("data.proof_missing");
    assertThat(without.cited())
        .isEqualTo(
            "phi x route default, for which no baa is declared that holds today, of data policy threadco/support");
    assertThat(
            rules
                .decide(Category.PHI, HERE.with(Set.of(), Set.of("zdr", "baa")), DataClass.PUBLIC)
                .action())
        .isEqualTo(DataAction.TOKENISE);
    assertThat(rules.decide(Category.PII, HERE, DataClass.PUBLIC).action())
        .isEqualTo(DataAction.TOKENISE);
  }

  @Test
  void areMadeAnewOnlyForAWorkspaceThatSomeOfThemAreNotAbout() {
    var everywhere = organization(cell("pii", "mask"));
    var billing = own(Map.of("workspaces", List.of("billing")));
    var rules = new DataRules(List.of(everywhere, billing));
    assertThat(rules.in("billing")).isSameAs(rules);
    assertThat(rules.in("support").names()).containsExactly("everybody");
    assertThat(rules.in("support").text())
        .isEqualTo(new DataRules(List.of(everywhere)).text())
        .isNotEqualTo(rules.text());
  }

  @Test
  void onlyWatchesInObserveMode() {
    var rules = new DataRules(List.of(own(Map.of("mode", "observe"))));
    assertThat(rules.active()).isTrue();
    assertThat(rules.enforces()).isFalse();
    assertThat(rules.decide(Category.PII, HERE, DataClass.PUBLIC)).isNull();
    assertThat(rules.watch(Category.PII, HERE, DataClass.PUBLIC).action())
        .isEqualTo(DataAction.TOKENISE);
  }

  @Test
  void areTheSameAfterTheyWereText() {
    var rules =
        new DataRules(
            List.of(
                organization(cell("pii", "mask")),
                own(Map.of("tokens", "conversation", "forms", Map.of("PHONE", "digits")))));
    assertThat(DataRules.parse(rules.text()).text()).isEqualTo(rules.text());
    assertThat(DataRules.parse(rules.text()).perConversation()).isTrue();
    assertThat(DataRules.parse(DataRules.NONE.text()).isEmpty()).isTrue();
  }

  @Test
  void namesWhatANewVersionNoLongerAsksFor() {
    assertThat(looser(cell("pii", "deny"), cell("pii", "allow"))).containsExactly("pii");
    assertThat(looser(cell("pii", "allow"), cell("pii", "deny"))).isEmpty();
    assertThat(looser(Map.of(), Map.of("mode", "observe"))).containsExactly("mode");
    assertThat(looser(Map.of("regulated", List.of("phi")), Map.of())).containsExactly("phi");
    assertThat(looser(Map.of(), Map.of("parts", List.of("user")))).containsExactly("parts");
    assertThat(looser(Map.of("tokens", "conversation"), Map.of())).containsExactly("tokens");
    assertThat(looser(Map.of(), Map.of("workspaces", List.of("a")))).containsExactly("workspaces");
    var tagged = Map.<String, Object>of("tags", List.of(Map.of("set", Map.of("phi", true))));
    assertThat(looser(tagged, Map.of())).containsExactly("tags");
    assertThat(looser(Map.of(), tagged)).isEmpty();
    var once =
        Map.<String, Object>of(
            "matrix",
            List.of(
                Map.of("categories", List.of("pii"), "routes", List.of("eu"), "action", "allow")));
    assertThat(looser(Map.of(), once)).containsExactly("pii");
  }

  private static List<String> looser(Map<String, Object> before, Map<String, Object> after) {
    return Loosening.of("threadco", "support", new Spec(before), new Spec(after));
  }

  @Test
  void whatNobodyCouldLookIntoStaysWhereAnyPolicyInForceSaysSo() {
    var deny = Map.<String, Object>of("unscanned", "deny");
    var watched = Map.<String, Object>of("unscanned", "deny", "mode", "observe");

    assertThat(new DataRules(List.of(own(Map.of()))).unscanned(false)).isNull();
    assertThat(new DataRules(List.of(own(watched))).unscanned(true)).isNull();
    assertThat(new DataRules(List.of(own(watched))).watchUnscanned(false)).isNotNull();
    assertThat(new DataRules(List.of(own(Map.of()), organization(deny))).unscanned(false))
        .satisfies(
            decision -> {
              assertThat(decision.rule()).isEqualTo("data.unscanned");
              assertThat(decision.cited()).isEqualTo("unscanned: deny, of data policy everybody");
            });
    assertThat(Loosening.of(null, "p", new Spec(deny), new Spec(Map.of())))
        .containsExactly("unscanned");
  }

  @Test
  void whatCouldHaveBeenReadStaysWhereNothingElseIsSaid() {
    var allow = Map.<String, Object>of("unscanned", "allow");

    assertThat(new DataRules(List.of(own(allow))).unscanned(true)).isNull();
    assertThat(new DataRules(List.of(own(Map.of()))).unscanned(true))
        .extracting(DataDecision::cited)
        .isEqualTo("unscanned: deny-unfinished, of data policy threadco/support");
    assertThat(looser(Map.of(), allow)).containsExactly("unscanned");
    assertThat(looser(allow, Map.of())).isEmpty();
  }

  @Test
  void whatWouldBeReplacedStaysWhereNothingCanBeReplaced() {
    var rules = new DataRules(List.of(own(cell("pii", "mask"))));
    DataDecision masked = rules.decide(Category.PII, HERE, DataClass.PUBLIC);
    DataDecision allowed = rules.decide(Category.INTERNAL_INFRA, HERE, DataClass.PUBLIC);

    assertThat(masked.insideDocument().action()).isEqualTo(DataAction.DENY);
    assertThat(masked.insideDocument().rule()).isEqualTo("data.document_not_rewritable");
    assertThat(masked.insideDocument().cited()).isEqualTo(masked.cited());
    assertThat(allowed.insideDocument()).isEqualTo(allowed);
  }
}

package io.ledgerline.governance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.policy.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelRulesTest {
  private static final ModelRules RULES =
      new ModelRules(
          "claude-sonnet-5-5",
          List.of(
              new ModelTier("everyday", List.of("claude-sonnet-5-5"), Set.of(), null, false),
              new ModelTier(
                  "background",
                  List.of("claude-haiku-5-5", "claude-haiku-4-5"),
                  Set.of(),
                  null,
                  true),
              new ModelTier(
                  "premium", List.of("claude-opus-5-5"), Set.of(Role.POWER_USER), "opus", false)),
          Map.of("sonnet", "claude-sonnet-5-5", "opus", "claude-opus-5-5"),
          Map.of("claude-opus-5-5", "claude-sonnet-5-5", "claude-sonnet-5-5", "claude-haiku-5-5"));

  @Test
  void allowsTheBackgroundModelByItsTier() {
    assertThat(RULES.decide("claude-haiku-5-5", Role.END_USER, Set.of()))
        .isEqualTo(new ModelDecision.Allowed("claude-haiku-5-5", "background", true));
  }

  @Test
  void opensAGateByRoleOrByGrantAndOtherwiseSaysHow() {
    assertThat(RULES.decide("claude-opus-5-5", Role.POWER_USER, Set.of()))
        .isInstanceOf(ModelDecision.Allowed.class);
    assertThat(RULES.decide("claude-opus-5-5", Role.END_USER, Set.of("opus")))
        .isInstanceOf(ModelDecision.Allowed.class);
    assertThat(RULES.decide("claude-opus-5-5", Role.END_USER, Set.of()))
        .isEqualTo(
            new ModelDecision.Refused(
                "model.gated",
                "Model 'claude-opus-5-5' belongs to the gated tier 'premium'; use"
                    + " claude-sonnet-5-5, or ask an administrator for a key with the grant"
                    + " 'opus'."));
  }

  @Test
  void resolvesAliasesAndTheLongContextMark() {
    assertThat(RULES.decide("sonnet[1m]", Role.END_USER, Set.of()))
        .isEqualTo(new ModelDecision.Aliased("sonnet[1m]", "claude-sonnet-5-5", "everyday", false));
    assertThat(RULES.decide("default", Role.END_USER, Set.of()))
        .isEqualTo(new ModelDecision.Aliased("default", "claude-sonnet-5-5", "everyday", false));
  }

  @Test
  void keepsADatedIdAsItWasAskedFor() {
    assertThat(RULES.decide("claude-haiku-4-5-20251001", Role.END_USER, Set.of()))
        .isEqualTo(new ModelDecision.Allowed("claude-haiku-4-5-20251001", "background", true));
  }

  @Test
  void neverAllowsAModelBecauseItsNameBeginsLikeAnother() {
    assertThat(RULES.decide("claude-sonnet-5", Role.ADMIN, Set.of()))
        .isInstanceOf(ModelDecision.Refused.class);
    assertThat(RULES.decide("claude-sonnet-5-5-turbo", Role.ADMIN, Set.of()))
        .isInstanceOf(ModelDecision.Refused.class);
  }

  @Test
  void saysWhatMayBeUsedInsteadAndRepeatsNothingHarmful() {
    var refused = (ModelDecision.Refused) RULES.decide("gpt\n\u0007", Role.END_USER, Set.of());

    assertThat(refused.rule()).isEqualTo("model.not_allowed");
    assertThat(refused.sentence())
        .isEqualTo(
            "Model '…' is not allowed here; use one of claude-sonnet-5-5, claude-haiku-5-5,"
                + " claude-haiku-4-5, or ask an administrator to add it to a tier.");
  }

  @Test
  void listsOnlyWhatACallerMayUse() {
    assertThat(RULES.usableBy(Role.END_USER, Set.of())).doesNotContain("claude-opus-5-5");
    assertThat(RULES.usableBy(Role.END_USER, Set.of("opus"))).contains("claude-opus-5-5");
  }

  @Test
  void knowsTheWayDown() {
    assertThat(RULES.downgradeTarget("claude-opus-5-5")).contains("claude-sonnet-5-5");
    assertThat(RULES.downgradeTarget("claude-haiku-5-5")).isEmpty();
  }

  @Test
  void narrowsToTheTiersOfAUseCase() {
    ModelRules narrow = RULES.narrowedTo(Set.of("background"));

    assertThat(narrow.defaultModel()).isEqualTo("claude-haiku-5-5");
    assertThat(narrow.decide("sonnet", Role.END_USER, Set.of()))
        .isInstanceOf(ModelDecision.Refused.class);
  }

  @Test
  void refusesNamesThatLeadNowhere() {
    assertThatThrownBy(() -> new ModelRules("claude-opus-9", RULES.tiers(), Map.of(), Map.of()))
        .hasMessageContaining("claude-opus-9 (expected: a model that a tier lists)");
  }
}

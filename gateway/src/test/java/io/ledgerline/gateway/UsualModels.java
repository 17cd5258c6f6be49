package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.MODEL;

import io.ledgerline.governance.model.ModelRules;
import io.ledgerline.governance.model.ModelTier;
import io.ledgerline.governance.policy.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The models of the usual rig. */
final class UsualModels {
  private UsualModels() {}

  static ModelRules rules() {
    return new ModelRules(
        MODEL,
        List.of(
            new ModelTier("standard", List.of(MODEL), Set.of(), null, false),
            new ModelTier("background", List.of("claude-haiku-5-5"), Set.of(), null, true),
            new ModelTier(
                "premium", List.of("claude-opus-5-5"), Set.of(Role.POWER_USER), null, false)),
        Map.of("fast", "claude-haiku-5-5"),
        Map.of(MODEL, "claude-haiku-5-5"));
  }
}

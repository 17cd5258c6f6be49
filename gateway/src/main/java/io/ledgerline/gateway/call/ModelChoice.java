package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.governance.budget.BudgetState;
import io.ledgerline.governance.budget.Budgets;
import io.ledgerline.governance.limit.Threshold;
import io.ledgerline.governance.model.ModelDecision;
import io.ledgerline.governance.model.ModelRules;
import io.ledgerline.messages.request.Fallback;
import io.ledgerline.messages.request.RequestEdits;
import io.ledgerline.messages.request.Tool;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which model: allowed by tier, renamed where an alias stands for it, cheaper where a budget asks.
 */
final class ModelChoice {
  private final Budgets budgets;

  ModelChoice(Budgets budgets) {
    this.budgets = budgets;
  }

  Decision decide(Call call, boolean conversationStart, Instant now) {
    ModelRules rules =
        call.useCase == null ? call.caller().workspace().models() : call.useCase.models();
    call.modelRequested = call.request().model();
    Decision allowed = allowed(call, rules, call.modelRequested);
    if (allowed instanceof Decision.Stop) {
      return allowed;
    }
    if (conversationStart && call.operation == Operation.MESSAGES) {
      downgrade(call, rules, now);
    }
    call.edits.addAll(RequestEdits.renameModel(call.request(), call.model));
    return fallbacks(call, rules);
  }

  private static Decision allowed(Call call, ModelRules rules, String requested) {
    var grant = call.caller().grant();
    return switch (rules.decide(requested, grant.role(), grant.grants())) {
      case ModelDecision.Refused(String rule, String sentence) ->
          Decision.stop(OwnAnswers.policy(rule, sentence));
      case ModelDecision.Allowed(String model, String tier, boolean background) -> {
        call.model = model;
        call.tier = tier;
        yield Decision.GO;
      }
      case ModelDecision.Aliased(String name, String model, String tier, boolean background) -> {
        call.model = model;
        call.tier = tier;
        call.changes.add(new Change("model_alias", "model", plain(name), model));
        yield Decision.GO;
      }
    };
  }

  /** Every model that may answer must be allowed: what the upstream falls back to, or asks. */
  private static Decision fallbacks(Call call, ModelRules rules) {
    var grant = call.caller().grant();
    Stream<String> fallbacks = call.request().fallbacks().stream().map(Fallback::model);
    Stream<String> advisors =
        call.request().tools().stream().map(Tool::model).filter(Objects::nonNull);
    for (String model : Stream.concat(fallbacks, advisors).toList()) {
      if (rules.decide(model, grant.role(), grant.grants())
          instanceof ModelDecision.Refused(String rule, String sentence)) {
        return Decision.stop(OwnAnswers.policy(rule, sentence));
      }
    }
    return Decision.GO;
  }

  private void downgrade(Call call, ModelRules rules, Instant now) {
    var grant = call.caller().grant();
    String target = rules.downgradeTarget(call.model).orElse(call.model);
    if (target.equals(call.model)
        || rules.decide(target, grant.role(), grant.grants()) instanceof ModelDecision.Refused) {
      return;
    }
    for (BudgetState state : budgets.standing(call.scope(), now)) {
      if (state.does(Threshold.Action.DOWNGRADE)) {
        call.changes.add(new Change("model_downgrade", state.budget(), call.model, target));
        call.model = target;
        return;
      }
    }
  }

  private static String plain(String name) {
    String quoted = Quoted.of(name);
    return quoted.substring(1, quoted.length() - 1);
  }
}

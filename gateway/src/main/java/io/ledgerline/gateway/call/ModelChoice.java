package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.governance.budget.BudgetState;
import io.ledgerline.governance.budget.Budgets;
import io.ledgerline.governance.limit.Threshold;
import io.ledgerline.governance.model.ModelDecision;
import io.ledgerline.governance.model.ModelRules;
import io.ledgerline.messages.request.RequestEdits;
import io.ledgerline.messages.request.Tool;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Which model: allowed by tier, renamed where an alias stands for it, cheaper where a budget asks.
 */
final class ModelChoice {
  private final Budgets budgets;

  ModelChoice(Budgets budgets) {
    this.budgets = budgets;
  }

  Decision decide(Call call, boolean conversationStart, Instant now) {
    ModelRules rules = rules(call);
    call.modelRequested = call.request().model();
    Decision allowed = allowed(call, rules, call.modelRequested);
    if (allowed instanceof Decision.Stop) {
      return allowed;
    }
    if (conversationStart && call.operation == Operation.MESSAGES) {
      downgrade(call, rules, now);
    }
    call.edits.addAll(RequestEdits.renameModel(call.request(), call.model));
    OwnAnswer refusal = fallbacks(call, rules);
    return refusal == null ? Decision.GO : Decision.stop(refusal);
  }

  /** What the models that a request names would be refused with, or null; changes nothing. */
  @Nullable OwnAnswer refusal(Call call) {
    ModelRules rules = rules(call);
    OwnAnswer own = refusal(call, rules, call.request().model());
    return own == null ? fallbacks(call, rules) : own;
  }

  private static ModelRules rules(Call call) {
    return call.useCase == null ? call.caller().workspace().models() : call.useCase.models();
  }

  private static @Nullable OwnAnswer refusal(Call call, ModelRules rules, String model) {
    var grant = call.caller().grant();
    return rules.decide(model, grant.role(), grant.grants())
            instanceof ModelDecision.Refused(String rule, String sentence)
        ? OwnAnswers.policy(rule, sentence)
        : null;
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
  private static @Nullable OwnAnswer fallbacks(Call call, ModelRules rules) {
    var models = new ArrayList<String>();
    call.request().fallbacks().forEach(each -> models.add(each.model()));
    for (Tool tool : call.request().tools()) {
      String own = tool.model();
      if (own != null) {
        models.add(own);
      }
    }
    for (String model : models) {
      OwnAnswer refusal = refusal(call, rules, model);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
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

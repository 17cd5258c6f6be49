package io.ledgerline.gateway.outputs;

import io.ledgerline.gateway.holds.Holds;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.ReviewStage;
import io.ledgerline.inspection.rule.AnswerChecks;
import io.ledgerline.inspection.rule.OutputRules;

/** Holds answers to the output rules of the workspace that the call is in. */
public final class OutputReviewStage implements ReviewStage {
  private final Holds holds;
  private final PromptWords prompts = new PromptWords();

  /** A stage that asks there about what a person has to see. */
  public OutputReviewStage(Holds holds) {
    this.holds = holds;
  }

  @Override
  public Review open(CallView call) {
    OutputRules rules = call.workspace().outputs();
    if (!rules.active()) {
      return Review.NONE;
    }
    var input = new InputWords(call);
    var known = new AnswerChecks.OneCall(text -> prompts.find(call.prompt(), text), input::hold);
    return new OutputReview(rules.in(known), call, holds);
  }
}

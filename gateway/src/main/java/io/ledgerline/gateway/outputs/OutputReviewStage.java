package io.ledgerline.gateway.outputs;

import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.ReviewStage;
import io.ledgerline.inspection.rule.OutputRules;

/** Holds answers to the output rules of the workspace that the call is in. */
public final class OutputReviewStage implements ReviewStage {
  @Override
  public Review open(CallView call) {
    OutputRules rules = call.workspace().outputs();
    return rules.active() ? new OutputReview(rules, call.answerInspection()) : Review.NONE;
  }
}

package io.ledgerline.gateway.protect;

import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.ReviewStage;
import io.ledgerline.inspection.token.IssuedTokens;

/** Restores in the answer what {@link Privacy} replaced in the request. */
public final class PrivacyReview implements ReviewStage {
  @Override
  public Review open(CallView call) {
    IssuedTokens issued = call.inspection().carried(IssuedTokens.class);
    return issued == null || issued.isEmpty()
        ? Review.NONE
        : new Restoring(
            issued, call.workspace().outputs().checks().linkHosts(), call.answerInspection()::flag);
  }
}

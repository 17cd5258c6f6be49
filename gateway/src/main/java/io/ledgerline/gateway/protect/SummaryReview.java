package io.ledgerline.gateway.protect;

import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.ReviewStage;
import io.ledgerline.governance.token.KeptTokens;
import io.ledgerline.inspection.token.IssuedTokens;

/**
 * Has the tokens of a call found again by the summary that its answer holds; before {@link
 * PrivacyReview}, as a summary is known by what the upstream said.
 */
public final class SummaryReview implements ReviewStage {
  private final KeptTokens kept;

  /** A stage that keeps tokens there. */
  public SummaryReview(KeptTokens kept) {
    this.kept = kept;
  }

  @Override
  public Review open(CallView call) {
    IssuedTokens issued = call.inspection().carried(IssuedTokens.class);
    return issued == null || issued.isEmpty() || !call.request().compaction()
        ? Review.NONE
        : new SummaryWatch(call, issued, kept);
  }
}

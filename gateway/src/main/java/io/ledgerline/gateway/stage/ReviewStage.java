package io.ledgerline.gateway.stage;

/** Looks at answers on their way back. */
public interface ReviewStage {
  /** What will look at the answer of this call; {@link Review#NONE} to let it pass unseen. */
  Review open(CallView call);

  /** Looks at nothing. */
  ReviewStage NONE = call -> Review.NONE;
}

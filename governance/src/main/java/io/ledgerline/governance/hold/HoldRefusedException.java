package io.ledgerline.governance.hold;

/** Why a hold was not set or cleared, in one sentence. */
public final class HoldRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public HoldRefusedException(String sentence) {
    super(sentence);
  }
}

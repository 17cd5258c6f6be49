package io.ledgerline.governance.approval;

/** Why an approval was not asked for, decided or done: one sentence for who tried. */
public final class ApprovalRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** What sort of refusal it is. */
  public enum Reason {
    /** There is none of that id that who asks may see. */
    UNKNOWN,
    /** The same person may not do both. */
    SAME_PERSON,
    /** It is decided, done or expired already. */
    NOT_OPEN,
    /** What was asked for makes no sense as it is. */
    INVALID
  }

  public ApprovalRefusedException(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}

package io.ledgerline.inspection.rule;

/**
 * A place in an answer that breaks a rule; never the text itself.
 *
 * @param rule the rule's id, such as {@code output.promise}
 * @param reason for a person: {@code refund: not offered}
 * @param start offset in the text that was looked at
 * @param end offset behind it; equal to {@code start} where something is missing
 * @param action what is to happen
 * @param instead the rule's own sentence: the label behind an answer, or what stands in for a
 *     sentence of it; empty for none
 * @param spot whether only the place itself gives way, and not the sentence that it stands in
 */
public record Violation(
    String rule, String reason, int start, int end, Action action, String instead, boolean spot) {
  /** A violation whose whole sentence gives way. */
  public Violation(String rule, String reason, int start, int end, Action action, String instead) {
    this(rule, reason, start, end, action, instead, false);
  }

  /** With words before its reason. */
  Violation withReason(String before) {
    return new Violation(rule, before + reason, start, end, action, instead, spot);
  }

  /** The same where nothing can be put behind or in its place: what would be labelled is noted. */
  Violation beside() {
    return action == Action.LABEL
        ? new Violation(rule, reason, start, end, Action.NOTE, instead, spot)
        : this;
  }

  /** What happens to an answer that breaks a rule, the mildest first. */
  public enum Action {
    /** It goes on; the entry says so. */
    NOTE,
    /** It goes on with a sentence of the rule's behind it. */
    LABEL,
    /** The sentence gives way to the rule's own. */
    REWRITE,
    /** A person decides first. */
    HOLD,
    /** The caller gets the brand's fallback text. */
    BLOCK
  }
}

package io.ledgerline.inspection.promise;

/**
 * A promise that the brand's terms do not carry.
 *
 * @param topic what was promised
 * @param kind what is wrong with it
 * @param start offset of the promised quantity in the text that was read
 * @param end offset behind it
 */
public record Promise(Topic topic, Kind kind, int start, int end) {
  /** What is wrong with a promise. */
  public enum Kind {
    /** The terms say something else about this. */
    NOT_OFFERED,
    /** More than may be promised in one case. */
    ABOVE_LIMIT,
    /** Another price than the product's. */
    WRONG_PRICE,
    /** Offered under a condition that the answer leaves out; worth a note, not a refusal. */
    CONDITION_LEFT_OUT;

    /** Whether a customer could hold the brand to something that it does not offer. */
    public boolean binding() {
      return this != CONDITION_LEFT_OUT;
    }
  }

  /** For the person who reviews it: {@code refund: not offered}. */
  public String reason() {
    return topic.name().toLowerCase(java.util.Locale.ROOT)
        + ": "
        + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}

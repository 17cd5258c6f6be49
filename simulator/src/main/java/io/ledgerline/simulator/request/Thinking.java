package io.ledgerline.simulator.request;

/**
 * How the model is asked to think.
 *
 * @param kind whether and how
 * @param budgetTokens at most so many thinking tokens; {@link Integer#MAX_VALUE} without a budget
 * @param omitted whether the text is left out and only the signature is sent
 * @param dropMismatched whether blocks that fail the prefix check are dropped, not refused
 */
public record Thinking(Kind kind, int budgetTokens, boolean omitted, boolean dropMismatched) {

  /** Off, on for every answer, or as the model sees fit. */
  public enum Kind {
    OFF,
    ENABLED,
    ADAPTIVE
  }
}

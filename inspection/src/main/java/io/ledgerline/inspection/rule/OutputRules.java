package io.ledgerline.inspection.rule;

import java.util.List;

/**
 * The rules of one workspace about answers.
 *
 * @param mode how much of a stream is held back
 * @param fallback what a caller gets instead of a blocked answer
 * @param rules in the order in which they are asked
 */
public record OutputRules(Mode mode, String fallback, List<AnswerRule> rules) {
  /** No rules. */
  public static final OutputRules NONE = new OutputRules(Mode.OBSERVE, "", List.of());

  public OutputRules {
    rules = List.copyOf(rules);
  }

  /** How much of a stream is held back. */
  public enum Mode {
    /** Nothing: violations are recorded, the answer goes on. */
    OBSERVE,
    /** A sentence, until it has ended and was judged. */
    SENTENCE,
    /** The whole text. */
    BUFFER
  }

  /** The mode that holds for these rules: one that needs the whole answer holds all of it back. */
  public Mode effective() {
    boolean whole = rules.stream().anyMatch(AnswerRule::needsWhole);
    return mode == Mode.SENTENCE && whole ? Mode.BUFFER : mode;
  }

  /** Whether there is anything to look at. */
  public boolean active() {
    return !rules.isEmpty();
  }
}

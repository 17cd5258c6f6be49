package io.ledgerline.inspection.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules of one workspace about answers.
 *
 * @param mode how much of a stream is held back
 * @param fallback what a caller gets instead of a blocked answer
 * @param rules in the order in which they are asked
 * @param checks what answers are looked through for beside the rules; needs the call to become
 *     rules
 */
public record OutputRules(Mode mode, String fallback, List<AnswerRule> rules, AnswerChecks checks) {
  /** No rules. */
  public static final OutputRules NONE = new OutputRules(Mode.OBSERVE, "", List.of());

  public OutputRules {
    rules = List.copyOf(rules);
  }

  /** Rules without checks. */
  public OutputRules(Mode mode, String fallback, List<AnswerRule> rules) {
    this(mode, fallback, rules, AnswerChecks.NONE);
  }

  /** The same rules, with the checks among them made for one call. */
  public OutputRules in(AnswerChecks.OneCall call) {
    if (!checks.any()) {
      return this;
    }
    var all = new ArrayList<AnswerRule>(checks.rules(call));
    all.addAll(rules);
    return new OutputRules(mode, fallback, all);
  }

  /**
   * What is wrong in what a tool would be given; nothing is changed by asking.
   *
   * @param told whether what the tool is given may reach somebody
   */
  public List<Violation> apart(ToolInput input, boolean told) {
    return rules.stream()
        .flatMap(rule -> rule.apart(input, told).stream())
        .map(Violation::beside)
        .toList();
  }

  /** Whether any rule looks at what tools would be given. */
  public boolean looksAtTools() {
    return rules.stream().anyMatch(AnswerRule::inTools);
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
    return !rules.isEmpty() || checks.any();
  }
}

package io.ledgerline.inspection.scan;

import java.util.List;

/**
 * Rules that ask at words only, or at beginnings only, or all by the same trigger, and do so by one,
 * as there are few.
 */
public record SharedTrigger(List<Rule> rules) implements Rule {
  /**
   * Copies the list; each rule has one trigger, of words (or beginnings) and nothing else, or the
   * same as all others.
   */
  public SharedTrigger {
    rules = List.copyOf(rules);
    boolean words = rules.stream().allMatch(rule -> isOf(rule, Trigger.words(words(rule))));
    boolean starts =
        rules.stream().allMatch(rule -> isOf(rule, Trigger.starts(starts(rule), ends(rule))));
    if (!words && !starts && !isSame(rules)) {
      var triggers = rules.stream().map(Rule::triggers).toList();
      throw new IllegalArgumentException("triggers: " + triggers + " (expected: one of a sort)");
    }
  }

  private static boolean isSame(List<Rule> rules) {
    var first = rules.getFirst().triggers();
    return first.size() == 1 && rules.stream().allMatch(rule -> rule.triggers().equals(first));
  }

  private static boolean isOf(Rule rule, Trigger trigger) {
    return rule.triggers().equals(List.of(trigger));
  }

  private static long words(Rule rule) {
    return rule.triggers().getFirst().classes();
  }

  private static Starts starts(Rule rule) {
    return rule.triggers().getFirst().starts();
  }

  private static Starts ends(Rule rule) {
    return rule.triggers().getFirst().ends();
  }

  @Override
  public List<Kind> kinds() {
    return rules.stream().flatMap(rule -> rule.kinds().stream()).distinct().toList();
  }

  @Override
  public List<Trigger> triggers() {
    if (isSame(rules)) {
      return rules.getFirst().triggers();
    }
    long classes = 0;
    var starts = starts(rules.getFirst());
    var ends = ends(rules.getFirst());
    for (var rule : rules) {
      classes |= words(rule);
      starts = starts.or(starts(rule));
      ends = ends.or(ends(rule));
    }
    return List.of(classes != 0 ? Trigger.words(classes) : Trigger.starts(starts, ends));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    for (var rule : rules) {
      rule.at(text, token, sink);
    }
  }
}

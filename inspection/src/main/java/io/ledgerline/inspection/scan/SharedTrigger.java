package io.ledgerline.inspection.scan;

import java.util.List;

/**
 * Rules that ask at words only, or at beginnings only, or at shapes only, and do so by one trigger,
 * as there are few.
 */
public record SharedTrigger(List<Rule> rules) implements Rule {
  /**
   * Copies the list; each rule has one trigger, of words (or beginnings) and nothing else, or all
   * the same, or the first one's lets through what any other does.
   */
  public SharedTrigger {
    rules = List.copyOf(rules);
    boolean words = rules.stream().allMatch(rule -> isOf(rule, Trigger.words(words(rule))));
    boolean starts =
        rules.stream().allMatch(rule -> isOf(rule, Trigger.starts(starts(rule), ends(rule))));
    if (!words && !starts && !isWidest(rules) && !isSame(rules)) {
      var triggers = rules.stream().map(Rule::triggers).toList();
      throw new IllegalArgumentException("triggers: " + triggers + " (expected: one of a sort)");
    }
  }

  private static boolean isSame(List<Rule> rules) {
    var first = rules.getFirst().triggers();
    return first.size() == 1 && rules.stream().allMatch(rule -> rule.triggers().equals(first));
  }

  private static boolean isWidest(List<Rule> rules) {
    var first = rules.getFirst().triggers();
    return first.size() == 1
        && rules.stream()
            .allMatch(rule -> rule.triggers().size() == 1 && isWithin(rule, first.getFirst()));
  }

  /** Whether a rule asks by shape, and nowhere that a trigger of shape only does not. */
  private static boolean isWithin(Rule rule, Trigger wide) {
    var own = rule.triggers().getFirst();
    return wide.equals(Trigger.shape(wide.shape(), wide.length()))
        && own.shape() == wide.shape()
        && own.length() >= wide.length()
        && own.classes() == 0
        && own.starts().isAny();
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
    if (isWidest(rules) || isSame(rules)) {
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

package io.ledgerline.inspection.scan;

import java.util.List;

/** Rules that ask at words only, and do so by one trigger, as there are few. */
public record SharedTrigger(List<Rule> rules) implements Rule {
  /** Copies the list; each rule has one trigger, of words and nothing else. */
  public SharedTrigger {
    rules = List.copyOf(rules);
    for (var rule : rules) {
      var triggers = rule.triggers();
      if (triggers.size() != 1 || !triggers.getFirst().equals(Trigger.words(words(rule)))) {
        throw new IllegalArgumentException("triggers: " + triggers + " (expected: one of words)");
      }
    }
  }

  private static long words(Rule rule) {
    return rule.triggers().getFirst().classes();
  }

  @Override
  public List<Kind> kinds() {
    return rules.stream().flatMap(rule -> rule.kinds().stream()).toList();
  }

  @Override
  public List<Trigger> triggers() {
    long classes = 0;
    for (var rule : rules) {
      classes |= words(rule);
    }
    return List.of(Trigger.words(classes));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    for (var rule : rules) {
      rule.at(text, token, sink);
    }
  }
}

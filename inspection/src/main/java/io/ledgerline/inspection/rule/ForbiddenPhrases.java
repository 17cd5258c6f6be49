package io.ledgerline.inspection.rule;

import java.util.List;

/**
 * Statements that must not be made: advice, guarantees, names of competitors.
 *
 * @param name of the list, so that a finding can be traced: {@code no-legal-advice}
 * @param phrases whole words, compared without case and spacing; not empty
 */
public record ForbiddenPhrases(
    String name, List<String> phrases, Violation.Action action, String instead)
    implements SentenceRule {
  public ForbiddenPhrases {
    phrases = phrases.stream().map(Phrases::folded).toList();
    if (phrases.isEmpty() || phrases.contains("")) {
      throw new IllegalArgumentException("phrases: empty (expected: at least one, none empty)");
    }
  }

  @Override
  public String id() {
    return "output.forbidden";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public Watch open() {
    return new Watch() {
      @Override
      public List<Violation> sentence(CharSequence text, int from, int to) {
        String said = Phrases.folded(text.subSequence(from, to));
        return phrases.stream().anyMatch(phrase -> Phrases.holds(said, phrase))
            ? List.of(new Violation(id(), "a statement of " + name, from, to, action, instead))
            : List.of();
      }
    };
  }
}

package io.ledgerline.inspection.rule;

import java.util.List;

/**
 * A statement that an answer must hold, such as a disclaimer. Where it is missing, {@link
 * Violation.Action#REWRITE} and {@link Violation.Action#LABEL} put it behind the answer.
 *
 * @param name of the rule
 * @param statement compared without case and spacing
 */
public record RequiredStatement(String name, String statement, Violation.Action action)
    implements AnswerRule {
  public RequiredStatement {
    if (Phrases.folded(statement).isEmpty()) {
      throw new IllegalArgumentException("statement: empty (expected: words)");
    }
  }

  @Override
  public String id() {
    return "output.required";
  }

  @Override
  public boolean needsWhole() {
    return action == Violation.Action.BLOCK || action == Violation.Action.HOLD;
  }

  /** What only puts the statement behind can do so on every turn. */
  @Override
  public boolean atLast() {
    return needsWhole();
  }

  @Override
  public Watch open() {
    return new Watch() {
      @Override
      public List<Violation> end(CharSequence text) {
        boolean there = Phrases.holds(Phrases.folded(text), Phrases.folded(statement));
        int end = text.length();
        return there
            ? List.of()
            : List.of(new Violation(id(), name + " is missing", end, end, action, statement));
      }
    };
  }
}

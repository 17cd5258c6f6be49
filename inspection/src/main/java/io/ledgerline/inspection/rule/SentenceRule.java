package io.ledgerline.inspection.rule;

import java.util.List;

/**
 * A rule that judges sentence by sentence, so that a stream need not wait for its end; what a tool
 * would tell somebody is held to it, too.
 */
interface SentenceRule extends AnswerRule {
  @Override
  default boolean needsWhole() {
    return false;
  }

  @Override
  default boolean inTools() {
    return true;
  }

  @Override
  default List<Violation> apart(ToolInput input, boolean told) {
    return told ? Statements.in(this, input.strings()) : List.of();
  }
}

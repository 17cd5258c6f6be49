package io.ledgerline.admin.trial;

import io.ledgerline.inspection.rule.AnswerChecks;
import io.ledgerline.inspection.rule.AnswerRule;
import io.ledgerline.inspection.rule.FindingRule;
import io.ledgerline.inspection.rule.ForbiddenPhrases;
import io.ledgerline.inspection.rule.JsonShape;
import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.inspection.rule.PromiseRule;
import io.ledgerline.inspection.rule.RequiredStatement;
import io.ledgerline.inspection.rule.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one document's rules do to an answer of which an entry says what is wrong with it. Also the
 * checks that hold where a document is silent count, as the gateway makes them.
 */
final class AnswerActions {
  /** No rules. */
  static final AnswerActions NONE = new AnswerActions(Map.of());

  /** Ends the reason of a promise that nobody could hold the brand to: it is only noted. */
  private static final String NOT_BINDING = ": condition left out";

  /** For a call of which nothing has to be known, as nothing is looked through here. */
  private static final AnswerChecks.OneCall NO_CALL =
      new AnswerChecks.OneCall(text -> List.of(), text -> false);

  private final Map<String, Violation.Action> actions;

  private AnswerActions(Map<String, Violation.Action> actions) {
    this.actions = actions;
  }

  /** Of rules in the mode they are in: those that observe do nothing. */
  static AnswerActions inForce(OutputRules rules) {
    return rules.mode() == OutputRules.Mode.OBSERVE ? NONE : enforced(rules);
  }

  /** Of rules as if they were enforced. */
  static AnswerActions enforced(OutputRules rules) {
    var actions = new HashMap<String, Violation.Action>();
    for (AnswerRule each : rules.in(NO_CALL).rules()) {
      switch (each) {
        case PromiseRule rule -> actions.put(rule.id(), rule.action());
        case ForbiddenPhrases rule ->
            actions.put(rule.id() + ": a statement of " + rule.name(), rule.action());
        case RequiredStatement rule ->
            actions.put(rule.id() + ": " + rule.name() + " is missing", rule.action());
        case FindingRule rule -> actions.put(rule.id(), rule.action());
        // A shape tells its action only by what it says of a text that is no JSON.
        case JsonShape rule ->
            rule.open().end("").forEach(wrong -> actions.put(rule.id(), wrong.action()));
        default -> throw new IllegalArgumentException(each.id() + " (expected: a rule known here)");
      }
    }
    return new AnswerActions(actions);
  }

  /**
   * What is done for this.
   *
   * @param flag a rule's id, a colon, and the reason
   */
  Outcome on(String flag) {
    Violation.Action action = actions.get(flag);
    int colon = flag.indexOf(": ");
    if (action == null && colon > 0) {
      action = actions.get(flag.substring(0, colon));
    }
    return action == null || action == Violation.Action.NOTE || flag.endsWith(NOT_BINDING)
        ? Outcome.PASS
        : new Outcome(action.name().toLowerCase(Locale.ROOT), flag);
  }
}

package io.ledgerline.gateway.outputs;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.gateway.stage.Inspection;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.inspection.rule.RuledText;
import io.ledgerline.inspection.rule.Violation;
import io.ledgerline.messages.answer.AnswerEvent;
import io.ledgerline.messages.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One answer under output rules. A stream's text leaves sentence by sentence, or all at its end; a
 * blocked answer ends cleanly with the fallback, without what the model wanted to say or do next.
 */
final class OutputReview implements Review {
  private final OutputRules rules;
  private final Inspection inspection;
  private final RuledText ruled;
  private final StreamedAnswer stream;
  private int reported;

  OutputReview(OutputRules rules, Inspection inspection) {
    this.rules = rules;
    this.inspection = inspection;
    this.ruled = new RuledText(rules);
    this.stream =
        rules.effective() == OutputRules.Mode.BUFFER
            ? new BufferedStream(ruled)
            : new SentenceStream(ruled);
    inspection.scanned("answer.text");
    rules.rules().forEach(rule -> inspection.detector(rule.id() + "@1"));
  }

  @Override
  public boolean active() {
    return true;
  }

  @Override
  public Verdict<byte[]> event(String type, byte[] raw) {
    try {
      byte[] with = stream.event(AnswerEvent.read(raw));
      return verdict(raw, with);
    } catch (MalformedJsonException e) {
      return new Verdict.Refuse<>(unreadable());
    } catch (AnswerTooLongException e) {
      return new Verdict.Refuse<>(
          OwnAnswers.policy("review.too_long", "The answer is too long to be reviewed whole."));
    }
  }

  @Override
  public Verdict<byte[]> answer(byte[] body) {
    try {
      return verdict(body, WholeText.through(ruled, rules, body));
    } catch (MalformedJsonException e) {
      return new Verdict.Refuse<>(unreadable());
    }
  }

  private static OwnAnswer unreadable() {
    return OwnAnswers.unavailable(
        "output.unreadable", "The answer can't be read, so its rules can't be checked; try again.");
  }

  private Verdict<byte[]> verdict(byte[] came, byte[] goes) {
    List<Change> changes = report();
    if (ruled.held() && !ruled.blocked()) {
      return new Verdict.Refuse<>(
          OwnAnswers.policy(
              "output.held", "A rule wants a person to see this answer first; ask an approver."));
    }
    return came == goes ? Verdict.pass() : new Verdict.Rewrite<>(goes, changes);
  }

  /** What was found since it was last asked: flags for the entry, and changes to be listed. */
  private List<Change> report() {
    var changes = new ArrayList<Change>();
    List<Violation> all = ruled.violations();
    for (; reported < all.size(); reported++) {
      Violation each = all.get(reported);
      inspection.flag(each.rule() + ": " + each.reason());
      if (rules.mode() != OutputRules.Mode.OBSERVE && each.action() != Violation.Action.NOTE) {
        changes.add(
            new Change(
                "output_rule", each.rule(), "", each.action().name().toLowerCase(Locale.ROOT)));
      }
    }
    return changes;
  }
}

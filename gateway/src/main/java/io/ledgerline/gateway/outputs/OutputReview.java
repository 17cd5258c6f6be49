package io.ledgerline.gateway.outputs;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.holds.Holds;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.gateway.stage.Inspection;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.governance.policy.UseCaseView;
import io.ledgerline.governance.tool.ToolClass;
import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.inspection.rule.RuledText;
import io.ledgerline.inspection.rule.Violation;
import io.ledgerline.messages.answer.AnswerEvent;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.sse.SseKind;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One answer under output rules. A stream's text leaves sentence by sentence, or all at its end; a
 * blocked answer ends cleanly with the fallback, without what the model wanted to say or do next.
 * From the first sentence on that a person has to see, everything waits for the end of the answer,
 * and then for the person.
 */
final class OutputReview implements Review {
  private static final byte[] NOTHING = {};
  private static final int MOST_BYTES = 4 << 20;

  private final OutputRules rules;
  private final Inspection inspection;
  private final AnswerHold person;
  private final ToolJudge tools;
  private final RuledText ruled;
  private final StreamedAnswer stream;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(0);
  private boolean asked;
  private int reported;

  OutputReview(OutputRules rules, CallView call, Holds holds) {
    this.rules = rules;
    this.inspection = call.answerInspection();
    this.person = new AnswerHold(call, holds);
    this.tools = new ToolJudge(rules, tool -> reads(call, tool));
    this.ruled = new RuledText(rules, BegunAnswer.of(call.request()));
    StreamedAnswer text =
        rules.effective() == OutputRules.Mode.BUFFER
            ? new BufferedStream(ruled)
            : new SentenceStream(ruled);
    this.stream = rules.looksAtTools() ? new ToolStream(text, tools, ruled) : text;
    inspection.scanned("answer.text");
    if (rules.looksAtTools()) {
      inspection.scanned("answer.tool_input");
    }
    rules.rules().forEach(rule -> inspection.detector(rule.id() + "@" + rule.version()));
  }

  private static boolean reads(CallView call, String tool) {
    UseCaseView useCase = call.useCase();
    return useCase != null && useCase.tools().of(tool, call.claudeCode()) == ToolClass.READ;
  }

  @Override
  public boolean active() {
    return true;
  }

  @Override
  public Verdict<byte[]> event(String type, byte[] raw) {
    try {
      AnswerEvent event = AnswerEvent.read(raw);
      byte[] goes = stream.event(event);
      return held() ? waits(event.kind(), raw, goes) : verdict(raw, goes);
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
      byte[] goes = WholeText.through(ruled, tools, body);
      if (!ruled.held() || ruled.blocked()) {
        return verdict(body, goes);
      }
      List<Change> changes = report();
      return with(changes, person.about(ruled.said(), ruled.violations(), goes));
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
    return came == goes ? Verdict.pass() : new Verdict.Rewrite<>(goes, changes);
  }

  /** A buffered answer that is blocked holds nothing but the fallback, which nobody has to see. */
  private boolean held() {
    boolean fallbackOnly = ruled.blocked() && rules.effective() == OutputRules.Mode.BUFFER;
    return ruled.held() && !asked && !fallbackOnly;
  }

  private Verdict<byte[]> waits(SseKind kind, byte[] raw, byte[] goes)
      throws AnswerTooLongException {
    if (kind == SseKind.ERROR) {
      asked = true;
      return verdict(raw, raw);
    }
    waiting.writeBytes(goes);
    if (waiting.size() > MOST_BYTES) {
      throw new AnswerTooLongException(waiting.size(), MOST_BYTES);
    }
    List<Change> changes = report();
    if (kind != SseKind.MESSAGE_DELTA && kind != SseKind.MESSAGE_STOP) {
      return new Verdict.Rewrite<>(NOTHING, changes);
    }
    asked = true;
    return with(changes, person.about(ruled.said(), ruled.violations(), waiting.toByteArray()));
  }

  /** What was changed is listed with what the person decided. */
  private static Verdict<byte[]> with(List<Change> changes, Verdict<byte[]> verdict) {
    return switch (verdict) {
      case Verdict.Hold<byte[]>(var approval, var atMost, var decision) ->
          new Verdict.Hold<>(approval, atMost, decision.thenApply(then -> with(changes, then)));
      case Verdict.Rewrite<byte[]>(var goes, var more) -> {
        var all = new ArrayList<>(changes);
        all.addAll(more);
        yield new Verdict.Rewrite<>(goes, all);
      }
      case Verdict.Pass<byte[]> _, Verdict.Refuse<byte[]> _ -> verdict;
    };
  }

  /** What was found since it was last asked: flags for the entry, and changes to be listed. */
  private List<Change> report() {
    var changes = new ArrayList<Change>();
    List<Violation> all = ruled.violations();
    for (; reported < all.size(); reported++) {
      Violation each = all.get(reported);
      inspection.flag(each.rule() + ": " + each.reason());
      if (each.action() == Violation.Action.NOTE) {
        continue;
      }
      String action = each.action().name().toLowerCase(Locale.ROOT);
      if (rules.mode() == OutputRules.Mode.OBSERVE) {
        inspection.flag("output.would_" + action + ": " + each.rule());
      } else {
        changes.add(new Change("output_rule", each.rule(), "", action));
      }
    }
    return changes;
  }
}

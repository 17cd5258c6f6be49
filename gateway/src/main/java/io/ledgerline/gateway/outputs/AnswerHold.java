package io.ledgerline.gateway.outputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.holds.Holds;
import io.ledgerline.gateway.holds.Waiting;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.governance.held.HeldWish;
import io.ledgerline.governance.held.HeldWork;
import io.ledgerline.inspection.rule.Violation;
import io.ledgerline.messages.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An answer that a person has to see. The approval is for the same request and the same reasons: a
 * model says things differently each time, so it can't be for the same words. Another reason is
 * another approval.
 */
final class AnswerHold {
  private final CallView call;
  private final Holds holds;

  AnswerHold(CallView call, Holds holds) {
    this.call = call;
    this.holds = holds;
  }

  /** What holds once a person has decided: the bytes that wait, or why they don't go on. */
  Verdict<byte[]> about(String said, List<Violation> violations, byte[] waiting) {
    var reasons = new TreeSet<String>();
    var rules = new TreeSet<String>();
    for (Violation each : violations) {
      if (each.action() == Violation.Action.HOLD) {
        reasons.add(each.rule() + ": " + each.reason());
        rules.add(each.rule());
      }
    }
    HeldWish wish = wish(said, reasons, rules);
    if (wish.text().getBytes(UTF_8).length > HeldWish.MOST_BYTES) {
      return new Verdict.Refuse<>(
          OwnAnswers.policy(
              "review.too_long", "The answer is too long to be shown to the person it waits for."));
    }
    String why = String.join("; ", reasons);
    call.answerInspection().flag("output.held: " + String.join(", ", rules));
    return new Verdict.Hold<>(
        "answer",
        Waiting.HOLD,
        holds
            .ask(wish, Waiting.LONGEST)
            .thenApply(outcome -> verdict(outcome, why, String.join(",", rules), waiting)));
  }

  private HeldWish wish(String said, TreeSet<String> reasons, TreeSet<String> rules) {
    String text =
        "{\"reasons\":"
            + reasons.stream().map(AnswerHold::quoted).collect(Collectors.joining(",", "[", "]"))
            + ",\"answer\":"
            + quoted(said)
            + "}";
    return Waiting.wish(
        call,
        HeldWork.ANSWER,
        "ledgerline.answer",
        Map.of("rules", String.join("/", rules), "workspace", call.workspace().name()),
        text,
        call.request().body(),
        String.join("\n", reasons).getBytes(UTF_8));
  }

  private static Verdict<byte[]> verdict(
      Holds.Outcome outcome, String why, String rules, byte[] waiting) {
    return switch (outcome) {
      case Holds.Outcome.Approved(var approval) ->
          new Verdict.Rewrite<>(
              waiting, List.of(new Change("answer_approved", rules, "", approval)));
      case Holds.Outcome.Denied(var approval) ->
          new Verdict.Refuse<>(
              OwnAnswers.policy(
                  "output.denied",
                  "A person decided that this answer stays here (%s; approval %s)."
                      .formatted(why, approval)));
      case Holds.Outcome.Waiting(var approval) ->
          new Verdict.Refuse<>(
              OwnAnswers.policy(
                  "output.held",
                  "The answer waits for a person (%s): have approval %s granted, then send the same request again."
                      .formatted(why, approval)));
      case Holds.Outcome.Unavailable() ->
          new Verdict.Refuse<>(Waiting.unavailable("output.approvals_unavailable", "The answer"));
    };
  }

  private static String quoted(String text) {
    return new String(JsonString.encode(text), UTF_8);
  }
}

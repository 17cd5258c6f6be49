package io.ledgerline.gateway.outputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.audit.CallerText;
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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An answer that a person has to see. The approval is for the same request and the same reasons: a
 * model says things differently each time, so it can't be for the same words. Another reason is
 * another approval.
 */
final class AnswerHold {
  private static final int MOST_WHY = 1000;

  /** For a number and a word. */
  private static final int ROOM_FOR_MORE = 16;

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
    String why = first(reasons, "; ", MOST_WHY);
    call.answerInspection().flag("output.held: " + first(rules, ", ", MOST_WHY));
    return new Verdict.Hold<>(
        "answer",
        Waiting.HOLD,
        holds
            .ask(wish, Waiting.LONGEST)
            .thenApply(outcome -> verdict(outcome, why, first(rules, ",", MOST_WHY), waiting)));
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
        Map.of("rules", first(rules, "/", CallerText.MAX_LENGTH)),
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
                  "A person decided that this answer stays here (%s; approval %s): go on without it, or ask whoever decides about approvals."
                      .formatted(why, approval)));
      case Holds.Outcome.Waiting(var approval) ->
          new Verdict.Refuse<>(
              OwnAnswers.policy(
                  "output.held", Waiting.held("The answer", "output.held", why, approval)));
      case Holds.Outcome.Unavailable() ->
          new Verdict.Refuse<>(Waiting.unavailable("output.approvals_unavailable", "The answer"));
    };
  }

  /** As many as fit, and how many more there are; an approval's words are bounded. */
  static String first(SortedSet<String> all, String between, int most) {
    String joined = String.join(between, all);
    if (joined.length() <= most) {
      return joined;
    }
    var first = new StringBuilder();
    int left = all.size();
    for (String each : all) {
      if (first.length() + each.length() + between.length() + ROOM_FOR_MORE > most) {
        break;
      }
      first.append(each).append(between);
      left--;
    }
    return first.append(left).append("-more").toString();
  }

  private static String quoted(String text) {
    return new String(JsonString.encode(text), UTF_8);
  }
}

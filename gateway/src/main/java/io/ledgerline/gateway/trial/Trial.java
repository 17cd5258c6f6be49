package io.ledgerline.gateway.trial;

import io.ledgerline.documents.DocumentReader;
import io.ledgerline.gateway.holds.Holds;
import io.ledgerline.gateway.outputs.OutputReviewStage;
import io.ledgerline.gateway.protect.Privacy;
import io.ledgerline.gateway.protect.Steering;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.gateway.stage.DataReport;
import io.ledgerline.gateway.stage.Inspection;
import io.ledgerline.gateway.stage.ProtectStage;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.injection.InjectionDetector;
import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.request.Endpoint;
import io.ledgerline.messages.request.Located;
import io.ledgerline.messages.request.LocatedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Runs the stages of a governed call over a text that nobody sends, and says what they would do.
 * Keeps nothing. Thread-safe.
 */
public final class Trial {
  /** What can happen to what is sent, from the mildest to the strictest. */
  public static final List<String> ON_REQUESTS =
      List.of("pass", "flag", "tokenise", "mask", "drop", "spotlight", "strip", "hold", "refuse");

  /** What can happen to an answer, likewise. */
  public static final List<String> ON_ANSWERS =
      List.of("pass", "note", "label", "rewrite", "hold", "block");

  /** No person is asked about what nobody sends. */
  private static final Holds NOBODY =
      (wish, atMost) -> CompletableFuture.completedFuture(new Holds.Outcome.Unavailable());

  private final ProtectStage privacy =
      new Privacy(
          Detectors.standard(), new NothingKept(), NOBODY, DocumentReader.NONE, System::nanoTime);
  private final ProtectStage steering = new Steering(InjectionDetector.standard(), NOBODY);

  /**
   * What would happen.
   *
   * @param what the strictest of it: {@code pass}, {@code flag}, {@code tokenise}, {@code mask},
   *     {@code drop}, {@code spotlight}, {@code strip}, {@code hold} or {@code refuse} for what is
   *     sent; {@code pass}, {@code note}, {@code label}, {@code rewrite}, {@code hold} or {@code
   *     block} for an answer
   * @param because the cell, rule or sign that says so; empty for {@code pass}
   */
  public record Outcome(String what, String because) {}

  /** What the rules would do with a request. */
  public Outcome request(DataTerms terms, Prompt prompt) {
    CallView call = Stage.of(terms, OutputRules.NONE, located(prompt));
    var outcome = new Outcome("pass", "");
    for (ProtectStage stage : List.of(privacy, steering)) {
      outcome = stricter(outcome, after(stage, call));
    }
    return outcome;
  }

  private static LocatedRequest located(Prompt prompt) {
    return switch (LocatedRequest.locate(prompt.request(), Endpoint.MESSAGES)) {
      case Located.Ok(LocatedRequest request) -> request;
      case Located.Malformed(String sentence) -> throw new IllegalStateException(sentence);
    };
  }

  private Outcome after(ProtectStage stage, CallView call) {
    return switch (stage.protect(call)) {
      case Verdict.Refuse<List<Edit>>(var answer) ->
          new Outcome(
              answer.rule().endsWith(".held") ? "hold" : "refuse",
              answer.rule() + ": " + answer.message());
      case Verdict.Hold<List<Edit>> _ -> new Outcome("hold", "held for a person");
      case Verdict.Pass<List<Edit>> _ -> changed(stage, call, List.of());
      case Verdict.Rewrite<List<Edit>>(var _, var changes) -> changed(stage, call, changes);
    };
  }

  private Outcome changed(ProtectStage stage, CallView call, List<Change> changes) {
    if (stage == privacy) {
      DataReport report = call.inspection().carried(DataReport.class);
      return report == null || !ON_REQUESTS.contains(report.action())
          ? new Outcome("pass", "")
          : new Outcome(report.action(), report.cell());
    }
    for (Change change : changes) {
      switch (change.kind()) {
        case "spotlight" -> {
          return new Outcome("spotlight", change.name() + ": " + change.after());
        }
        case "stripped" -> {
          return new Outcome("strip", change.name() + ": " + change.after());
        }
        default -> {}
      }
    }
    return flagged(call.inspection(), "injection.", "flag");
  }

  private static Outcome flagged(Inspection inspection, String prefix, String what) {
    List<String> flags =
        inspection.flags().stream().filter(flag -> flag.startsWith(prefix)).toList();
    return flags.isEmpty() ? new Outcome("pass", "") : new Outcome(what, String.join("; ", flags));
  }

  private static Outcome stricter(Outcome one, Outcome other) {
    return ON_REQUESTS.indexOf(other.what()) > ON_REQUESTS.indexOf(one.what()) ? other : one;
  }

  /** What the rules would do with an answer. */
  public Outcome answer(DataTerms terms, OutputRules rules, String text) {
    CallView call = Stage.of(terms, rules, located(new Prompt("?", null, null, null, null, null)));
    Verdict<byte[]> verdict = new OutputReviewStage(NOBODY).open(call).answer(Prompt.answer(text));
    Outcome seen = flagged(call.answerInspection(), "", "note");
    return switch (verdict) {
      case Verdict.Pass<byte[]> _ -> seen;
      case Verdict.Refuse<byte[]>(var answer) ->
          new Outcome("hold", answer.rule() + ": " + seen.because());
      case Verdict.Hold<byte[]> _ -> new Outcome("hold", seen.because());
      case Verdict.Rewrite<byte[]>(var _, var changes) ->
          new Outcome(strictest(changes), seen.because());
    };
  }

  private static String strictest(List<Change> changes) {
    var actions = new ArrayList<String>();
    changes.forEach(change -> actions.add(change.after()));
    String strictest = "note";
    for (String action : actions) {
      if (ON_ANSWERS.indexOf(action) > ON_ANSWERS.indexOf(strictest)) {
        strictest = action;
      }
    }
    return strictest;
  }
}

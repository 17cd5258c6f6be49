package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.holds.Holds;
import io.ledgerline.gateway.holds.Waiting;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.gateway.stage.DataReport;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.governance.data.DataDecision;
import io.ledgerline.governance.held.HeldWish;
import io.ledgerline.governance.held.HeldWork;
import io.ledgerline.inspection.injection.InjectionReport;
import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.JsonString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request that waits for a person before it is sent. The approval is for exactly this request.
 */
final class RequestHold {
  /** Bytes of all that is shown; a little is left for what stands around it. */
  private static final int MOST_SHOWN = HeldWish.MOST_BYTES - 32_768;

  private final CallView call;
  private final Attachments attachments;
  private final Holds holds;

  /**
   * A hold.
   *
   * @param attachments the files that were read, whose texts the person sees
   */
  RequestHold(CallView call, Attachments attachments, Holds holds) {
    this.call = call;
    this.attachments = attachments;
    this.holds = holds;
  }

  /**
   * What holds once a person has decided about data.
   *
   * @param goes what is sent then
   */
  Verdict<List<Edit>> about(Tally tally, DataDecision decision, Verdict<List<Edit>> goes) {
    String type = tally.strictestType();
    String why = "it holds data of type " + type + ", " + decision.cited();
    return about("data", why, Map.of("type", type), findings(tally), goes);
  }

  /** The same for what labels and markings say of it. */
  Verdict<List<Edit>> about(
      Markings said, Tally tally, DataDecision decision, Verdict<List<Edit>> goes) {
    String level = said.floorNow().wireName();
    String sources = String.join(", ", said.sources());
    String why = "it is " + level + " (" + sources + "), " + decision.cited();
    return about("data", why, Map.of("type", level), findings(tally), goes);
  }

  private static String findings(Tally tally) {
    return tally.found().stream()
        .map(RequestHold::shown)
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** What holds once a person has decided about a text that would steer the assistant. */
  Verdict<List<Edit>> about(InjectionReport report, String why, Verdict<List<Edit>> goes) {
    String origin = report.trust().name().toLowerCase(Locale.ROOT);
    String findings =
        report.signals().stream()
            .map(signal -> quoted(origin + " " + signal.reason()))
            .collect(Collectors.joining(",", "[", "]"));
    return about("injection", why, Map.of("origin", origin), findings, goes);
  }

  private Verdict<List<Edit>> about(
      String rules,
      String why,
      Map<String, String> details,
      String findings,
      Verdict<List<Edit>> goes) {
    call.inspection().flag(rules + ".held");
    if (!call.asks()) {
      return new Verdict.Refuse<>(
          OwnAnswers.policy(rules + ".held", "The request would wait for a person: " + why + "."));
    }
    return new Verdict.Hold<>(
        "request",
        Waiting.HOLD,
        holds
            .ask(wish(rules, why, details, findings), Waiting.LONGEST)
            .thenApply(outcome -> verdict(outcome, rules, why, goes)));
  }

  private HeldWish wish(String rules, String why, Map<String, String> details, String findings) {
    var shown = new ShownRequest(call.request(), attachments);
    String text =
        "{\"reason\":" + quoted(why) + ",\"findings\":" + findings + ",\"request\":" + shown.json();
    if (shown.count() > 0) {
      text += ",\"files\":" + shown.files(MOST_SHOWN - text.getBytes(UTF_8).length);
    }
    var said = new HashMap<>(details);
    said.put("rule", rules + ".held");
    return Waiting.wish(
        call,
        HeldWork.REQUEST,
        "ledgerline.request." + rules,
        said,
        text + "}",
        call.request().body());
  }

  private static String shown(DataReport.Found found) {
    String block = found.block().isEmpty() ? "" : "\"block\":" + quoted(found.block()) + ",";
    return "{%s\"type\":%s,\"category\":%s,\"action\":%s,\"count\":%d}"
        .formatted(
            block,
            quoted(found.type()),
            quoted(found.category()),
            quoted(found.action()),
            found.count());
  }

  private static Verdict<List<Edit>> verdict(
      Holds.Outcome outcome, String rules, String why, Verdict<List<Edit>> goes) {
    return switch (outcome) {
      case Holds.Outcome.Approved(var approval) -> approved(approval, goes);
      case Holds.Outcome.Denied(var approval) ->
          new Verdict.Refuse<>(
              OwnAnswers.policy(
                  rules + ".denied",
                  "A person decided that this request stays here (%s; approval %s): leave out what it was held for, or ask whoever decides about approvals."
                      .formatted(why, approval)));
      case Holds.Outcome.Waiting(var approval) ->
          new Verdict.Refuse<>(
              OwnAnswers.policy(
                  rules + ".held", Waiting.held("The request", rules + ".held", why, approval)));
      case Holds.Outcome.Unavailable() ->
          new Verdict.Refuse<>(
              Waiting.unavailable(rules + ".approvals_unavailable", "The request"));
    };
  }

  private static Verdict<List<Edit>> approved(String approval, Verdict<List<Edit>> goes) {
    var changes = new ArrayList<Change>();
    List<Edit> edits = List.of();
    if (goes instanceof Verdict.Rewrite<List<Edit>>(var with, var before)) {
      edits = with;
      changes.addAll(before);
    }
    changes.add(new Change("request_approved", "request", "", approval));
    return new Verdict.Rewrite<>(edits, changes);
  }

  private static String quoted(String text) {
    return new String(JsonString.encode(text), UTF_8);
  }
}

package io.ledgerline.admin.trial;

import io.ledgerline.governance.data.DataAction;
import io.ledgerline.governance.data.DataDecision;
import io.ledgerline.governance.data.DataMarks;
import io.ledgerline.governance.data.DataPlace;
import io.ledgerline.governance.data.DataRules;
import io.ledgerline.governance.data.InjectionAction;
import io.ledgerline.governance.policy.PolicySnapshot;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.policy.UseCaseView;
import io.ledgerline.governance.policy.WorkspaceView;
import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.records.query.CallRecord;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Judges calls anew by what their entries say was found in them: types and categories, labels and
 * markings, injection scores, broken rules about answers. Texts are not read.
 */
public final class CallTrial {
  /** From this score on a text counts as an attack. */
  private static final int DETECTED = 500;

  /** Refuses what nobody looked into. */
  private static final String UNSCANNED = "data.unscanned";

  /** Refusals that no policy decides about. */
  private static final Set<String> UNDECIDED =
      Set.of("data.label", "data.too_much_text", "data.too_many_values", "data.too_repetitive");

  /** Its place in the request stands only beside a text of a file: {@code of messages[0]…}. */
  private static final Pattern INJECTION =
      Pattern.compile("injection\\.([a-z_]+): .*?( of .+)?, score (\\d{1,6})");

  private final Proposal proposal;
  private final PolicySnapshot policies;
  private final TrialReport report;

  /** By the rules of a workspace, of which there is one instance. */
  private final Map<OutputRules, AnswerActions> inForce = new IdentityHashMap<>();

  /**
   * A trial.
   *
   * @param policies what is in force, over which the proposal is laid
   * @param report takes the outcome
   */
  public CallTrial(Proposal proposal, PolicySnapshot policies, TrialReport report) {
    this.proposal = proposal;
    this.policies = policies;
    this.report = report;
    proposal.notes().forEach(report::note);
    proposal
        .unnamed(policies)
        .forEach(key -> report.note("no workspace names " + key + ", so it would change nothing"));
  }

  /** Judges one call. */
  public void call(CallRecord call) {
    JsonNode document = call.document();
    Looked looked = Looked.at(document);
    boolean data = proposal.asksAboutRequests(call.tenant());
    boolean answers = asksAboutAnswers(call);
    if (!looked.request() && !looked.answer()) {
      judgedByNobody(call, data || answers);
      return;
    }
    report.partly(data && !looked.request(), answers && !looked.answer());
    Outcome was = Happened.outcome(document);
    Outcome now = now(call, was, tried(call));
    if (now.what().equals(was.what())) {
      report.same();
      return;
    }
    if (now.what().equals(now(call, was, inForce(call)).what())) {
      report.already();
      return;
    }
    report.changed(call.requestId(), was.what(), now.what(), now.after(was));
  }

  /** What was refused before anybody looked stays refused: no policy is asked about it. */
  private void judgedByNobody(CallRecord call, boolean asked) {
    if (call.status().equals("refused") || !asked) {
      report.same();
    } else {
      report.unknown();
    }
  }

  /** Whether the files say something of its answer, and it had one that was whole. */
  private boolean asksAboutAnswers(CallRecord call) {
    AnswerActions answers = answers(call);
    return answers != null && answers != AnswerActions.NONE && call.status().equals("completed");
  }

  /**
   * What decides about a call.
   *
   * @param answers null where answers stay as they were
   */
  private record Deciding(DataRules data, @Nullable AnswerActions answers) {}

  private Deciding tried(CallRecord call) {
    String workspace = workspace(call);
    return new Deciding(
        proposal.over(policies.data(call.tenant()), call.tenant(), workspace), answers(call));
  }

  /** What decides without the files, about answers only where they would say something. */
  private Deciding inForce(CallRecord call) {
    WorkspaceView view = view(call);
    AnswerActions answers =
        answers(call) == null || view == null
            ? null
            : inForce.computeIfAbsent(view.outputs(), AnswerActions::inForce);
    return new Deciding(policies.data(call.tenant()).in(workspace(call)), answers);
  }

  private Outcome now(CallRecord call, Outcome was, Deciding deciding) {
    JsonNode document = call.document();
    DataRules rules = deciding.data();
    AnswerActions answers = deciding.answers();
    Outcome now = Looked.at(document).request() ? inRequest(call, rules) : Outcome.PASS;
    for (JsonNode flag : document.path("policy_flags")) {
      now = now.or(flagged(answers, rules, flag.stringValue("")));
    }
    String rule = document.path("rule").stringValue("");
    if (rule.equals(UNSCANNED) || leftUnfinished(document)) {
      now = now.or(said(rules.unscanned(true)));
    }
    if (UNDECIDED.contains(rule)) {
      return was;
    }
    // What the files say nothing about stays as it was.
    return answers == null && Happened.touchedAnswer(document) ? now.or(was) : now;
  }

  private Outcome inRequest(CallRecord call, DataRules rules) {
    JsonNode document = call.document();
    DataPlace place = place(call.tenant(), workspace(call), document, call.ts());
    DataMarks marks = marks(document.path("redaction_metadata").path("said"));
    Outcome now = said(rules.decide(marks, place));
    for (JsonNode found : document.path("redaction_metadata").path("findings")) {
      if (found.path("confidence_most").intValue(1000) >= rules.leastPermille()) {
        now = now.or(found(rules, place, marks, found));
      }
    }
    return now;
  }

  private static boolean leftUnfinished(JsonNode document) {
    for (JsonNode flag : document.path("policy_flags")) {
      if (flag.stringValue("").startsWith("data.unfinished_left")) {
        return true;
      }
    }
    return false;
  }

  private static Outcome said(@Nullable DataDecision decision) {
    if (decision == null) {
      return Outcome.PASS;
    }
    return switch (decision.action()) {
      case DENY -> new Outcome("refuse", decision.cited());
      case HOLD -> new Outcome("hold", decision.cited());
      case ALLOW, TOKENISE, MASK, DROP -> Outcome.PASS;
    };
  }

  private static Outcome found(DataRules rules, DataPlace place, DataMarks marks, JsonNode found) {
    String category = found.path("category").stringValue("");
    DataDecision decision = rules.decide(category, place, marks.floor());
    if (decision != null && !found.path("block").isMissingNode()) {
      decision = decision.insideDocument();
    }
    if (decision == null || decision.action() == DataAction.ALLOW) {
      return Outcome.PASS;
    }
    String what = decision.action() == DataAction.DENY ? "refuse" : decision.action().wireName();
    return new Outcome(what, decision.cited());
  }

  private @Nullable AnswerActions answers(CallRecord call) {
    WorkspaceView view = view(call);
    return proposal.answers(
        call.tenant(), workspace(call), view == null ? null : view.outputRules());
  }

  private @Nullable WorkspaceView view(CallRecord call) {
    return policies
        .tenant(call.tenant())
        .flatMap(each -> each.workspace(workspace(call)))
        .orElse(null);
  }

  private static String workspace(CallRecord call) {
    return call.document().path("workspace").stringValue("");
  }

  private static Outcome flagged(@Nullable AnswerActions answers, DataRules rules, String flag) {
    Matcher injection = INJECTION.matcher(flag);
    if (injection.matches()) {
      InjectionAction action =
          switch (injection.group(1)) {
            case "user", "system" -> rules.injection().user();
            case "tool_definition" -> rules.injection().tools();
            default -> rules.injection().data();
          };
      if (injection.group(2) != null && writes(action)) {
        action = InjectionAction.HOLD;
      }
      boolean detected = Integer.parseInt(injection.group(3)) >= DETECTED;
      return detected && action != InjectionAction.FLAG
          ? new Outcome(action.wireName(), "injection in " + injection.group(1))
          : Outcome.PASS;
    }
    return answers == null ? Outcome.PASS : answers.on(flag);
  }

  /** Whether it writes into a text: into a file nothing can be written, so that one waits. */
  private static boolean writes(InjectionAction action) {
    return action == InjectionAction.SPOTLIGHT || action == InjectionAction.STRIP;
  }

  private DataPlace place(String tenant, String workspace, JsonNode document, Instant at) {
    String useCase = document.path("use_case").stringValue(null);
    UseCaseView view =
        useCase == null
            ? null
            : policies
                .tenant(tenant)
                .flatMap((TenantView each) -> each.useCase(useCase))
                .orElse(null);
    String route = document.path("upstream").stringValue("default");
    String model = document.path("model").stringValue("");
    Set<String> features = features(document);
    List<String> declared = view == null ? List.of() : view.dataClasses();
    return new DataPlace(tenant, workspace, useCase, declared, route)
        .with(features, policies.assurances().proofs(route, model, features, at));
  }

  private static Set<String> features(JsonNode document) {
    var features = new TreeSet<String>();
    document.path("api_features").forEach(each -> features.add(each.stringValue("")));
    return features;
  }

  /** What an entry says was said: {@code label confidential}, {@code marked internal in user}. */
  private static DataMarks marks(JsonNode said) {
    DataMarks marks = DataMarks.NONE;
    for (JsonNode each : said) {
      String[] words = each.stringValue("").split(" ", -1);
      if (words.length >= 2) {
        marks = marks.or(mark(words[1]));
      }
    }
    return marks;
  }

  private static DataMarks mark(String name) {
    try {
      return DataMarks.labels(List.of(name));
    } catch (IllegalArgumentException newer) {
      return DataMarks.NONE;
    }
  }
}

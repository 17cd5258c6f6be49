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
import io.ledgerline.records.query.CallRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  private static final List<String> STRICTER =
      List.of(
          "pass",
          "tokenise",
          "mask",
          "drop",
          "spotlight",
          "strip",
          "label",
          "rewrite",
          "hold",
          "block",
          "refuse");

  /** Begins the flag that lists the rules for which a person was asked about an answer. */
  private static final String ASKED = "output.held: ";

  /** Refuses what nobody looked into. */
  private static final String UNSCANNED = "data.unscanned";

  /** Refusals that no policy decides about. */
  private static final Set<String> UNDECIDED =
      Set.of("data.label", "data.too_much_text", "data.too_many_values");

  private static final Pattern INJECTION =
      Pattern.compile("injection\\.([a-z_]+): .*score (\\d{1,6})");

  private final Proposal proposal;
  private final PolicySnapshot policies;
  private final TrialReport report;

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
  }

  private record Outcome(String what, String because) {
    Outcome or(Outcome other) {
      return STRICTER.indexOf(other.what) > STRICTER.indexOf(what) ? other : this;
    }
  }

  /** Judges one call. */
  public void call(CallRecord call) {
    JsonNode document = call.document();
    JsonNode inspected = document.path("redaction_metadata");
    if (inspected.isMissingNode()) {
      report.unknown();
      return;
    }
    Outcome was = was(document);
    Outcome now = now(call.tenant(), document, was, call.ts());
    if (now.what().equals(was.what())) {
      report.same();
      return;
    }
    report.changed(call.requestId(), was.what(), now.what(), now.because());
  }

  /** What happened, as the entries say. */
  private static Outcome was(JsonNode document) {
    String rule = document.path("rule").stringValue("");
    if (rule.equals("data.held") || rule.equals("injection.held")) {
      return new Outcome("hold", rule);
    }
    if (rule.startsWith("data.") || rule.startsWith("injection.")) {
      return new Outcome("refuse", rule);
    }
    var was = new Outcome("pass", "");
    for (JsonNode found : document.path("redaction_metadata").path("findings")) {
      String action = found.path("action").stringValue("");
      was = was.or(new Outcome(STRICTER.contains(action) ? action : "pass", ""));
    }
    for (JsonNode change : document.path("changes")) {
      String kind = change.path("kind").stringValue("");
      if (kind.equals("spotlight")) {
        was = was.or(new Outcome("spotlight", ""));
      }
      if (kind.equals("stripped")) {
        was = was.or(new Outcome("strip", ""));
      }
      if (kind.equals("output_rule")) {
        was = was.or(new Outcome(change.path("after").stringValue("pass"), ""));
      }
    }
    return waited(rule) ? was.or(new Outcome("hold", rule)) : was;
  }

  private Outcome now(String tenant, JsonNode document, Outcome was, Instant at) {
    String workspace = document.path("workspace").stringValue("");
    DataRules rules = proposal.over(policies.data(tenant), tenant, workspace);
    DataPlace place = place(tenant, workspace, document, at);
    DataMarks marks = marks(document.path("redaction_metadata").path("said"));
    Outcome now = said(rules.decide(marks, place));
    for (JsonNode found : document.path("redaction_metadata").path("findings")) {
      if (found.path("confidence_most").intValue(1000) >= rules.leastPermille()) {
        now = now.or(found(rules, place, marks, found));
      }
    }
    for (JsonNode flag : document.path("policy_flags")) {
      now = now.or(flagged(tenant, rules, flag.stringValue("")));
    }
    String rule = document.path("rule").stringValue("");
    if (rule.equals(UNSCANNED) || leftUnfinished(document)) {
      now = now.or(said(rules.unscanned(true)));
    }
    return UNDECIDED.contains(rule) ? was : keptAnswer(document, was, now);
  }

  private static boolean leftUnfinished(JsonNode document) {
    for (JsonNode flag : document.path("policy_flags")) {
      if (flag.stringValue("").startsWith("data.unfinished_left")) {
        return true;
      }
    }
    return false;
  }

  /** What the files say nothing about stays as it was: rules about answers that they don't hold. */
  private Outcome keptAnswer(JsonNode document, Outcome was, Outcome now) {
    String tenant = document.path("tenant").stringValue("");
    boolean kept = answerRules(document).stream().anyMatch(rule -> !proposal.holds(tenant, rule));
    return kept ? now.or(was) : now;
  }

  /** The rules that something was done to an answer for, or a person was asked. */
  private static List<String> answerRules(JsonNode document) {
    var rules = new ArrayList<String>();
    for (JsonNode change : document.path("changes")) {
      if (change.path("kind").stringValue("").equals("output_rule")) {
        rules.add(change.path("name").stringValue(""));
      }
    }
    for (JsonNode each : document.path("policy_flags")) {
      String flag = each.stringValue("");
      if (waited(document.path("rule").stringValue("")) && flag.startsWith(ASKED)) {
        rules.addAll(List.of(flag.substring(ASKED.length()).split(", ")));
      }
    }
    return rules;
  }

  /** Whether an answer did not leave because a person said no, or nothing. */
  private static boolean waited(String rule) {
    return rule.equals("output.held") || rule.equals("output.denied");
  }

  private static Outcome said(@Nullable DataDecision decision) {
    if (decision == null) {
      return new Outcome("pass", "");
    }
    return switch (decision.action()) {
      case DENY -> new Outcome("refuse", decision.cited());
      case HOLD -> new Outcome("hold", decision.cited());
      case ALLOW, TOKENISE, MASK, DROP -> new Outcome("pass", "");
    };
  }

  private static Outcome found(DataRules rules, DataPlace place, DataMarks marks, JsonNode found) {
    String category = found.path("category").stringValue("");
    DataDecision decision = rules.decide(category, place, marks.floor());
    if (decision != null && !found.path("block").isMissingNode()) {
      decision = decision.insideDocument();
    }
    if (decision == null || decision.action() == DataAction.ALLOW) {
      return new Outcome("pass", "");
    }
    String what = decision.action() == DataAction.DENY ? "refuse" : decision.action().wireName();
    return new Outcome(what, decision.cited());
  }

  private Outcome flagged(String tenant, DataRules rules, String flag) {
    Matcher injection = INJECTION.matcher(flag);
    if (injection.matches()) {
      InjectionAction action =
          switch (injection.group(1)) {
            case "user", "system" -> rules.injection().user();
            case "tool_definition" -> rules.injection().tools();
            default -> rules.injection().data();
          };
      boolean detected = Integer.parseInt(injection.group(2)) >= DETECTED;
      return detected && action != InjectionAction.FLAG
          ? new Outcome(action.wireName(), "injection in " + injection.group(1))
          : new Outcome("pass", "");
    }
    String action = proposal.answerAction(tenant, flag);
    return action == null || action.equals("note")
        ? new Outcome("pass", "")
        : new Outcome(action, flag);
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

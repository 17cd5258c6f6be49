package io.ledgerline.admin.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Calls judged anew by what their entries say. */
class CallTrialTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String DATA =
      """
      apiVersion: ledgerline/v1
      kind: DataPolicy
      metadata: {tenant: threadco, name: strict}
      spec:
        matrix: [{categories: [pii], action: deny}]
        injection: {user: flag, data: spotlight, tools: %s}
      """;
  private static final String OWN =
      """
      apiVersion: ledgerline/v1
      kind: DataPolicy
      metadata: {tenant: threadco, name: own}
      spec:
        matrix: [{categories: [pii], %s}]
      """;
  private static final String ANSWERS =
      """
      apiVersion: ledgerline/v1
      kind: OutputRules
      metadata: {tenant: threadco, name: own}
      spec:
        mode: sentence
        fallback: Sorry.
        promises: {action: %s}
      """;

  private static final String BLOCKED =
      """
      {"redaction_metadata": {"findings": []},
       "changes": [{"kind": "output_rule", "name": "output.promise", "after": "block"}],
       "policy_flags": ["output.promise: refund: not offered"]}""";

  @Test
  void definitionsOfToolsAreJudgedByWhatIsSaidOfTools() {
    String call =
        """
        {"redaction_metadata": {"findings": []},
         "policy_flags": ["injection.tool_definition: override at bytes 0 to 9, score 891"]}""";
    assertThat(changes(DATA.formatted("flag"), call)).isEqualTo("[]");
    assertThat(changes(DATA.formatted("refuse"), call))
        .contains("\"would_be\":\"refuse\"", "injection in tool_definition");
  }

  @Test
  void anAnswerThatAPersonWasAskedAboutStaysHeldWhereTheFilesSayNothingOfItsRule() {
    for (String rule : List.of("output.held", "output.denied")) {
      String call =
          """
          {"rule": "%s", "redaction_metadata": {"findings": []},
           "policy_flags": ["output.promise: refund: not offered", "output.held: output.promise"]}"""
              .formatted(rule);
      assertThat(changes(DATA.formatted("flag"), call)).as(rule).isEqualTo("[]");
      assertThat(changes(ANSWERS.formatted("hold"), call)).as(rule).isEqualTo("[]");
      assertThat(changes(ANSWERS.formatted("note"), call))
          .as(rule)
          .contains("\"was\":\"hold\"", "\"would_be\":\"pass\"");
    }
  }

  @Test
  void whatLiesInAFileStaysRefusedWhereNothingThereCanBeReplaced() {
    String call =
        """
        {"rule": "data.document_not_rewritable", "redaction_metadata": {"findings": [
          {"block": "messages[0].content[0]", "category": "pii", "action": "deny", "type": "EMAIL"}]}}""";
    assertThat(changes(OWN.formatted("action: tokenise"), call)).isEqualTo("[]");
    var inForce = InForce.of(OWN.formatted("action: tokenise"));
    assertThat(changes(inForce.trial(OWN.formatted("action: allow"), call)))
        .contains("\"would_be\":\"pass\"");
  }

  @Test
  void whatWouldBeMarkedInAFileWaitsForAPerson() {
    String call =
        """
        {%s "redaction_metadata": {"findings": []},
         "policy_flags": ["injection.document: override at bytes 0 to 9%s, score 891"]}""";
    String file = " of messages[0].content[0]";
    String marks = DATA.formatted("flag");
    assertThat(changes(marks, call.formatted("", file))).contains("\"would_be\":\"hold\"");
    assertThat(changes(marks, call.formatted("", ""))).contains("\"would_be\":\"spotlight\"");
    for (String asked :
        List.of(
            "\"rule\": \"injection.held\",",
            "\"rule\": \"injection.denied\",",
            "\"changes\": [{\"kind\": \"request_approved\", \"name\": \"request\"}],")) {
      assertThat(changes(marks, call.formatted(asked, file))).as(asked).isEqualTo("[]");
    }
  }

  @Test
  void whatSettingsInForceChangeAlreadyIsCountedApart() {
    String call =
        """
        {"redaction_metadata": {"findings": [{"category": "pii", "action": "allow"}]}}""";
    var inForce = InForce.of(OWN.formatted("action: deny"));
    var same = inForce.trial(OWN.formatted("action: deny"), call);
    assertThat(changes(same)).isEqualTo("[]");
    assertThat(same.json(JSON.createObjectNode()).path("changed_already").intValue()).isOne();
    assertThat(same.notes())
        .anyMatch(note -> note.startsWith("1 call would be treated otherwise today already"));
    var other = inForce.trial(OWN.formatted("action: hold"), call);
    assertThat(changes(other)).contains("\"would_be\":\"hold\"");
    assertThat(other.notes()).isEmpty();
  }

  @Test
  void whatWasRefusedBeforeAnybodyLookedIsNotMissed() {
    var inForce = InForce.of(OWN.formatted("action: deny"));
    var refused =
        inForce.trial(
            OWN.formatted("action: deny"), "{\"rule\": \"request.malformed\"}", "refused");
    assertThat(refused.notes()).isEmpty();
    assertThat(refused.json(JSON.createObjectNode()).path("not_inspected").intValue()).isZero();
    assertThat(inForce.trial(OWN.formatted("action: deny"), "{}").notes())
        .anyMatch(note -> note.startsWith("1 call was not inspected"));
  }

  private static final String ANSWER_ONLY =
      """
      {"inspection": {"scanned": ["answer.text"], "skipped": [], "detectors": []},
       "policy_flags": ["output.promise: refund: not offered"]}""";

  @Test
  void whereOnlyTheAnswerWasInspectedThatIsSaidAndTheAnswerIsJudged() {
    var inForce = InForce.of(ANSWERS.formatted("note"));
    var data = inForce.trial(OWN.formatted("action: deny"), ANSWER_ONLY);
    assertThat(figures(data)).isEqualTo("calls 1, none 0, request 1, answer 0");
    assertThat(data.notes())
        .singleElement()
        .asString()
        .startsWith("of 1 call only the answer was inspected");
    var both =
        inForce.trial(
            OWN.formatted("action: deny") + "---\n" + ANSWERS.formatted("block"), ANSWER_ONLY);
    assertThat(figures(both)).isEqualTo("calls 1, none 0, request 1, answer 0");
    assertThat(changes(both)).contains("\"would_be\":\"block\"");
    var answers = inForce.trial(ANSWERS.formatted("block"), ANSWER_ONLY);
    assertThat(figures(answers)).isEqualTo("calls 1, none 0, request 0, answer 0");
    assertThat(changes(answers)).contains("\"would_be\":\"block\"");
  }

  @Test
  void whereOnlyTheRequestWasInspectedThatIsSaid() {
    String call = "{\"redaction_metadata\": {\"findings\": []}}";
    var inForce = InForce.of(ANSWERS.formatted("note"));
    var answers = inForce.trial(ANSWERS.formatted("block"), call);
    assertThat(figures(answers)).isEqualTo("calls 1, none 0, request 0, answer 1");
    assertThat(answers.notes())
        .anyMatch(note -> note.startsWith("of 1 call only the request was inspected"));
    assertThat(figures(inForce.trial(OWN.formatted("action: deny"), call)))
        .isEqualTo("calls 1, none 0, request 0, answer 0");
    assertThat(figures(inForce.trial(ANSWERS.formatted("block"), call, "failed")))
        .isEqualTo("calls 1, none 0, request 0, answer 0");
    assertThat(figures(inForce.trial(ANSWERS.formatted("block"), "{}")))
        .isEqualTo("calls 1, none 1, request 0, answer 0");
  }

  private static String figures(TrialReport report) {
    var json = report.json(JSON.createObjectNode());
    return "calls %d, none %d, request %d, answer %d"
        .formatted(
            json.path("calls").intValue(-1),
            json.path("not_inspected").intValue(-1),
            json.path("request_not_inspected").intValue(-1),
            json.path("answer_not_inspected").intValue(-1));
  }

  @Test
  void whatNobodyLookedIntoIsJudgedByWhatIsSaidOfIt() {
    String stayed = "{\"rule\": \"data.unscanned\", \"redaction_metadata\": {\"findings\": []}}";
    String left =
        """
        {"redaction_metadata": {"findings": []},
         "policy_flags": ["data.unfinished_left: messages[0].content[0]: pages beyond 1, not read"]}""";
    String policy = OWN.formatted("action: allow") + "  unscanned: %s\n";
    assertThat(changes(policy.formatted("deny-unfinished"), stayed)).isEqualTo("[]");
    var inForce = InForce.of(policy.formatted("deny-unfinished"));
    assertThat(changes(inForce.trial(policy.formatted("allow"), stayed)))
        .contains("\"would_be\":\"pass\"");
    assertThat(changes(policy.formatted("deny"), left)).contains("unscanned: deny");
    assertThat(changes(policy.formatted("allow"), left)).isEqualTo("[]");
  }

  @Test
  void whatNoPolicyDecidesStaysRefused() {
    String call =
        "{\"rule\": \"data.too_many_values\", \"redaction_metadata\": {\"findings\": []}}";
    assertThat(changes(OWN.formatted("action: allow"), call)).isEqualTo("[]");
  }

  @Test
  void aDocumentThatNoWorkspaceNamesChangesNothing() {
    String unused =
        """
        apiVersion: ledgerline/v1
        kind: OutputRules
        metadata: {tenant: threadco, name: zz-unused}
        spec: {mode: observe, fallback: x, promises: {action: note}}
        """;
    var tried = InForce.of(ANSWERS.formatted("block")).trial(unused, BLOCKED);
    assertThat(tried.json(JSON.createObjectNode()).path("changed").intValue()).isZero();
    assertThat(tried.notes())
        .contains("no workspace names OutputRules threadco/zz-unused, so it would change nothing");
  }

  @Test
  void aWorkspaceAmongTheFilesSaysWhichDocumentCounts() {
    String both =
        """
        apiVersion: ledgerline/v1
        kind: OutputRules
        metadata: {tenant: threadco, name: other}
        spec: {mode: buffer, fallback: x, promises: {action: note}}
        ---
        apiVersion: ledgerline/v1
        kind: Workspace
        metadata: {tenant: threadco, name: support}
        spec: {displayName: Support, models: usual, outputRules: other}
        """;
    var tried = InForce.of(ANSWERS.formatted("block")).trial(both, BLOCKED);
    assertThat(changes(tried)).contains("\"was\":\"block\"", "\"would_be\":\"pass\"");
    assertThat(tried.notes()).noneMatch(note -> note.startsWith("no workspace"));
  }

  @Test
  void whatIsNoLongerAskedForIsNamed() {
    var tried = InForce.of(ANSWERS.formatted("block")).trial(ANSWERS.formatted("note"), BLOCKED);
    assertThat(changes(tried)).contains("output.promise no longer asks for block");
  }

  @Test
  void aConditionThatAPromiseLeavesOutIsOnlyNoted() {
    String call =
        """
        {"redaction_metadata": {"findings": []},
         "policy_flags": ["output.promise: refund: condition left out"]}""";
    var tried = InForce.of(ANSWERS.formatted("note")).trial(ANSWERS.formatted("block"), call);
    assertThat(changes(tried)).isEqualTo("[]");
  }

  @Test
  void checksAreJudgedByWhatWasFlagged() {
    String checks =
        """
        apiVersion: ledgerline/v1
        kind: OutputRules
        metadata: {tenant: threadco, name: own}
        spec: {mode: observe, fallback: x, links: {action: block}, promptLeak: {action: note}}
        """;
    String call =
        """
        {"redaction_metadata": {"findings": []}, "policy_flags": ["%s: the answer is wrong"]}""";
    var inForce = InForce.of(ANSWERS.formatted("note").replace("sentence", "observe"));
    assertThat(changes(inForce.trial(checks, call.formatted("output.links"))))
        .contains("\"would_be\":\"block\"", "output.links: the answer is wrong");
    assertThat(changes(inForce.trial(checks, call.formatted("output.prompt_leak"))))
        .isEqualTo("[]");
    // Where a document is silent, what usually holds would hold.
    assertThat(changes(inForce.trial(checks, call.formatted("output.secrets"))))
        .contains("\"would_be\":\"rewrite\"");
    assertThat(inForce.trial(checks, call.formatted("output.links")).notes())
        .anyMatch(note -> note.contains("threadco/own is judged by what was flagged"));
  }

  private static String changes(String policy, String document) {
    return changes(InForce.of(ANSWERS.formatted("hold")).trial(policy, document));
  }

  private static String changes(TrialReport report) {
    return report.json(JSON.createObjectNode()).path("changes").toString();
  }
}

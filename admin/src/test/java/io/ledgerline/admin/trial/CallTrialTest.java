package io.ledgerline.admin.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.apply.SettingFiles;
import io.ledgerline.governance.apply.SourceFile;
import io.ledgerline.governance.policy.PolicySnapshot;
import io.ledgerline.records.query.CallRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
    assertThat(changes(OWN.formatted("action: allow"), call)).contains("\"would_be\":\"pass\"");
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
    assertThat(changes(policy.formatted("allow"), stayed)).contains("\"would_be\":\"pass\"");
    assertThat(changes(policy.formatted("deny"), left)).contains("unscanned: deny");
    assertThat(changes(policy.formatted("allow"), left)).isEqualTo("[]");
  }

  @Test
  void whatNoPolicyDecidesStaysRefused() {
    String call =
        "{\"rule\": \"data.too_many_values\", \"redaction_metadata\": {\"findings\": []}}";
    assertThat(changes(OWN.formatted("action: allow"), call)).isEqualTo("[]");
  }

  private static String changes(String policy, String document) {
    var read = SettingFiles.read(List.of(new SourceFile("p.yaml", policy)));
    var report = new TrialReport();
    var trial = new CallTrial(new Proposal(read.settings()), PolicySnapshot.empty(), report);
    var call = (ObjectNode) JSON.readTree(document);
    call.put("tenant", "threadco").put("workspace", "support");
    trial.call(
        new CallRecord(
            "threadco",
            "r1",
            Instant.parse("2026-11-26T10:00:00Z"),
            UUID.fromString("00000000-0000-7000-8000-000000000001"),
            "completed",
            call));
    return report.json(JSON.createObjectNode()).path("changes").toString();
  }
}

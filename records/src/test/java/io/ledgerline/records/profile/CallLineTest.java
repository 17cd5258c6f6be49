package io.ledgerline.records.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.ledgerline.records.query.CallRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CallLineTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String HASH = "sha256:" + "ab".repeat(32);

  private static CallRecord completed() {
    return call(
        """
        {"event_type":"claude_api_call","status":"completed","tenant":"threadco",
         "workspace":"support","feature":"order-help","model":"claude-opus-4",
         "user_id":"u_ann","session_id":"s-1","business_context":"orders",
         "request_id":"r-1","prompt_hash":"%1$s","response_hash":"%1$s",
         "prompt_data_categories":["contact"],"latency_ms":120,"tokens_input":10,
         "tokens_output":20,"cost_usd":"0.0031415","confidence_score":0.5,
         "human_review_required":true,"approved_by":"u_boss"}
        """
            .formatted(HASH));
  }

  private static CallRecord open() {
    return call(
        """
        {"event_type":"claude_api_call","status":"open","tenant":"threadco","request_id":"r-1"}
        """);
  }

  private static CallRecord call(String document) {
    var json = (ObjectNode) JSON.readTree(document);
    return new CallRecord(
        "threadco",
        "r-1",
        Instant.parse("2026-11-20T10:00:00.001Z"),
        new UUID(1, 2),
        json.path("status").stringValue(),
        json);
  }

  private static List<String> names(Profile profile) {
    return List.copyOf(CallLine.of(profile, completed()).propertyNames());
  }

  @Test
  void s0HasExactlyItsEightFields() {
    assertThat(names(Profile.S0))
        .containsExactly(
            "id", "ts", "brand", "feature", "model", "tokens_in", "tokens_out", "cost_usd");
    assertThat(CallLine.of(Profile.S0, completed()).toString()).endsWith("\"cost_usd\":0.003142}");
  }

  @Test
  void s1HasExactlyItsSixteenFields() {
    assertThat(names(Profile.S1))
        .hasSize(16)
        .containsExactly(
            "event_type",
            "timestamp",
            "user_id",
            "session_id",
            "workspace",
            "business_context",
            "model",
            "prompt_hash",
            "response_hash",
            "prompt_data_categories",
            "confidence_score",
            "human_review_required",
            "approved_by",
            "latency_ms",
            "tokens_input",
            "tokens_output");
  }

  @Test
  void theBaselineHasExactlyItsNineFields() {
    assertThat(names(Profile.BASELINE))
        .containsExactly(
            "user_id",
            "request_id",
            "timestamp",
            "model_id",
            "prompt_hash",
            "response_hash",
            "policy_flags",
            "redaction_metadata",
            "retention_state");
  }

  @Test
  void aCallHasItsAliasesBesideItsStandardNames() {
    var line = CallLine.of(Profile.CALLS, completed());
    assertThat(line.path("brand")).isEqualTo(line.path("tenant"));
    assertThat(line.path("timestamp")).isEqualTo(line.path("ts"));
    assertThat(line.path("model_id")).isEqualTo(line.path("model"));
    assertThat(line.path("tokens_in")).isEqualTo(line.path("tokens_input"));
    assertThat(line.path("tokens_out")).isEqualTo(line.path("tokens_output"));
    assertThat(line.path("cost_usd_exact").stringValue()).isEqualTo("0.0031415");
    assertThat(line.path("cost_usd").toString()).isEqualTo("0.003142");
  }

  @ParameterizedTest
  @EnumSource(value = Profile.class, names = "ENTRIES", mode = EnumSource.Mode.EXCLUDE)
  void everyLineSatisfiesThePublishedSchema(Profile profile) {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(profile.schema(), InputFormat.JSON);
    for (var call : List.of(completed(), open())) {
      var line = CallLine.of(profile, call);
      assertThat(schema.validate(line)).as(line.toString()).isEmpty();
    }
    assertThat(schema.validate(JSON.readTree("{\"brand\":7}"))).isNotEmpty();
  }

  @Test
  void theSchemaOfEntriesIsTheEntrysOwn() {
    assertThat(JSON.readTree(Profile.ENTRIES.schema()).isObject()).isTrue();
  }
}

package io.ledgerline.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.testkit.demo.Await;
import io.ledgerline.testkit.demo.RunningDemo;
import io.ledgerline.testkit.demo.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** npm {@code @anthropic-ai/sdk} in Node against the gateway; one run, many looks at it. */
class TypeScriptSdkIT {
  private static RunningDemo demo;
  private static Tenant tenant;
  private static JsonNode seen;

  @BeforeAll
  static void runTheClient() throws Exception {
    var folder = NodeClients.folder();
    NodeClients.present(folder.resolve("node_modules/@anthropic-ai/sdk"), "npm @anthropic-ai/sdk");
    demo = RunningDemo.shared();
    tenant = demo.tenant("typescript-sdk", "50 USD");
    var ended =
        NodeClients.run(
            folder,
            Map.of("PATH", System.getenv("PATH")),
            Duration.ofSeconds(60),
            List.of(
                "node", "typescript-sdk.mjs", demo.url().toString(), tenant.key(), Tenant.MODEL));
    assertThat(ended.exitCode()).as(ended.errors()).isZero();
    seen = JsonMapper.shared().readTree(ended.output());
  }

  @Test
  void createsAMessage() {
    assertThat(seen.at("/create/text").asString()).isNotBlank();
    assertThat(seen.at("/create/stop").asString()).isEqualTo("end_turn");
    assertThat(seen.at("/create/requestId").asString()).startsWith("req_");
  }

  @Test
  void streamsInManyPieces() {
    assertThat(seen.at("/stream/deltas").asInt()).isGreaterThan(1);
    assertThat(seen.at("/stream/stop").asString()).isEqualTo("end_turn");
    assertThat(seen.at("/stream/usage/output_tokens").asInt()).isPositive();
  }

  @Test
  void countsTokensAndListsModels() {
    assertThat(seen.at("/count/input_tokens").asInt()).isPositive();
    assertThat(seen.at("/models"))
        .map(JsonNode::asString)
        .containsExactlyInAnyOrder("claude-sonnet-5-5", "claude-opus-5-5", "claude-haiku-5-5");
  }

  @Test
  void completesARoundTripWithATool() {
    assertThat(seen.at("/tools/name").asString()).isEqualTo("order_status");
    assertThat(seen.at("/tools/stop").asString()).isEqualTo("tool_use");
    assertThat(seen.at("/tools/final").asString()).contains("shipped-on-monday");
  }

  @Test
  void runsToolsOverAThreadThatTheUpstreamHolds() {
    assertThat(seen.at("/runner/calls").asInt()).isEqualTo(1);
    assertThat(seen.at("/runner/final").asString()).contains("shipped-on-tuesday");
    assertThat(seen.at("/runner/threads").asInt()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void getsPersonalDataBackThatNeverLeft() {
    var mail = "jane.doe@northwind-traders.com";
    String letter = seen.at("/privacy/letter").asString().replaceFirst("\\.$", "");
    assertThat(letter).contains(mail);
    assertThat(seen.at("/privacy/whole").asString()).isEqualTo(letter);
    assertThat(seen.at("/privacy/pieces").asString()).isEqualTo(letter);
    assertThat(seen.at("/privacy/input/email").asString()).isEqualTo(mail);
    assertThat(seen.at("/privacy/threaded").asString()).isEqualTo(mail);
    assertThat(seen.at("/privacy/final").asString()).contains(mail);
    assertThat(demo.upstream().recorder().exchanges())
        .allMatch(exchange -> !exchange.bodyText().contains("northwind"))
        .allMatch(exchange -> !exchange.bodyText().contains("3704"))
        .anyMatch(exchange -> exchange.bodyText().contains("@mail.example"));
  }

  @Test
  void seesRefusalsAsTheErrorsTheyAre() {
    assertThat(seen.at("/badKey/name").asString()).isEqualTo("AuthenticationError");
    assertThat(seen.at("/badKey/status").asInt()).isEqualTo(401);
    assertThat(seen.at("/unknownModel/status").asInt()).isEqualTo(451);
    assertThat(seen.at("/unknownModel/type").asString()).isEqualTo("permission_error");
    assertThat(seen.at("/noMaxTokens/status").asInt()).isEqualTo(400);
    assertThat(seen.at("/batches/status").asInt()).isEqualTo(501);
  }

  @Test
  void anAbortedStreamIsRecordedAsAborted() throws Exception {
    assertThat(seen.at("/aborted/refused").asBoolean()).isTrue();
    assertThat(seen.at("/aborted/name").asString()).isEqualTo("APIUserAbortError");
    Await.until(
        "a call with the status aborted",
        Duration.ofSeconds(30),
        () -> demo.admin().calls(Map.of("tenant", tenant.name(), "status", "aborted")),
        calls -> calls.size() == 1);
  }
}

package io.ledgerline.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.testkit.demo.Await;
import io.ledgerline.testkit.demo.RunningDemo;
import io.ledgerline.testkit.demo.Tenant;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Claude Code 2.1.329 itself, with nothing changed but its base URL and key. */
class ClaudeCodeIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static RunningDemo demo;
  private static Path claude;
  @TempDir Path home;

  @BeforeAll
  static void find() throws Exception {
    var bin = NodeClients.folder().resolve("node_modules/.bin/claude");
    claude = NodeClients.present(bin, "Claude Code (npm @anthropic-ai/claude-code)");
    demo = RunningDemo.shared();
  }

  private NodeClients.Ended claude(Tenant tenant, String... arguments) throws Exception {
    var command = new ArrayList<String>(List.of(claude.toString()));
    command.addAll(List.of(arguments));
    var environment =
        Map.of(
            "PATH", System.getenv("PATH"),
            "HOME", home.toString(),
            "ANTHROPIC_API_KEY", tenant.key(),
            "ANTHROPIC_BASE_URL", demo.url().toString(),
            "DISABLE_TELEMETRY", "1",
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1",
            "DISABLE_AUTOUPDATER", "1");
    return NodeClients.run(home, environment, PATIENCE, command);
  }

  private static List<JsonNode> calls(Tenant tenant, int atLeast) throws Exception {
    return Await.until(
        atLeast + " ended call(s) in the audit",
        Duration.ofSeconds(60),
        () -> demo.admin().calls(Map.of("tenant", tenant.name())),
        calls ->
            calls.size() >= atLeast
                && calls.stream().noneMatch(c -> c.path("status").asString().equals("open")));
  }

  @Test
  void answersAPromptAndTheLedgerKnowsItsSessionAndCost() throws Exception {
    var tenant = demo.tenant("claude-code-prompt", "100 USD");
    var ended =
        claude(tenant, "-p", "Reply with exactly: needle and thread", "--output-format", "json");
    assertThat(ended.exitCode()).as(ended.output() + ended.errors()).isZero();
    var answer = JsonMapper.shared().readTree(ended.output());
    assertThat(answer.path("result").asString()).contains("needle and thread");
    var call = calls(tenant, 1).getLast();
    assertThat(call.path("session_id").asString())
        .isEqualTo(answer.path("session_id").asString())
        .isNotBlank();
    assertThat(call.path("status").asString()).isEqualTo("completed");
    assertThat(new BigDecimal(call.path("cost_usd").asString())).isPositive();
    assertThat(call.path("tokens_output").asLong()).isPositive();
  }

  @Test
  void runsAToolAndTellsWhatCameBack() throws Exception {
    var tenant = demo.tenant("claude-code-tool", "100 USD");
    var ended =
        claude(tenant, "-p", "Run the command `echo woven-$((40+2))`", "--allowedTools", "Bash");
    assertThat(ended.exitCode()).as(ended.output() + ended.errors()).isZero();
    assertThat(ended.output()).contains("woven-42");
    var calls = calls(tenant, 2);
    assertThat(calls).extracting(c -> c.path("stop_reason").asString()).contains("tool_use");
    assertThat(calls)
        .extracting(c -> c.path("session_id").asString())
        .containsOnly(calls.getFirst().path("session_id").asString());
  }

  @Test
  void whatItAddsToItsUsersWordsIsNoAttack() throws Exception {
    var tenant = demo.tenant("claude-code-reminders", "100 USD");
    demo.admin()
        .apply(
            """
            apiVersion: ledgerline/v1
            kind: DataPolicy
            metadata: {tenant: claude-code-reminders, name: everybody}
            spec: {mode: enforce}
            """);
    Files.writeString(home.resolve("CLAUDE.md"), "# Rules\n- Build with `make`.\n- No emoji.\n");
    var inspected =
        Await.until(
            "an inspected call",
            Duration.ofSeconds(120),
            () -> {
              claude(tenant, "-p", "Reply with exactly: warp and weft");
              return calls(tenant, 1).stream().filter(ClaudeCodeIT::isInspected).toList();
            },
            found -> !found.isEmpty());
    assertThat(inspected)
        .allSatisfy(call -> assertThat(flags(call)).noneMatch(f -> f.startsWith("injection.")));
  }

  private static boolean isInspected(JsonNode call) {
    return call.at("/inspection/detectors").toString().contains("injection@");
  }

  private static List<String> flags(JsonNode call) {
    return call.path("policy_flags").valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void showsAnExhaustedBudgetAsItIsAfterOneRequest() throws Exception {
    var tenant = demo.tenant("claude-code-budget", "0.01 USD");
    long before = demo.upstream().recorder().received();
    var ended = claude(tenant, "-p", "Reply with exactly: too dear");
    assertThat(ended.exitCode()).isNotZero();
    assertThat(ended.output()).contains("429").contains("cap");
    var calls = calls(tenant, 1);
    assertThat(calls).hasSize(1);
    assertThat(calls.getFirst().path("status").asString()).isEqualTo("refused");
    assertThat(demo.upstream().recorder().received()).isEqualTo(before);
  }
}

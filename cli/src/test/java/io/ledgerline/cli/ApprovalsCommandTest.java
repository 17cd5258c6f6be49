package io.ledgerline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.cli.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

/** What whoever decides sees of what waits. */
class ApprovalsCommandTest {
  private static final String TOOL =
      """
      {"approval":"a_1","tenant":"threadco","action":"tool.use","target":"hmac-sha256:24f0a56e54f9",
       "details":{"use_case":"order-help","class":"egress","request":"r1","tool":"send_email"},
       "state":"%s","requested_by":"u_lena","requested_at":"2026-11-26T10:00:00Z",
       "expires_at":"2026-11-27T10:00:00.123456Z","outcome":{}}""";
  private static final String ANSWER =
      """
      {"approval":"a_2","tenant":"acme","action":"answer.release","target":"hmac-sha256:366584aa3935",
       "details":{"rules":"output.promise","use_case":"none","request":"r2","workspace":"support"},
       "state":"waiting","expires_at":"2026-11-27T10:00:00Z","outcome":{}}""";
  private static final String CLEARING =
      """
      {"approval":"a_3","tenant":"acme","action":"hold.clear","target":"h_77","details":{},
       "state":"waiting","expires_at":"2026-11-27T10:00:00Z","outcome":{}}""";

  @TempDir Path folder;
  private StubServer server;
  private String out = "";

  @Command(name = "ledgerline")
  static final class Main {}

  @BeforeEach
  void start() throws Exception {
    server = new StubServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int run(String... arguments) {
    var bytes = new ByteArrayOutputStream();
    var print = new PrintStream(bytes, true, UTF_8);
    var environment = Map.of("LEDGERLINE_URL", server.url(), "LEDGERLINE_TOKEN", "ll_test");
    var terminal = new Terminal(print, print, environment, folder, 100, false);
    int code = Cli.commandLine(new Main(), terminal).execute(arguments);
    out = bytes.toString(UTF_8);
    return code;
  }

  @Test
  void aListSaysWhatWaitsAndNotItsCommitment() {
    server.on(
        "GET /api/v1/approvals",
        200,
        "{\"items\":[%s,%s,%s],\"next\":null}"
            .formatted(TOOL.formatted("waiting"), ANSWER, CLEARING));
    assertThat(run("approvals", "list")).as(out).isZero();
    assertThat(out)
        .contains("about", "send_email, egress, order-help", "output.promise, support", "h_77")
        .contains("2026-11-27 10:00:00")
        .doesNotContain("hmac-sha256", ".123");
  }

  @Test
  void aDecisionSaysWhatItWasAbout() {
    server.on("POST /api/v1/approvals/a_1/approve", 200, TOOL.formatted("approved"));
    assertThat(run("approvals", "approve", "a_1")).as(out).isZero();
    assertThat(out.strip())
        .isEqualTo("a_1: tool.use of send_email, egress, order-help is approved.");
  }

  @Test
  void oneApprovalSaysWhoAskedAndWhen() {
    server.on("GET /api/v1/approvals/a_1", 200, TOOL.formatted("approved"));
    assertThat(run("approvals", "show", "a_1")).as(out).isZero();
    assertThat(out).contains("u_lena", "2026-11-26T10:00:00Z", "hmac-sha256:24f0a56e54f9");
  }
}

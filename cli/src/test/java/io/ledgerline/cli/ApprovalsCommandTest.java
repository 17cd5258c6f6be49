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
       "state":"%s","caller":"order-service","caller_id":"u_service","workspace":"support",
       "owner":"lena@threadco.example","requested_by":"u_lena","requested_at":"2026-11-26T10:00:00Z",
       "expires_at":"2026-11-27T10:00:00.123456Z","outcome":{}}""";
  private static final String ANSWER =
      """
      {"approval":"a_2","tenant":"acme","action":"answer.release","target":"hmac-sha256:366584aa3935",
       "details":{"rules":"output.promise","use_case":"none","request":"r2","workspace":"support"},
       "workspace":"support","caller":null,"caller_id":"u_abcdefghijklmnopqrstuvwxyz","owner":null,
       "requested_at":"2026-11-26T10:00:00Z","state":"waiting","expires_at":"2026-11-27T10:00:00Z","outcome":{}}""";
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
        .contains("tool.use of send_email, egress, order-help", "hold.clear of h_77")
        .contains("answer.release of output.promise\n")
        .doesNotContain("hmac-sha256", ".123");
  }

  @Test
  void aListSaysWhoCalledWhereAndSinceAndUntilWhenItWaits() {
    server.on(
        "GET /api/v1/approvals",
        200,
        "{\"items\":[%s,%s],\"next\":null}".formatted(TOOL.formatted("waiting"), ANSWER));
    assertThat(run("approvals", "list")).as(out).isZero();
    assertThat(out.lines().findFirst().orElse("").split(" +"))
        .containsExactly("approval", "caller", "tenant", "workspace", "state", "held", "until");
    assertThat(out.lines().skip(1).findFirst().orElse(""))
        .matches("a_1 +order-service +threadco +support +waiting .*2026-11-27 10:00");
    assertThat(out).contains("order-service", "threadco", "support", "2026-11-26 10:00");
    assertThat(out.lines()).allMatch(line -> line.length() <= 100);
    assertThat(run("approvals", "list", "--format", "csv")).isZero();
    assertThat(out)
        .contains(
            "a_1,tool.use,\"send_email, egress, order-help\",threadco,support,order-service,"
                + "lena@threadco.example,waiting,2026-11-26T10:00:00Z,2026-11-27T10:00:00.123456Z");
    assertThat(run("approvals", "list", "--format", "json")).isZero();
    assertThat(out)
        .contains("\"caller\" : \"order-service\"", "\"requested_at\"", "\"expires_at\"");
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
    assertThat(out).contains("order-service", "lena@threadco.example", "support");
  }
}

package io.ledgerline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.cli.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

class ApprovalsCommandTest {
  private static final String WAITING =
      """
      {"items":[
       {"approval":"a_1","tenant":"threadco","action":"tool.use","target":"hmac-sha256:0f3a",
        "details":{"tool":"issue_refund","class":"irreversible","request":"019a-1"},
        "state":"waiting","expires_at":"2026-11-20T10:05:00Z"},
       {"approval":"a_2","tenant":"threadco","action":"erasure","target":"subject hk:12",
        "details":{"case":"c-7"},"state":"waiting","expires_at":"2026-11-20T10:05:00Z"}],
       "next":null}
      """;

  @TempDir Path folder;

  @Command(name = "ledgerline")
  static final class Main {}

  @Test
  void whoeverDecidesReadsWhichToolWaitsAndNotAHashOfIt() throws Exception {
    var said = new ByteArrayOutputStream();
    try (var server = new StubServer().on("GET /api/v1/approvals", 200, WAITING)) {
      var stream = new PrintStream(said, true, UTF_8);
      var environment = Map.of("LEDGERLINE_URL", server.url(), "LEDGERLINE_TOKEN", "ll_test");
      var terminal = new Terminal(stream, stream, environment, folder, 160, false);
      assertThat(Cli.commandLine(new Main(), terminal).execute("approvals", "list")).isZero();
    }
    assertThat(said.toString(UTF_8))
        .contains("class irreversible, tool issue_refund", "subject hk:12")
        .doesNotContain("hmac-sha256", "019a-1");
  }
}

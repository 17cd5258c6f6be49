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

/** Taking a setting back, and seeing that it was. */
class UnsetCommandTest {
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

  private static String change(boolean applied) {
    return """
        {"applied":%s,"changes":[{"operation":"delete","kind":"Budget","name":"duel/ten-cents",
         "diff":["limit: 0.10 USD → removed"]}],"mistakes":[]}"""
        .formatted(applied);
  }

  @Test
  void saysWhatIsTakenBack() {
    server.on("DELETE /api/v1/settings/Budget", 200, change(true));
    assertThat(run("unset", "Budget", "duel/ten-cents")).as(out).isZero();
    assertThat(out)
        .isEqualTo(
            """
            delete Budget duel/ten-cents
              limit: 0.10 USD → removed
            Applied 1 setting.
            """);
    assertThat(server.asked)
        .containsExactly("DELETE /api/v1/settings/Budget?name=duel%2Ften-cents");
  }

  @Test
  void aDryRunChangesNothing() {
    server.on("DELETE /api/v1/settings/Budget", 200, change(false));
    assertThat(run("unset", "Budget", "x", "--dry-run")).as(out).isZero();
    assertThat(out).contains("Would change 1 setting (dry run).");
    assertThat(server.asked.getFirst()).contains("dry_run=true");
  }

  @Test
  void saysWhyItStays() {
    server.on(
        "DELETE /api/v1/settings/Prompt",
        422,
        """
        {"title":"x","status":422,"detail":"Prompt threadco/voice stays as it is: see the mistakes.",
         "changes":[],"mistakes":[{"file":"","line":0,
         "message":"Prompt threadco/voice: would break Workspace threadco/support"}]}""");
    assertThat(run("unset", "Prompt", "threadco/voice")).isEqualTo(2);
    assertThat(out)
        .startsWith("Prompt threadco/voice: would break Workspace threadco/support\n")
        .contains("stays as it is");
  }

  @Test
  void historySaysWhichVersionTookItBack() {
    server.on(
        "GET /api/v1/settings/Budget",
        200,
        """
        {"items":[{"kind":"Budget","name":"duel/ten-cents","version":2,
          "changed_at":"2026-11-26T10:00:00Z","by":"u_mara","removed":true,"spec":{}},
         {"kind":"Budget","name":"duel/ten-cents","version":1,
          "changed_at":"2026-11-25T10:00:00Z","by":"u_mara","removed":false,"spec":{"a":1}}],
         "next":null}""");
    assertThat(run("get", "Budget", "duel/ten-cents")).as(out).isZero();
    assertThat(out.lines().filter(line -> line.endsWith("removed")).count()).isOne();
    assertThat(out).doesNotContain("{");
  }
}

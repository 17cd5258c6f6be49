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

/** What of a call nobody looked into. */
class CallsCommandTest {
  @TempDir Path folder;
  private StubServer server;

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

  private String show(String skipped, String scanned) {
    var inspection =
        "\"inspection\":{\"detectors\":[],\"scanned\":[%s],\"skipped\":[%s]}"
            .formatted(scanned, skipped);
    server.on(
        "GET /api/v1/calls/r-1",
        200,
        "{\"call\":{\"status\":\"completed\",%s},\"entries\":[]}".formatted(inspection));
    var bytes = new ByteArrayOutputStream();
    var print = new PrintStream(bytes, true, UTF_8);
    var environment = Map.of("LEDGERLINE_URL", server.url(), "LEDGERLINE_TOKEN", "ll_test");
    var terminal = new Terminal(print, print, environment, folder, 100, false);
    assertThat(Cli.commandLine(new Main(), terminal).execute("calls", "show", "r-1")).isZero();
    return bytes.toString(UTF_8);
  }

  @Test
  void partsThatWereNotScannedHaveALineOfTheirOwn() {
    assertThat(
            show(
                "\"images: 2 not read\",\"sources the upstream fetches: 1 not read\","
                    + "\"messages[0].content[1]: pdf not read, encrypted\"",
                "\"user\""))
        .contains(
            "\nnot scanned: 2 images, 1 source the upstream fetches (not read);"
                + " messages[0].content[1] (pdf not\n    read, encrypted)\n");
  }

  @Test
  void whereEverythingWasScannedNothingIsSaid() {
    assertThat(show("", "\"user\"")).doesNotContain("not scanned");
  }

  @Test
  void anAnswerThatRulesLookedThroughIsNotCalledUnscannedForWantOfADataPolicy() {
    String none = "\"request: no data policy is set\",\"answer: no data policy is set\"";
    assertThat(show(none, "\"answer.text\""))
        .contains("not scanned: request (no data policy is set)\n");
    assertThat(show(none, "")).contains("not scanned: request, answer (no data policy is set)\n");
  }

  @Test
  void whatACallerWroteCanNotSteerTheTerminal() {
    assertThat(show("\"file \\u001b[2J: not read\"", ""))
        .contains("not scanned: file ?[2J (not read)");
  }
}

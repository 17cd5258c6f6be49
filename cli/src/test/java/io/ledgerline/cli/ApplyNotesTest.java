package io.ledgerline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.cli.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

/** What applying says besides what it changes. */
class ApplyNotesTest {
  @Command(name = "ledgerline")
  static final class Main {}

  @Test
  void standBesideWhatIsApplied(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("a.yaml"), "kind: Tenant\n");
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    try (var server = new StubServer()) {
      server.on(
          "POST /api/v1/apply",
          200,
          """
          {"applied":true,"changes":[],"mistakes":[],
           "notes":[{"file":"a.yaml","line":3,"message":"it will not match yet"}]}
          """);
      var environment = Map.of("LEDGERLINE_URL", server.url(), "LEDGERLINE_TOKEN", "ll_test");
      var terminal =
          new Terminal(
              new PrintStream(out, true, UTF_8),
              new PrintStream(err, true, UTF_8),
              environment,
              folder,
              100,
              false);
      int code = Cli.commandLine(new Main(), terminal).execute("apply", "-f", "a.yaml");
      assertThat(code).as(err.toString(UTF_8)).isZero();
    }
    assertThat(out.toString(UTF_8)).isEqualTo("Nothing to change.\n");
    assertThat(err.toString(UTF_8)).isEqualTo("note: a.yaml:3: it will not match yet\n");
  }
}

package io.ledgerline.cli.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.cli.Cli;
import io.ledgerline.cli.ExitCode;
import io.ledgerline.cli.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import tools.jackson.databind.json.JsonMapper;

class EvaluateCommandTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Command(name = "ledgerline")
  static final class Main {}

  @BeforeEach
  void writeACorpus() throws IOException {
    Files.writeString(
        folder.resolve("data.jsonl"),
        """
        {"id":"1","text":"😀 mail anna.berg@acme.com","spans":[{"start":7,"end":25,"label":"EMAIL_ADDRESS"}]}
        {"id":"2","text":"no number here","spans":[{"start":0,"end":2,"label":"EMAIL_ADDRESS"}]}
        {"id":"3","text":"a harmless question","label":"benign"}
        """);
  }

  @Test
  void printsRecallPerTypeAndFalseRefusals() throws IOException {
    assertThat(run("evaluate", "data.jsonl", "--format", "json")).isEqualTo(ExitCode.OK);
    var json = new JsonMapper().readTree(out.toString(UTF_8)).path("corpora").get(0);
    assertThat(json.at("/overlap/EMAIL/recall").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/strict/EMAIL/found").asInt()).isEqualTo(1);
    assertThat(json.at("/classifiers/0/benign").asInt()).isEqualTo(1);
    assertThat(json.at("/classifiers/0/refused").asInt()).isZero();
  }

  @Test
  void saysNoShareOfNothing() throws IOException {
    Files.writeString(
        folder.resolve("own.jsonl"),
        """
        {"id":"1","text":"the Zorvax case","spans":[{"start":0,"end":3,"label":"CASE_NAME"}]}
        """);
    assertThat(run("evaluate", "own.jsonl")).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).containsPattern("CASE_NAME +1 +- +0.0 %");
  }

  @Test
  void saysWhichLineIsNoLabelledText() throws IOException {
    Files.writeString(folder.resolve("bad.jsonl"), "{\"text\":\n");
    assertThat(run("evaluate", "bad.jsonl")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("bad.jsonl:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"txt\":\"x\"} | no text",
        "{\"text\":5} | no text",
        "[] | no text",
        "{\"text\":\"Ann\",\"spans\":[{\"start\":0,\"end\":3,\"type\":\"PERSON\"}]} | a span without a label",
        "{\"text\":\"x\",\"label\":1} | label: 1",
        "{\"text\":\"x\",\"spans\":{}} | spans: {}"
      })
  void saysWhatALineLacks(String line, String says) throws IOException {
    Files.writeString(folder.resolve("bad.jsonl"), "\n" + line + "\n");
    assertThat(run("evaluate", "bad.jsonl")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("bad.jsonl:2: " + says, "expected: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "{\"text\":\"x\"}\n", "{\"text\":\"x\",\"spans\":[]}\n"})
  void saysThatACorpusLabelsNothing(String corpus) throws IOException {
    Files.writeString(folder.resolve("bare.jsonl"), corpus);
    assertThat(run("evaluate", "bare.jsonl")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("bare.jsonl: nothing is labelled");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void saysThatThereIsNoSuchCorpus() {
    assertThat(run("evaluate", "nowhere")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("nowhere: nothing there");
  }

  private int run(String... arguments) {
    var terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            Map.of(),
            folder,
            100,
            false);
    return Cli.commandLine(new Main(), terminal).execute(arguments);
  }
}

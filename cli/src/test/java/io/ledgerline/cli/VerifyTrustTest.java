package io.ledgerline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.cli.output.Terminal;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ledgerline verify} on a ledger whose only stream a witness saw. */
class VerifyTrustTest {
  private static final Instant THEN = Instant.ofEpochSecond(1_790_000_000);

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Command(name = "ledgerline")
  static final class Main {}

  @BeforeEach
  void witness() throws Exception {
    var ids = new UuidV7(() -> THEN, new Random(1));
    var config =
        LedgerConfig.of(
                folder.resolve("data/ledger"), folder.resolve("state"), "ledger.example", "n1")
            .withJournal(1 << 20, 3);
    try (Ledger ledger =
        Ledger.open(
            config,
            InstantSource.system(),
            (stream, origin, vkey) ->
                EntryBuilder.entry(EventType.STREAM_OPENED, ids.next(), THEN, "_system")
                    .text(Field.ORIGIN, origin)
                    .build())) {
      var entry = EntryBuilder.entry(EventType.CALL_ADMITTED, ids.next(), THEN, "_system");
      ledger.append("_system", entry.build());
    }
    var stream = folder.resolve("data/ledger/streams/_system");
    var note = SignedNote.parse(Files.readAllBytes(stream.resolve("checkpoint")));
    var witness =
        SigningKey.of(Algorithm.ED25519_COSIGNATURE, new byte[32])
            .signer("witness.example/w1", () -> THEN);
    var lines = new ArrayList<>(note.signatures());
    lines.addAll(SignedNote.sign(note.text(), List.of(witness)).signatures());
    var archive = Files.createDirectories(folder.resolve("data/anchors/_system/witness"));
    var name = "%019d.note".formatted(Checkpoint.parse(note.text()).size());
    Files.writeString(archive.resolve(name), new SignedNote(note.text(), lines).format());
    var trust = new StringBuilder();
    Files.readAllLines(stream.resolve("vkey"))
        .forEach(vkey -> trust.append("log ").append(vkey).append('\n'));
    trust.append("witness w1 ").append(witness.verifierKey().vkey()).append("\nquorum w1\n");
    Files.writeString(folder.resolve("trust.txt"), trust);
  }

  private JsonNode verify(int exitCode, String... options) throws Exception {
    said.reset();
    var stream = new PrintStream(said, true, UTF_8);
    var terminal = new Terminal(stream, stream, Map.of(), folder, 100, false);
    var arguments = new ArrayList<>(List.of("verify", "data", "--format", "json"));
    arguments.addAll(List.of(options));
    int code = Cli.commandLine(new Main(), terminal).execute(arguments.toArray(String[]::new));
    assertThat(code).as(said.toString(UTF_8)).isEqualTo(exitCode);
    return JsonMapper.shared().readTree(said.toString(UTF_8));
  }

  @Test
  void saysGradeAndAnchorOfEachStreamAsJson() throws Exception {
    var json = verify(0, "--trust", "trust.txt");
    assertThat(json.path("grade").asString())
        .isEqualTo("anchored outside up to 2026-09-21T14:13:20Z by witness w1");
    var stream = json.path("streams").path(0);
    assertThat(stream.path("anchored").path("size").asLong())
        .isEqualTo(stream.path("entries").asLong());
    assertThat(stream.path("anchored").path("time").asString()).isEqualTo("2026-09-21T14:13:20Z");
    assertThat(stream.path("anchored").path("by").path(0).asString()).isEqualTo("witness w1");
    assertThat(stream.path("anchors_checked").asInt()).isEqualTo(1);
    assertThat(verify(0).path("grade").asString()).isEqualTo("consistent in itself");
  }

  @Test
  void takesAnArchiveFromElsewhere() throws Exception {
    Files.createDirectory(folder.resolve("empty"));
    var json = verify(0, "--trust", "trust.txt", "--anchors", "empty");
    assertThat(json.path("grade").asString()).isEqualTo("consistent in itself");
  }
}

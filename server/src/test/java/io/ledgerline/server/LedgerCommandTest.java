package io.ledgerline.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.server.assembly.LedgerClosing;
import io.ledgerline.verifier.Verify;
import io.ledgerline.verifier.VerifyOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LedgerCommandTest {
  private final UuidV7 ids = new UuidV7(Clock.systemUTC(), new SecureRandom());
  @TempDir private Path folder;
  private LedgerConfig config;
  private Path file;
  private String installation = "";

  @BeforeEach
  void aLedgerWhoseStoreIsLost() throws Exception {
    Path data = folder.resolve("data");
    config =
        LedgerConfig.of(data.resolve("ledger"), folder.resolve("state"), "ledger.example", "n1")
            .withKeyDir(data.resolve("keys"));
    file = folder.resolve("ledgerline.yaml");
    Files.writeString(
        file,
        "data: %s\nstate: %s\norigin: ledger.example\n".formatted(data, folder.resolve("state")));
    try (var ledger = open()) {
      ledger.append("threadco", entry(EventType.CALL_ADMITTED, "threadco").build());
      installation = ledger.installation();
    }
    Files.delete(folder.resolve("state/last-signed"));
  }

  private EntryBuilder entry(EventType type, String stream) {
    return EntryBuilder.entry(type, ids.next(), Clock.systemUTC().instant(), stream);
  }

  private Ledger open() throws Exception {
    return Ledger.open(
        config,
        Clock.systemUTC(),
        (stream, origin, vkey) ->
            entry(EventType.STREAM_OPENED, "_system").text(Field.ORIGIN, origin).build());
  }

  private record Run(int code, String out, String err) {}

  private Run adopt(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line =
        new CommandLine(new LedgerCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    var all = new java.util.ArrayList<>(List.of("adopt", "--config", file.toString()));
    all.addAll(List.of(arguments));
    int code = line.execute(all.toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }

  @Test
  void showsWhatIsKnownAndChangesNothingWithoutAConfirmation() {
    Run shown = adopt();
    assertThat(shown.code()).as(shown.err()).isEqualTo(1);
    assertThat(shown.out())
        .contains("installation " + installation)
        .contains("threadco (ledger.example/" + installation + "/threadco/n1)")
        .contains("here: 1 entries")
        .contains("would be given up: nothing that is known of")
        .contains("--confirm " + installation);
    assertThat(adopt().code()).isEqualTo(1);
  }

  @Test
  void goesOnAndSaysSoInSystemBeforeAnybodyIsServed() throws Exception {
    Run done =
        adopt("--all", "--confirm", installation, "--by", "ops-duty", "--reason", "INC-4711");
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.out()).contains("threadco goes on as ledger.example/");
    try (var ledger = open()) {
      assertThat(ledger.health().refusedStreams()).isEmpty();
      var types = ledger.read("_system", 0, 100).stream().map(LedgerCommandTest::type).toList();
      assertThat(types)
          .containsSubsequence(
              EventType.LEDGER_ADOPTED, EventType.STREAM_CLOSED, EventType.STREAM_OPENED);
      EntryView adopted =
          EntryView.parse(
              ledger
                  .read("_system", types.lastIndexOf(EventType.LEDGER_ADOPTED), 1)
                  .getFirst()
                  .bytes());
      assertThat(adopted.text(Field.REASON)).isEqualTo("INC-4711");
      assertThat(adopted.text(Field.ORIGIN)).isEqualTo(ledger.origin("threadco"));
      assertThat(adopted.object(Field.DETAILS))
          .containsEntry("adopted_by", "ops-duty")
          .containsEntry("old_origin", "ledger.example/" + installation + "/threadco/n1");
    }
    var report =
        Verify.run(
            folder.resolve("data"),
            VerifyOptions.defaults().withLastSigned(folder.resolve("state")));
    assertThat(report.findings()).isEmpty();
    assertThat(adopt().code()).as("nothing is refused any more").isZero();
  }

  private static EventType type(io.ledgerline.ledger.StoredEntry entry) {
    try {
      return EntryView.parse(entry.bytes()).type();
    } catch (io.ledgerline.audit.MalformedEntryException e) {
      return EventType.UNKNOWN;
    }
  }

  @Test
  void wantsTheInstallationAndWordsThatMayStandInAnEntry() {
    assertThat(adopt("--all", "--confirm", "00", "--by", "ops", "--reason", "x").err())
        .contains("expected: " + installation);
    assertThat(adopt("--all", "--confirm", installation, "--by", "Mara Jones", "--reason", "x"))
        .satisfies(run -> assertThat(run.code()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("--by"));
    assertThat(adopt("--confirm", installation, "--by", "a", "--reason", "x").err())
        .contains("name the streams, or say --all");
  }

  @Test
  void aLookAtClosingShowsAHundredRefusedStreamsAndCountsTheRest() {
    var refused = new java.util.ArrayList<LedgerClosing.Refused>();
    for (int i = 0; i < 230; i++) {
      refused.add(new LedgerClosing.Refused("brand-" + i, "older than what was signed"));
    }
    var text = new StringWriter();
    LedgerCommand.show("00ff", new LedgerClosing.Look(List.of(), refused), new PrintWriter(text));
    assertThat(text.toString())
        .contains("brand-99 is refused: older than what was signed")
        .doesNotContain("brand-100 ")
        .contains("… and 130 more streams are refused")
        .contains("ledgerline ledger adopt")
        .doesNotContain("--confirm");
  }
}

package io.ledgerline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.cli.output.Terminal;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.Receipt;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import tools.jackson.databind.json.JsonMapper;

/** A receipt of a real ledger, proven through a server that answers what that ledger made. */
class ReceiptCommandTest {
  private static final String PATH = "GET /api/v1/ledger/threadco/proof";

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private StubServer server;
  private String receipt = "";
  private String other = "";

  @Command(name = "ledgerline")
  static final class Main {}

  @BeforeEach
  void record() throws Exception {
    server = new StubServer();
    try (Ledger ledger = open()) {
      receipt = ledger.append("threadco", "first".getBytes(UTF_8)).headerValue();
      other = ledger.append("threadco", "second".getBytes(UTF_8)).headerValue();
    }
    try (Ledger ledger = open()) { // its checkpoint is there after a clean end
      Files.write(folder.resolve("keys.txt"), ledger.vkeys("threadco"));
      answer(ledger, Receipt.parse(receipt).index());
    }
  }

  private void answer(Ledger ledger, long index) throws Exception {
    var proof = ledger.published("threadco").orElseThrow().prove(index).orElseThrow();
    var body = JsonMapper.shared().createObjectNode().put("tlog_proof", proof.format());
    server.on(PATH, 200, body.toString());
  }

  private Ledger open() throws Exception {
    return Ledger.open(
        LedgerConfig.of(folder.resolve("data"), folder.resolve("state"), "ledger.example", "n1")
            .withJournal(1 << 20, 3),
        InstantSource.system(),
        (stream, origin, vkey) -> origin.getBytes(UTF_8));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int run(String... arguments) {
    said.reset();
    var stream = new PrintStream(said, true, UTF_8);
    var environment = Map.of("LEDGERLINE_URL", server.url(), "LEDGERLINE_TOKEN", "ll_test");
    var terminal = new Terminal(stream, stream, environment, folder, 100, false);
    return Cli.commandLine(new Main(), terminal).execute(arguments);
  }

  @Test
  void aReceiptBecomesAProofThatNeedsNoServer() {
    assertThat(run("receipt", "prove", receipt, "-o", "p.tlog-proof")).isZero();
    server.close();
    assertThat(
            run("receipt", "verify", "p.tlog-proof", "--vkeys", "keys.txt", "--receipt", receipt))
        .as(said.toString(UTF_8))
        .isZero();
    assertThat(run("receipt", "verify", "p.tlog-proof", "--vkeys", "keys.txt", "--receipt", other))
        .isEqualTo(1);
    assertThat(run("receipt", "verify", "p.tlog-proof", "--receipt", receipt))
        .as("without a key")
        .isEqualTo(2);
  }

  @Test
  void aProofOfSomethingElseIsNotTakenForTheReceipts() throws Exception {
    try (Ledger ledger = open()) {
      answer(ledger, Receipt.parse(other).index());
    }
    assertThat(run("receipt", "prove", receipt, "-o", "p.tlog-proof")).isEqualTo(1);
    assertThat(said.toString(UTF_8)).contains("not for this receipt");
    assertThat(folder.resolve("p.tlog-proof")).doesNotExist();
  }
}

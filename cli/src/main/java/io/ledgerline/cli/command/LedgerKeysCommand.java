package io.ledgerline.cli.command;

import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Table;
import io.ledgerline.cli.output.Terminal;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.trust.SignerLines;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code ledgerline keys ledger}: the keys that sign checkpoints. */
@Command(name = "ledger", description = "List, rotate and export the keys that sign checkpoints.")
public final class LedgerKeysCommand {
  private final Terminal terminal;

  public LedgerKeysCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(name = "list", description = "List the generations of signing keys.")
  int list(@Mixin ServerOptions server, @Mixin FormatOption format) throws Exception {
    print(server.api(terminal).keys().ledgerKeys(null), format);
    return 0;
  }

  @Command(
      name = "rotate",
      description = "Sign with new keys from now on; old evidence stays verifiable.")
  int rotate(@Mixin ServerOptions server, @Mixin FormatOption format) throws Exception {
    print(server.api(terminal).keys().rotateLedgerKeys(), format);
    return 0;
  }

  @Command(
      name = "export",
      description = "Print the streams' verifier keys, one per line, for verify --vkeys.")
  int export(
      @Mixin ServerOptions server,
      @Option(names = "--stream", description = "One stream; all in the key's scope if left out.")
          @Nullable String stream,
      @Option(
              names = "--trust",
              description = "As the signer lines of a trust file, for verify --trust.")
          boolean trust)
      throws Exception {
    var api = server.api(terminal);
    var vkeys = new ArrayList<String>();
    for (var each : stream == null ? api.ledgerStreams() : List.of(stream)) {
      api.keys().ledgerKeys(each).path("vkeys").forEach(vkey -> vkeys.add(vkey.asString()));
    }
    var lines = trust ? SignerLines.of(vkeys.stream().map(VerifierKey::parse).toList()) : vkeys;
    lines.forEach(terminal.out()::println);
    return 0;
  }

  private void print(JsonNode keys, FormatOption format) {
    var table =
        new Table(
            Column.text("generation"),
            Column.text("made"),
            Column.text("signs"),
            Column.id("ed25519"),
            Column.text("secret at rest"));
    for (JsonNode each : keys.path("generations")) {
      int number = each.path("generation").asInt();
      table.row(
          String.valueOf(number),
          each.path("created_at").asString(),
          number == keys.path("current").asInt() ? "yes" : "no",
          each.path("ed25519").asString(),
          each.path("retired").asBoolean(false) ? "destroyed" : keys.path("protection").asString());
    }
    terminal.print(table, keys, format.format);
  }
}

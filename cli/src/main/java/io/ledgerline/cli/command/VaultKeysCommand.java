package io.ledgerline.cli.command;

import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Table;
import io.ledgerline.cli.output.Terminal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ledgerline keys vault}: the keys that texts of calls hang on. */
@Command(name = "vault", description = "List and rotate the keys of a tenant's content vault.")
public final class VaultKeysCommand {
  private final Terminal terminal;

  public VaultKeysCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "list",
      description = "Show since when which key is in use, and what hangs on it.")
  int list(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Parameters(paramLabel = "TENANT", description = "Tenant.") String tenant)
      throws Exception {
    var keys = server.api(terminal).keys().vaultKeys(tenant);
    var rows = new ArrayList<JsonNode>();
    keys.path("keys").forEach(rows::add);
    terminal.print(table(rows), keys, format.format);
    return 0;
  }

  @Command(
      name = "rotate",
      description = "Wrap everything under a new key; what is kept stays readable.")
  int rotate(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Parameters(paramLabel = "TENANT", description = "Tenant.") String tenant)
      throws Exception {
    var made = server.api(terminal).keys().rotateVaultKeys(tenant);
    terminal.print(table(List.of(made)), made, format.format);
    return 0;
  }

  @Command(
      name = "rotate-installation",
      description = {
        "Wrap every tenant's key under a new key of the installation; what is kept stays readable.",
        "The old key is destroyed, so older copies of the database open nothing any more."
      })
  int rotateInstallation(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Option(
              names = "--others-stopped",
              description = "All other nodes of this database are stopped, and get the new file.")
          boolean othersStopped)
      throws Exception {
    var done = server.api(terminal).keys().rotateInstallationKey(othersStopped);
    var table =
        new Table(
            Column.id("installation key"), Column.id("destroyed"), Column.text("tenant keys"));
    table.row(
        done.path("installation_key").asString(),
        done.path("destroyed").asString(),
        done.path("tenant_keys").asString());
    terminal.print(table, done, format.format);
    return 0;
  }

  private static Table table(List<JsonNode> keys) {
    var table =
        new Table(
            Column.text("version"),
            Column.text("made"),
            Column.id("installation key"),
            Column.text("content keys"));
    for (JsonNode each : keys) {
      table.row(
          each.path("version").asString(),
          each.path("created_at").asString(),
          each.path("installation_key").asString(),
          each.path("content_keys").asString());
    }
    return table;
  }
}

package io.ledgerline.cli.command;

import io.ledgerline.cli.api.AdminApi;
import io.ledgerline.cli.api.ApiException;
import io.ledgerline.cli.api.Server;
import io.ledgerline.cli.output.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server to ask. */
public final class ServerOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Server. Else LEDGERLINE_URL, else the demo running below this folder.")
  @Nullable String url;

  @Option(
      names = "--token",
      paramLabel = "KEY",
      description = "Key ll_…. Else LEDGERLINE_TOKEN (safer), else the demo's.")
  @Nullable String token;

  /** The server's API; a note goes to the error stream where the key would travel in the open. */
  public AdminApi api(Terminal terminal) throws ApiException {
    var server = Server.find(url, token, terminal.environment(), terminal.folder());
    if (server.exposesToken()) {
      terminal.err().println("note: the key travels unencrypted to " + server.url());
    }
    return new AdminApi(server);
  }
}

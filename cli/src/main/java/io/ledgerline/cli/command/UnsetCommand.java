package io.ledgerline.cli.command;

import io.ledgerline.cli.api.ApiException;
import io.ledgerline.cli.output.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledgerline unset}: takes a setting back. */
@Command(
    name = "unset",
    description = "Take a setting back, so that what holds without it holds; recorded.")
public final class UnsetCommand implements Callable<Integer> {
  @Mixin ServerOptions server = new ServerOptions();
  @Mixin FormatOption format = new FormatOption();

  @Parameters(index = "0", paramLabel = "KIND", description = "Kind, as Budget.")
  String kind = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "Name, or tenant/name, as get shows.")
  String name = "";

  @Option(names = "--dry-run", description = "Show what would change and change nothing.")
  boolean dryRun;

  private final Terminal terminal;

  public UnsetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    var printed = new PrintedChanges(terminal, format.format);
    try {
      printed.changes(server.api(terminal).unset(kind, name, dryRun));
      return 0;
    } catch (ApiException refused) {
      printed.mistakes(refused);
      throw refused;
    }
  }
}

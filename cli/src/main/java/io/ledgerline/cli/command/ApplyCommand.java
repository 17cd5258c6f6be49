package io.ledgerline.cli.command;

import io.ledgerline.cli.api.ApiException;
import io.ledgerline.cli.output.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ledgerline apply}: settings from YAML files. */
@Command(
    name = "apply",
    description = "Apply YAML documents: tenants, workspaces, use cases, prompts, budgets.")
public final class ApplyCommand implements Callable<Integer> {
  @Mixin ServerOptions server = new ServerOptions();
  @Mixin FormatOption format = new FormatOption();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "DIR",
      description = "A file, or a folder with .yaml files in it.")
  @Nullable Path source;

  @Option(names = "--dry-run", description = "Show what would change and change nothing.")
  boolean dryRun;

  @Option(names = "--schema", description = "Print the JSON Schema of the documents.")
  boolean schema;

  private final Terminal terminal;

  public ApplyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (schema) {
      terminal.out().println(Terminal.pretty(server.api(terminal).schema("apply")));
      return 0;
    }
    if (source == null) {
      throw new UsageException("say what to apply: ledgerline apply -f DIR");
    }
    var documents = DocumentFiles.read(terminal.folder().resolve(source));
    var printed = new PrintedChanges(terminal, format.format);
    try {
      printed.changes(server.api(terminal).apply(documents, dryRun));
      return 0;
    } catch (ApiException refused) {
      printed.mistakes(refused);
      throw refused;
    }
  }
}

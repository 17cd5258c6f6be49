package io.ledgerline.cli.command;

import io.ledgerline.cli.api.Answers;
import io.ledgerline.cli.api.ApiException;
import io.ledgerline.cli.output.Format;
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
    try {
      print(server.api(terminal).apply(documents, dryRun));
      return 0;
    } catch (ApiException refused) {
      printMistakes(refused);
      throw refused;
    }
  }

  private void print(Answers.Applied applied) {
    if (format.format == Format.JSON) {
      terminal.out().println(Terminal.pretty(applied.json()));
      return;
    }
    for (var change : applied.changes()) {
      terminal.out().println(change.operation() + " " + change.kind() + " " + change.name());
      change.diff().forEach(line -> terminal.out().println("  " + coloured(line)));
    }
    terminal.out().println(summary(applied));
  }

  private static String summary(Answers.Applied applied) {
    int changes = applied.changes().size();
    if (changes == 0) {
      return "Nothing to change.";
    }
    var what = changes == 1 ? "1 setting" : changes + " settings";
    return applied.applied() ? "Applied " + what + "." : "Would change " + what + " (dry run).";
  }

  private String coloured(String line) {
    if (line.startsWith("+")) {
      return terminal.green(line);
    }
    return line.startsWith("-") ? terminal.red(line) : line;
  }

  private void printMistakes(ApiException refused) {
    var problem = refused.problem();
    if (problem == null) {
      return;
    }
    for (var mistake : problem.path("mistakes")) {
      int line = mistake.path("line").intValue(0);
      terminal
          .err()
          .println(
              mistake.path("file").stringValue("")
                  + (line > 0 ? ":" + line : "")
                  + ": "
                  + mistake.path("message").stringValue(""));
    }
  }
}

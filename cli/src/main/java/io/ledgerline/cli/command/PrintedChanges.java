package io.ledgerline.cli.command;

import io.ledgerline.cli.api.Answers;
import io.ledgerline.cli.api.ApiException;
import io.ledgerline.cli.output.Format;
import io.ledgerline.cli.output.Terminal;

/** What changes of settings do, or why they are refused, as a person reads it. */
final class PrintedChanges {
  private final Terminal terminal;
  private final Format format;

  PrintedChanges(Terminal terminal, Format format) {
    this.terminal = terminal;
    this.format = format;
  }

  void changes(Answers.Applied applied) {
    if (format == Format.JSON) {
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

  void mistakes(ApiException refused) {
    var problem = refused.problem();
    if (problem == null) {
      return;
    }
    for (var mistake : problem.path("mistakes")) {
      String file = mistake.path("file").stringValue("");
      int line = mistake.path("line").intValue(0);
      terminal
          .err()
          .println(
              (file.isEmpty() ? "" : file + (line > 0 ? ":" + line : "") + ": ")
                  + mistake.path("message").stringValue(""));
    }
  }
}

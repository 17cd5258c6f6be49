package io.ledgerline.cli.command;

import io.ledgerline.cli.api.Answers;
import io.ledgerline.cli.api.ApiException;
import io.ledgerline.cli.output.Format;
import io.ledgerline.cli.output.Terminal;
import tools.jackson.databind.JsonNode;

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
    notes(applied);
    terminal.out().println(summary(applied));
  }

  /** Beside what is printed, as warnings are: whoever reads the changes reads only these. */
  private void notes(Answers.Applied applied) {
    for (var note : applied.json().path("notes")) {
      terminal.err().println("note: " + line(note));
    }
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
      terminal.err().println(line(mistake));
    }
  }

  private static String line(JsonNode mistake) {
    String file = mistake.path("file").stringValue("");
    int line = mistake.path("line").intValue(0);
    return (file.isEmpty() ? "" : file + (line > 0 ? ":" + line : "") + ": ")
        + mistake.path("message").stringValue("");
  }
}

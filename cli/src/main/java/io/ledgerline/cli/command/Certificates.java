package io.ledgerline.cli.command;

import static io.ledgerline.cli.command.ApprovalsCommand.text;

import io.ledgerline.cli.output.Format;
import io.ledgerline.cli.output.Terminal;
import tools.jackson.databind.JsonNode;

/** Certificates of erasure, for people. */
final class Certificates {
  private Certificates() {}

  static void print(Terminal terminal, JsonNode erasure, Format format) {
    if (format == Format.JSON) {
      terminal.out().println(Terminal.pretty(erasure));
      return;
    }
    var out = terminal.out();
    out.println("CERTIFICATE OF ERASURE " + text(erasure, "erasure"));
    for (var name :
        new String[] {
          "tenant", "subject", "case", "basis", "asked_by", "approved_by", "erased_at"
        }) {
      out.printf("  %-12s %s%n", name, text(erasure, name));
    }
    for (var each : erasure.path("destroyed").properties()) {
      out.printf("  %-12s %d %s%n", "destroyed", each.getValue().longValue(0), each.getKey());
    }
    var receipt = text(erasure, "receipt");
    out.printf(
        "  %-12s %s%n",
        "receipt", receipt == null ? "not yet in the copy of the entries: ask again" : receipt);
    out.println(text(erasure, "meaning"));
  }
}

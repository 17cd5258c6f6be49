package io.ledgerline.cli.command;

import static io.ledgerline.cli.command.ApprovalsCommand.text;

import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Table;
import io.ledgerline.cli.output.Terminal;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code ledgerline hold}: legal holds. */
@Command(name = "hold", description = "Set, list and clear legal holds.")
public final class HoldCommand {
  private static final JsonMapper JSON = new JsonMapper();

  private final Terminal terminal;

  public HoldCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "set",
      description = "Set a hold at once. What it does not name it does not narrow.")
  int set(
      @Mixin ServerOptions server,
      @Option(
              names = {"--tenant", "--brand"},
              required = true,
              description = "Whose records it covers.")
          String tenant,
      @Option(names = "--matter", required = true, description = "The case it belongs to.")
          String matter,
      @Option(names = "--subject", description = "Whom they are about.") @Nullable String subject,
      @Option(names = "--workspace", description = "Where calls were made.")
          @Nullable String workspace,
      @Option(names = "--use-case", description = "What for.") @Nullable String useCase,
      @Option(names = "--from", description = "2026-01-01T00:00:00Z.") @Nullable String from,
      @Option(names = "--to", description = "2027-01-01T00:00:00Z.") @Nullable String to)
      throws Exception {
    var wish = JSON.createObjectNode().put("tenant", tenant).put("matter", matter);
    put(wish, "subject", subject);
    put(wish, "workspace", workspace);
    put(wish, "use_case", useCase);
    put(wish, "from", from);
    put(wish, "to", to);
    var hold = server.api(terminal).setHold(wish);
    terminal.out().println("Holds: " + text(hold, "hold") + " (" + matter + ").");
    return 0;
  }

  @Command(name = "clear", description = "Ask for a hold to be cleared; a second person approves.")
  int clear(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "HOLD", description = "h_…, as hold list shows it.") String id)
      throws Exception {
    var asked = server.api(terminal).clearHold(id);
    terminal
        .out()
        .printf(
            "Asked for: %s. Another named owner says: ledgerline approvals approve %s%n",
            text(asked, "approval"), text(asked, "approval"));
    return 0;
  }

  @Command(name = "list", description = "List holds.")
  int list(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Option(names = "--cleared", description = "Those that were cleared, too.") boolean cleared)
      throws Exception {
    var query = new HashMap<String, String>();
    query.put("cleared", String.valueOf(cleared));
    var table =
        new Table(
            Column.id("hold"),
            Column.text("tenant"),
            Column.text("matter"),
            Column.text("subject"),
            Column.text("set"),
            Column.text("cleared"));
    var json = JSON.createArrayNode();
    for (JsonNode each : server.api(terminal).safeguards("/holds", query)) {
      json.add(each);
      table.row(
          text(each, "hold"),
          text(each, "tenant"),
          text(each, "matter"),
          text(each, "subject"),
          text(each, "set_at"),
          text(each, "cleared_at"));
    }
    terminal.print(table, json, format.format);
    return 0;
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }
}

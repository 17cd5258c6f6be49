package io.ledgerline.cli.command;

import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Format;
import io.ledgerline.cli.output.Table;
import io.ledgerline.cli.output.Terminal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ledgerline calls}: one call, and what became of it. */
@Command(
    name = "calls",
    description = "Show one call, its texts and who saw them, or add its outcome.")
public final class CallsCommand {
  private static final JsonMapper JSON = new JsonMapper();

  private final Terminal terminal;

  public CallsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(name = "show", description = "Show a call, its entries and their receipts.")
  int show(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Parameters(paramLabel = "REQUEST_ID", description = "ledgerline-request-id of the call.")
          String id)
      throws Exception {
    var call = server.api(terminal).call(id);
    terminal.print(fields(call.path("call")), call, format.format);
    if (format.format == Format.TABLE) {
      terminal.out().print(NotScanned.in(call).text(terminal.width()));
      terminal.out().println();
      terminal.out().print(receipts(call.path("entries")).text(terminal.width()));
    }
    return 0;
  }

  @Command(name = "outcome", description = "Add what only the application knows to a call.")
  int outcome(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "REQUEST_ID", description = "ledgerline-request-id of the call.")
          String id,
      @Option(names = "--confidence", description = "0 to 1.") @Nullable Double confidence,
      @Option(
              names = "--human-review",
              negatable = true,
              description = "Whether a person has to look at it.")
          @Nullable Boolean review,
      @Option(names = "--approved-by", description = "Pseudonym u_… of who approved.")
          @Nullable String approvedBy,
      @Option(names = "--action", description = "What was done with the answer.")
          @Nullable String action)
      throws Exception {
    var outcome = JSON.createObjectNode();
    if (confidence != null) {
      outcome.put("confidence_score", confidence);
    }
    if (review != null) {
      outcome.put("human_review_required", review);
    }
    if (approvedBy != null) {
      outcome.put("approved_by", approvedBy);
    }
    if (action != null) {
      outcome.put("downstream_action", action);
    }
    var answer = server.api(terminal).outcome(id, outcome);
    terminal.out().println("Recorded: " + answer.path("receipt").stringValue(""));
    return 0;
  }

  @Command(
      name = "review",
      description =
          "Say whether a finding in a call was right; who says so is recorded, and counts"
              + " in evaluate --tenant.")
  int review(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "REQUEST_ID", description = "ledgerline-request-id of the call.")
          String id,
      @Option(names = "--type", required = true, description = "The finding's type, as EMAIL.")
          String type,
      @Option(names = "--verdict", required = true, description = "right, wrong or missed.")
          String verdict)
      throws Exception {
    var body = JSON.createObjectNode().put("type", type).put("verdict", verdict);
    var answer = server.api(terminal).review(id, body);
    terminal.out().println("Recorded: " + answer.path("receipt").stringValue(""));
    return 0;
  }

  @Command(
      name = "content",
      description = "Show the texts that are kept of a call; who does so, and why, is recorded.")
  int content(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Parameters(paramLabel = "REQUEST_ID", description = "ledgerline-request-id of the call.")
          String id,
      @Option(names = "--reason", required = true, description = "Why you have to see them.")
          String reason)
      throws Exception {
    var shown = server.api(terminal).content(id, reason);
    if (format.format == Format.JSON) {
      terminal.out().println(Terminal.pretty(shown));
      return 0;
    }
    var states = new Table(Column.id("text"), Column.text("state"), Column.text("detail"));
    for (var text : shown.path("texts")) {
      states.row(
          text.path("text").stringValue(""), text.path("state").stringValue(""), detail(text));
    }
    terminal.out().print(states.text(terminal.width()));
    for (var text : shown.path("texts")) {
      var content = text.path("content").stringValue(null);
      if (content != null) {
        var shownText = Terminal.harmless(content);
        terminal.out().printf("%n--- %s%n%s%n", text.path("text").stringValue(""), shownText);
      }
    }
    if (!shown.path("receipt").isNull()) {
      terminal.out().println("\nThis view is recorded: " + shown.path("receipt").stringValue(""));
    }
    return 0;
  }

  private static String detail(JsonNode text) {
    return switch (text.path("state").stringValue("")) {
      case "kept" ->
          text.path("recomputed").booleanValue(false)
              ? "its hash in the entry is that of these bytes"
              : "ITS HASH IN THE ENTRY IS NOT THAT OF THESE BYTES";
      case "erased" -> "erased by entry " + text.path("by").stringValue("");
      case "disposed" -> "let go by entry " + text.path("by").stringValue("");
      case "elsewhere" -> "lies on node " + text.path("node").stringValue("");
      default -> text.path("why").stringValue("");
    };
  }

  @Command(name = "views", description = "Show who has seen texts of a call, newest first.")
  int views(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Parameters(paramLabel = "REQUEST_ID", description = "ledgerline-request-id of the call.")
          String id)
      throws Exception {
    var shown = server.api(terminal).views(id, Map.of("limit", "500"));
    var table =
        new Table(
            Column.text("at"),
            Column.id("by"),
            Column.text("role"),
            Column.text("masked"),
            Column.text("reason"));
    for (var view : shown.path("items")) {
      table.row(
          view.path("at").stringValue(""),
          view.path("by").stringValue(""),
          view.path("role").stringValue(""),
          view.path("masked").booleanValue(false) ? "yes" : "no",
          view.path("reason").stringValue("(erased)"));
    }
    terminal.print(table, shown, format.format);
    return 0;
  }

  private static Table fields(JsonNode call) {
    var table = new Table(Column.id("field"), Column.text("value"));
    for (var property : call.properties()) {
      var value = property.getValue();
      if (!value.isNull()) {
        table.row(property.getKey(), shown(value));
      }
    }
    return table;
  }

  private static String shown(JsonNode value) {
    if (value.isString()) {
      return value.stringValue();
    }
    return value.isNumber() ? value.decimalValue().toPlainString() : value.toString();
  }

  private static Table receipts(JsonNode entries) {
    var table = new Table(Column.id("entry"), Column.text("receipt"));
    for (var row : entries) {
      table.row(
          row.path("entry").path("event_type").stringValue(""),
          row.path("receipt").stringValue(""));
    }
    return table;
  }
}

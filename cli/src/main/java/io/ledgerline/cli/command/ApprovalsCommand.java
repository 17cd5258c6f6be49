package io.ledgerline.cli.command;

import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Format;
import io.ledgerline.cli.output.Table;
import io.ledgerline.cli.output.Terminal;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code ledgerline approvals}: what waits for a second person. */
@Command(name = "approvals", description = "List, approve and deny what needs a second person.")
public final class ApprovalsCommand {
  private static final JsonMapper JSON = new JsonMapper();

  private static final List<String> SHOWN =
      List.of(
          "approval",
          "tenant",
          "action",
          "target",
          "state",
          "caller",
          "caller_id",
          "workspace",
          "owner",
          "requested_by",
          "requested_at",
          "expires_at");

  private final Terminal terminal;

  public ApprovalsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(name = "list", description = "List approvals, those that wait first asked for.")
  int list(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Option(
              names = "--state",
              description = "waiting (default), approved, denied, expired, done or all.",
              defaultValue = "waiting")
          String state)
      throws Exception {
    var query = new HashMap<String, String>();
    if (!state.equals("all")) {
      query.put("state", state);
    }
    var json = JSON.createArrayNode();
    server.api(terminal).safeguards("/approvals", query).forEach(json::add);
    boolean people = format.format == Format.TABLE;
    terminal.print(
        people ? ApprovalTables.people(json) : ApprovalTables.flat(json), json, format.format);
    return 0;
  }

  @Command(
      name = "show",
      description =
          "Show one approval; of a tool use, an answer or a request also what waits (recorded).")
  int show(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Parameters(paramLabel = "APPROVAL", description = "a_…, as approvals list shows it.")
          String id)
      throws Exception {
    var api = server.api(terminal);
    var approval = api.approval(id);
    boolean held = ApprovalTables.isHeld(approval);
    boolean waits = "waiting".equals(text(approval, "state"));
    if (held && waits) {
      ((ObjectNode) approval).set("input", api.toolInput(id).path("input"));
    }
    if (format.format == Format.JSON) {
      terminal.out().println(Terminal.pretty(approval));
      return 0;
    }
    var table = new Table(Column.text("field"), Column.text("value"));
    for (String field : SHOWN) {
      if (text(approval, field) != null) {
        table.row(field, text(approval, field));
      }
    }
    approval.path("details").properties().stream()
        .filter(each -> !SHOWN.contains(each.getKey()))
        .forEach(each -> table.row(each.getKey(), each.getValue().stringValue("")));
    var lost = text(approval.path("outcome"), "lost");
    if (lost != null) {
      table.row("lost", lost);
    }
    terminal.print(table, JSON.createArrayNode(), format.format);
    if (held && waits) {
      terminal.out().println(Terminal.pretty(approval.path("input")));
    }
    return 0;
  }

  @Command(
      name = "approve",
      description = "Say yes, and have it done. Takes another owner's key than who asked.")
  int approve(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Parameters(paramLabel = "APPROVAL", description = "a_…, as approvals list shows it.")
          String id)
      throws Exception {
    var api = server.api(terminal);
    var approval = api.decide(id, "approve");
    var erasure = text(approval.path("outcome"), "erasure");
    if (erasure != null) {
      Certificates.print(terminal, api.erasure(erasure), format.format);
      return 0;
    }
    return print(approval, format.format);
  }

  @Command(name = "deny", description = "Say no.")
  int deny(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Parameters(paramLabel = "APPROVAL", description = "a_…, as approvals list shows it.")
          String id)
      throws Exception {
    return print(server.api(terminal).decide(id, "deny"), format.format);
  }

  private int print(JsonNode approval, Format format) {
    if (format == Format.JSON) {
      terminal.out().println(Terminal.pretty(approval));
      return 0;
    }
    terminal
        .out()
        .printf(
            "%s: %s of %s is %s.%n",
            text(approval, "approval"),
            text(approval, "action"),
            ApprovalTables.about(approval),
            text(approval, "state"));
    return 0;
  }

  static @Nullable String text(JsonNode node, String name) {
    return node.path(name).stringValue(null);
  }
}

package io.ledgerline.cli.command;

import io.ledgerline.cli.api.Answers;
import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Format;
import io.ledgerline.cli.output.Table;
import io.ledgerline.cli.output.Terminal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code ledgerline keys}: issue, revoke, list. */
@Command(name = "keys", description = "Issue, revoke and list keys.")
public final class KeysCommand {
  private static final JsonMapper JSON = new JsonMapper();

  private final Terminal terminal;

  public KeysCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(name = "issue", description = "Issue a key; its secret is shown this one time.")
  int issue(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Parameters(paramLabel = "NAME", description = "What the key is for.") String name,
      @Option(names = "--owner", required = true, description = "Who answers for it.") String owner,
      @Option(
              names = {"--tenant", "--brand"},
              description = "Tenant.")
          @Nullable String tenant,
      @Option(names = "--workspace", description = "Where it calls.") @Nullable String workspace,
      @Option(
              names = "--role",
              description = "end_user (default), power_user, admin, auditor or" + " approver.")
          @Nullable String role,
      @Option(names = "--scope", description = "organization, tenant or workspace.")
          @Nullable String scope,
      @Option(names = "--kind", description = "service (default) or user.") @Nullable String kind,
      @Option(names = "--use-case", split = ",", description = "Use cases it may name.")
          @Nullable List<String> useCases,
      @Option(names = "--grant", split = ",", description = "Extra rights, for example opus.")
          @Nullable List<String> grants,
      @Option(names = "--expires", description = "When it ends, 2027-01-31T00:00:00Z.")
          @Nullable String expires)
      throws Exception {
    var wish = JSON.createObjectNode().put("name", name).put("owner", owner);
    put(wish, "tenant", tenant);
    put(wish, "workspace", workspace);
    put(wish, "role", role);
    put(wish, "scope", scope);
    put(wish, "kind", kind);
    put(wish, "expires_at", expires);
    list(wish, "use_cases", useCases);
    list(wish, "grants", grants);
    var key = server.api(terminal).keys().issue(wish);
    print(key, format.format);
    return 0;
  }

  @Command(name = "revoke", description = "Revoke a key; it is refused within a second.")
  int revoke(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "KEY_ID", description = "k_…, as keys list shows it.") String id,
      @Option(names = "--local", description = "On that node only, when the database is away.")
          boolean local)
      throws Exception {
    server.api(terminal).keys().revoke(id, local);
    terminal.out().println("Revoked " + id + (local ? " on this node." : "."));
    return 0;
  }

  @Command(name = "list", description = "List keys, without their secrets.")
  int list(@Mixin ServerOptions server, @Mixin FormatOption format) throws Exception {
    var keys = server.api(terminal).keys().all();
    var json = JSON.createArrayNode();
    keys.forEach(key -> json.add(key.json()));
    var table =
        new Table(
            Column.id("key"),
            Column.text("name"),
            Column.text("owner"),
            Column.text("role"),
            Column.text("tenant"),
            Column.text("workspace"),
            Column.text("state"));
    for (var key : keys) {
      table.row(
          key.keyId(),
          key.name(),
          key.owner(),
          key.role(),
          key.tenant(),
          key.workspace(),
          state(key));
    }
    terminal.print(table, json, format.format);
    return 0;
  }

  private void print(Answers.Key key, Format format) {
    if (format == Format.JSON) {
      terminal.out().println(Terminal.pretty(key.json()));
      return;
    }
    var table = new Table(Column.id("key"), Column.text("name"), Column.id("secret"));
    table.row(key.keyId(), key.name(), key.secret());
    terminal.print(table, key.json(), format);
    terminal.err().println("The secret is shown this one time; keep it now.");
  }

  private static String state(Answers.Key key) {
    if (key.revokedAt() != null) {
      return "revoked";
    }
    return key.expiresAt() == null ? "lives" : "until " + key.expiresAt();
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static void list(ObjectNode node, String name, @Nullable List<String> values) {
    if (values != null) {
      var list = node.putArray(name);
      values.forEach(list::add);
    }
  }
}

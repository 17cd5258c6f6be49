package io.ledgerline.cli.command;

import io.ledgerline.cli.api.AdminApi;
import io.ledgerline.cli.api.ApiException;
import io.ledgerline.cli.output.Format;
import io.ledgerline.cli.output.Table;
import io.ledgerline.cli.output.Terminal;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** {@code ledgerline audit}: query, tail, export. */
@Command(name = "audit", description = "Look at what was recorded: query, tail, export.")
public final class AuditCommand {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PAGE = 500;
  private static final int MOST_EMPTY_ANSWERS = 5;

  private final Terminal terminal;

  public AuditCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(name = "query", description = "Show calls (or entries) that match, newest first.")
  int query(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Mixin FilterOptions filter,
      @Option(names = "--entries", description = "Single entries instead of joined calls.")
          boolean entries,
      @Option(names = "--ids", description = "Only the request ids of calls, one per line.")
          boolean ids,
      @Option(
              names = "--limit",
              defaultValue = "20",
              description = "Most rows, 1 to 10000 (default: 20).")
          int limit)
      throws Exception {
    if (limit < 1 || limit > 10_000) {
      throw new UsageException("--limit must be 1 to 10000; use audit export for more");
    }
    var items = collect(server.api(terminal), filter.query(), entries, limit);
    if (ids) {
      items.forEach(item -> terminal.out().println(requestId(item)));
      return 0;
    }
    Table table = entries ? AuditTables.entries(items) : AuditTables.calls(items);
    terminal.print(table, items, format.format);
    return 0;
  }

  private static String requestId(JsonNode item) {
    return item.path("request_id")
        .stringValue(item.path("entry").path("request_id").stringValue(""));
  }

  private static ArrayNode collect(
      AdminApi api, Map<String, String> query, boolean entries, int limit) throws ApiException {
    var items = JSON.createArrayNode();
    String next = null;
    do {
      query.put("limit", Integer.toString(Math.min(PAGE, limit - items.size())));
      if (next != null) {
        query.put("after", next);
      }
      var page = entries ? api.entries(query) : api.calls(query);
      page.items().forEach(items::add);
      next = page.next();
    } while (next != null && items.size() < limit);
    return items;
  }

  @Command(name = "tail", description = "Show entries as they arrive, until interrupted.")
  int tail(@Mixin ServerOptions server, @Mixin FilterOptions filter, @Mixin FormatOption format)
      throws Exception {
    if (format.format == Format.CSV) {
      throw new UsageException("tail prints table or json (one document per line), not csv");
    }
    var api = server.api(terminal);
    String last = null;
    int empty = 0;
    while (empty < MOST_EMPTY_ANSWERS) {
      var before = last;
      last = api.follow(filter.query(), last, entry -> printEntry(entry, format.format));
      empty = last == null || last.equals(before) ? empty + 1 : 0;
    }
    throw new UsageException("the server ends the feed again and again; look at its log");
  }

  private void printEntry(String entry, Format format) {
    if (format == Format.JSON) {
      terminal.out().println(entry);
    } else {
      terminal.out().println(AuditTables.line(JSON.readTree(entry), terminal.width()));
    }
    terminal.out().flush();
  }

  @Command(
      name = "export",
      description =
          "Write everything that matches as JSON lines, oldest first; is itself an entry.")
  int export(
      @Mixin ServerOptions server,
      @Mixin FilterOptions filter,
      @Option(
              names = "--profile",
              paramLabel = "PROFILE",
              defaultValue = "calls",
              description = "entries, calls, s0, s1 or baseline (default: calls).")
          String profile,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE",
              description = "Else to the screen.")
          @Nullable Path file,
      @Option(names = "--schema", description = "Print the profile's JSON Schema instead.")
          boolean schema)
      throws Exception {
    var api = server.api(terminal);
    if (schema) {
      terminal.out().println(Terminal.pretty(api.schema(profile)));
      return 0;
    }
    var query = filter.query();
    query.put("profile", profile);
    try (var lines = api.export(query)) {
      if (file == null) {
        lines.transferTo(terminal.out());
        terminal.out().flush();
        return 0;
      }
      SavedFile.write(lines, terminal.folder().resolve(file));
    }
    terminal.err().println("Wrote " + file + ".");
    return 0;
  }
}

package io.ledgerline.cli.command;

import io.ledgerline.cli.ExitCode;
import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Format;
import io.ledgerline.cli.output.Table;
import io.ledgerline.cli.output.Terminal;
import io.ledgerline.cli.policy.PolicyBench;
import io.ledgerline.cli.policy.PolicyBench.Tried;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ledgerline policy}: policies tried before they hold. */
@Command(name = "policy", description = "Try policies before they hold; templates to begin with.")
public final class PolicyCommand {
  private static final JsonMapper JSON = new JsonMapper();

  private final Terminal terminal;
  private final PolicyBench bench;

  public PolicyCommand(Terminal terminal, PolicyBench bench) {
    this.terminal = terminal;
    this.bench = bench;
  }

  @Command(
      name = "test",
      description = {
        "Run policies against the examples in their files (kind: PolicyExamples), as if they were"
            + " enforced. Exit code 1 where one comes out otherwise.",
        "With --last-week: say which calls of the last seven days they would have treated"
            + " otherwise, by what was found in them then. Shows counts and ids, never a value."
      })
  int test(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Parameters(paramLabel = "FILE", description = "A file, or a folder with .yaml files in it.")
          Path source,
      @Option(names = "--last-week", description = "Against the last seven days' calls.")
          boolean lastWeek,
      @Option(names = "--from", paramLabel = "TIME", description = "Calls from then on instead.")
          @Nullable String from,
      @Option(names = "--until", paramLabel = "TIME", description = "First time not wanted.")
          @Nullable String until,
      @Option(names = "--tenant", description = "Calls of one tenant.") @Nullable String tenant)
      throws Exception {
    Map<String, String> files = DocumentFiles.read(terminal.folder().resolve(source));
    if (!lastWeek && from == null && until == null) {
      return examples(bench.examples(files), format.format);
    }
    var period = new FilterOptions();
    period.from = from;
    period.until = until;
    period.tenant = tenant;
    return calls(server.api(terminal).tryPolicies(files, period.query()), format.format);
  }

  private int examples(List<Tried> tried, Format format) {
    var table =
        new Table(
            Column.text("example"),
            Column.id("expected"),
            Column.id("came out"),
            Column.text("because"));
    var json = JSON.createObjectNode();
    var all = json.putArray("examples");
    for (Tried each : tried) {
      table.row(
          each.example(),
          each.expected(),
          each.asExpected() ? each.cameOut() : terminal.red(each.cameOut()),
          each.because());
      all.addObject()
          .put("file", each.file())
          .put("example", each.example())
          .put("expected", each.expected())
          .put("came_out", each.cameOut())
          .put("because", each.because())
          .put("as_expected", each.asExpected());
    }
    long right = tried.stream().filter(Tried::asExpected).count();
    json.put("as_expected", right);
    terminal.print(table, json, format);
    if (format == Format.TABLE) {
      terminal.out().println(right + " of " + tried.size() + " came out as expected.");
    }
    return right == tried.size() ? ExitCode.OK : ExitCode.FAILED;
  }

  private int calls(JsonNode json, Format format) {
    var table =
        new Table(
            Column.id("was"),
            Column.id("would be"),
            Column.count("calls"),
            Column.text("because"),
            Column.id("for example"));
    for (JsonNode row : json.path("changes")) {
      table.row(
          row.path("was").asString(),
          row.path("would_be").asString(),
          row.path("calls").asLong(),
          row.path("because").asString(),
          firstIds(row.path("request_ids")));
    }
    terminal.print(table, json, format);
    if (format == Format.TABLE) {
      summary(json);
    }
    return ExitCode.OK;
  }

  private static String firstIds(JsonNode ids) {
    return ids.isEmpty() ? "" : ids.get(0).asString();
  }

  private void summary(JsonNode json) {
    terminal
        .out()
        .println(
            "%d of %d calls from %s until %s would have been treated otherwise."
                .formatted(
                    json.path("changed").asLong(),
                    json.path("calls").asLong(),
                    json.path("from").asString(),
                    json.path("until").asString()));
    for (JsonNode note : json.path("notes")) {
      terminal.out().println("note: " + note.asString());
    }
  }
}

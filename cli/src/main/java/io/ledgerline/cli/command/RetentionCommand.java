package io.ledgerline.cli.command;

import static io.ledgerline.cli.command.ApprovalsCommand.text;

import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Format;
import io.ledgerline.cli.output.Table;
import io.ledgerline.cli.output.Terminal;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledgerline retention}: what schedules say together. */
@Command(name = "retention", description = "Show how long things are kept, and by which rule.")
public final class RetentionCommand {
  private final Terminal terminal;

  public RetentionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(name = "show", description = "What a tenant's schedules say, and their conflicts.")
  int show(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Parameters(paramLabel = "TENANT", description = "Tenant.") String tenant,
      @Option(names = "--workspace", description = "Records of it.") @Nullable String workspace,
      @Option(names = "--use-case", description = "Records of it.") @Nullable String useCase,
      @Option(names = "--risk-tier", description = "low, limited or high.") @Nullable String tier,
      @Option(names = "--data-class", description = "A class of data.") @Nullable String data,
      @Option(names = "--tag", description = "What a rule said.") @Nullable String tag)
      throws Exception {
    var query = new HashMap<String, String>();
    put(query, "workspace", workspace);
    put(query, "use_case", useCase);
    put(query, "risk_tier", tier);
    put(query, "data_class", data);
    put(query, "tag", tag);
    var shown = server.api(terminal).retention(tenant, query);
    var table =
        new Table(
            Column.id("class"),
            Column.text("floor"),
            Column.text("ceiling"),
            Column.text("decides"),
            Column.text("conflict"));
    for (var each : shown.path("classes")) {
      table.row(
          text(each, "class"),
          text(each, "floor"),
          text(each, "ceiling"),
          text(each, "decides"),
          each.path("conflict").booleanValue(false) ? "yes" : "no");
    }
    terminal.print(table, shown, format.format);
    if (format.format == Format.TABLE) {
      terminal.out().println();
      shown.path("classes").forEach(each -> terminal.out().println(text(each, "sentence")));
    }
    return 0;
  }

  private static void put(HashMap<String, String> query, String name, @Nullable String value) {
    if (value != null) {
      query.put(name, value);
    }
  }
}

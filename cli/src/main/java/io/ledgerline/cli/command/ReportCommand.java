package io.ledgerline.cli.command;

import io.ledgerline.cli.api.Answers;
import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Table;
import io.ledgerline.cli.output.Terminal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ledgerline report}: reports for people. */
@Command(name = "report", description = "Reports: cost, flagged calls.")
public final class ReportCommand {
  private final Terminal terminal;

  public ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(name = "cost", description = "Calls, tokens and cost, dearest first, exact money.")
  int cost(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Option(
              names = "--by",
              paramLabel = "DIMENSIONS",
              description =
                  "Some of brand,month,day,workspace,use_case,feature,model,user"
                      + " (default: brand).")
          @Nullable String by,
      @Option(names = "--month", paramLabel = "2026-11", description = "One UTC month.")
          @Nullable String month,
      @Option(names = "--from", paramLabel = "TIME", description = "On a full UTC hour.")
          @Nullable String from,
      @Option(names = "--until", paramLabel = "TIME", description = "First hour not wanted.")
          @Nullable String until,
      @Option(
              names = {"--tenant", "--brand"},
              description = "One tenant.")
          @Nullable String tenant,
      @Option(names = "--workspace", description = "One workspace.") @Nullable String workspace,
      @Option(names = "--feature", description = "One feature.") @Nullable String feature,
      @Option(names = "--model", description = "One model.") @Nullable String model,
      @Option(names = "--user", description = "One user.") @Nullable String user)
      throws Exception {
    var filter = new FilterOptions();
    filter.from = from;
    filter.until = until;
    filter.tenant = tenant;
    filter.workspace = workspace;
    filter.feature = feature;
    filter.model = model;
    filter.user = user;
    var query = filter.query();
    FilterOptions.put(query, "by", by);
    FilterOptions.put(query, "month", month);
    var report = server.api(terminal).cost(query);
    terminal.print(table(report), report.json(), format.format);
    if (report.truncated()) {
      terminal
          .err()
          .println("More rows than these match; the total covers all. Narrow the report.");
    }
    return 0;
  }

  @Command(
      name = "flagged",
      description = "Calls with findings, refused, held or rewritten, newest first, and why.")
  int flagged(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Mixin FilterOptions filter,
      @Option(
              names = "--kind",
              description =
                  "finding, injection, answer, tool, isolation, observed, refused, held, rewritten"
                      + " or blocked.")
          @Nullable String kind,
      @Option(
              names = "--limit",
              defaultValue = "50",
              description = "Most rows, 1 to 10000 (default: 50).")
          int limit)
      throws Exception {
    var query = filter.query();
    FilterOptions.put(query, "kind", kind);
    var found = FlaggedCalls.collect(server.api(terminal), query, limit);
    terminal.print(FlaggedCalls.table(found.items()), found.json(), format.format);
    if (found.more()) {
      terminal.err().println("More calls than these match; raise --limit or narrow the report.");
    }
    return 0;
  }

  static Table table(Answers.Cost report) {
    var columns = new ArrayList<Column>();
    report.by().forEach(name -> columns.add(column(name)));
    Collections.addAll(
        columns,
        Column.count("calls"),
        Column.count("refused"),
        Column.count("tokens in"),
        Column.count("tokens out"),
        Column.count("cached"),
        Column.usd("cost USD"));
    var table = new Table(columns);
    report.rows().forEach(row -> table.row(cells(row, row.labels().toArray())));
    var labels = new Object[report.by().size()];
    Arrays.fill(labels, "");
    labels[0] = "total";
    return table.total(cells(report.total(), labels));
  }

  private static Column column(String dimension) {
    boolean isTime = dimension.equals("month") || dimension.equals("day");
    return isTime ? Column.id(dimension) : Column.text(dimension);
  }

  private static Object[] cells(Answers.CostRow row, Object[] labels) {
    var cells = new ArrayList<Object>();
    for (var label : labels) {
      cells.add(label.equals("") ? "-" : label);
    }
    Collections.addAll(
        cells,
        row.calls(),
        row.refused(),
        row.tokensIn(),
        row.tokensOut(),
        row.tokensCacheRead() + row.tokensCacheWrite(),
        row.costUsd());
    return cells.toArray();
  }
}

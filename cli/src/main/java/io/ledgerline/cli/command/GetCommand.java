package io.ledgerline.cli.command;

import io.ledgerline.cli.api.AdminApi;
import io.ledgerline.cli.api.Answers;
import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Format;
import io.ledgerline.cli.output.Table;
import io.ledgerline.cli.output.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** {@code ledgerline get}: settings as they hold. */
@Command(
    name = "get",
    description = "Show settings: the kinds, those of a KIND, or the versions of one NAME.")
public final class GetCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Mixin ServerOptions server = new ServerOptions();
  @Mixin FormatOption format = new FormatOption();

  @Parameters(index = "0", arity = "0..1", paramLabel = "KIND", description = "Kind, as Tenant.")
  @Nullable String kind;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Name, or tenant/name.")
  @Nullable String name;

  private final Terminal terminal;

  public GetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    var api = server.api(terminal);
    if (kind == null) {
      return kinds(api);
    }
    var settings = api.settings(kind, name);
    terminal.print(table(settings), json(settings), format.format);
    boolean one = name != null && format.format == Format.TABLE && !settings.isEmpty();
    if (one && !settings.getFirst().removed()) {
      terminal.out().println();
      terminal.out().println(Terminal.pretty(settings.getFirst().spec()));
    }
    return 0;
  }

  private int kinds(AdminApi api) throws Exception {
    var table = new Table(Column.id("kind"));
    var json = JSON.createArrayNode();
    for (var each : api.kinds()) {
      table.row(each);
      json.add(each);
    }
    terminal.print(table, json, format.format);
    return 0;
  }

  private static Table table(List<Answers.Setting> settings) {
    var table =
        new Table(
            Column.text("name"),
            Column.count("version"),
            Column.id("changed"),
            Column.text("by"),
            Column.text("state"));
    for (var setting : settings) {
      table.row(
          setting.name(),
          setting.version(),
          setting.changedAt(),
          setting.by(),
          setting.removed() ? "removed" : "");
    }
    return table;
  }

  private static ArrayNode json(List<Answers.Setting> settings) {
    var list = JSON.createArrayNode();
    for (var setting : settings) {
      var node = list.addObject();
      node.put("kind", setting.kind()).put("name", setting.name());
      node.put("version", setting.version()).put("changed_at", setting.changedAt());
      node.put("by", setting.by()).put("removed", setting.removed());
      node.set("spec", setting.spec());
    }
    return list;
  }
}

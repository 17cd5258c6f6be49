package io.ledgerline.cli.command;

import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Table;
import io.ledgerline.cli.output.Terminal;
import io.ledgerline.cli.policy.Templates;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code ledgerline policy templates}: policies to begin with. */
@Command(name = "templates", description = "Policies to begin with, with their examples.")
public final class PolicyTemplatesCommand {
  private final Terminal terminal;

  public PolicyTemplatesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(name = "list", description = "The templates there are.")
  int list(@Mixin FormatOption format) {
    var table = new Table(Column.id("template"), Column.text("what it is about"));
    var json = new JsonMapper().createArrayNode();
    for (Templates.Template each : Templates.all()) {
      table.row(each.name(), each.says());
      json.addObject().put("template", each.name()).put("about", each.says());
    }
    terminal.print(table, json, format.format);
    return 0;
  }

  @Command(
      name = "show",
      description =
          "Print one, to be kept in a file, tried and applied. It observes until its"
              + " mode is changed.")
  int show(
      @Parameters(paramLabel = "TEMPLATE", description = "One of the list.") String name,
      @Option(names = "--tenant", description = "For this tenant.") @Nullable String tenant)
      throws UsageException {
    var template =
        Templates.of(name)
            .orElseThrow(
                () ->
                    new UsageException(
                        "there is no template '%s'; name one of %s"
                            .formatted(
                                name,
                                Templates.all().stream()
                                    .map(Templates.Template::name)
                                    .collect(Collectors.joining(", ")))));
    if (tenant != null && !tenant.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new UsageException(
          "--tenant: lower-case letters, digits and hyphens, up to 63 (got: another text)");
    }
    terminal.out().print(template.text(tenant));
    return 0;
  }
}

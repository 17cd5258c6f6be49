package io.ledgerline.cli.command;

import static io.ledgerline.cli.command.ApprovalsCommand.text;

import io.ledgerline.cli.output.Format;
import io.ledgerline.cli.output.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code ledgerline erase}: asks for a subject's erasure, or shows a certificate. */
@Command(
    name = "erase",
    description =
        "Ask for everything about a subject to be made unreadable; a second person"
            + " approves. With --certificate: show what was done.")
public final class EraseCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Mixin ServerOptions server = new ServerOptions();
  @Mixin FormatOption format = new FormatOption();

  @Option(
      names = {"--tenant", "--brand"},
      description = "Where.")
  @Nullable String tenant;

  @Option(names = "--subject", description = "Whom: a pseudonym, or the name known here.")
  @Nullable String subject;

  @Option(names = "--case", description = "The request it answers, for example DSR-2026-17.")
  @Nullable String caseId;

  @Option(names = "--basis", description = "The law it rests on, for example gdpr:17.1.a.")
  @Nullable String basis;

  @Option(names = "--certificate", paramLabel = "ERASURE", description = "Show that certificate.")
  @Nullable String certificate;

  private final Terminal terminal;

  public EraseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    var api = server.api(terminal);
    if (certificate != null) {
      Certificates.print(terminal, api.erasure(certificate), format.format);
      return 0;
    }
    if (tenant == null || subject == null || caseId == null || basis == null) {
      throw new UsageException("erase needs --tenant, --subject, --case and --basis");
    }
    var asked =
        api.requestErasure(
            JSON.createObjectNode()
                .put("tenant", tenant)
                .put("subject", subject)
                .put("case", caseId)
                .put("basis", basis));
    if (format.format == Format.JSON) {
      terminal.out().println(Terminal.pretty(asked));
      return 0;
    }
    terminal
        .out()
        .printf(
            "Asked for: %s. Another named owner says: ledgerline approvals approve %s%n",
            text(asked, "approval"), text(asked, "approval"));
    asked
        .path("held_by")
        .forEach(
            hold ->
                terminal
                    .out()
                    .println("Held by " + hold.stringValue("") + ": nothing goes before that."));
    return 0;
  }
}

package io.ledgerline.cli.command;

import static io.ledgerline.cli.command.ApprovalsCommand.text;

import io.ledgerline.cli.api.Answers;
import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Format;
import io.ledgerline.cli.output.Table;
import io.ledgerline.cli.output.Terminal;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code ledgerline evidence}: packs that an auditor checks offline. */
@Command(name = "evidence", description = "Make evidence packs for auditors, and list them.")
public final class EvidenceCommand {
  private static final JsonMapper JSON = new JsonMapper();

  private final Terminal terminal;

  public EvidenceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "export",
      description =
          "Write an evidence pack of a period. Making it is itself an entry, with its SHA-256.")
  int export(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Option(
              names = {"--tenant", "--brand"},
              paramLabel = "NAME",
              description = "Whose entries; left out: the key's tenant, or the organization.")
          @Nullable String tenant,
      @Option(
              names = "--from",
              required = true,
              paramLabel = "TIME",
              description = "2026-11-01 or an instant.")
          String from,
      @Option(
              names = "--to",
              required = true,
              paramLabel = "TIME",
              description = "First time not wanted.")
          String to,
      @Option(names = "--workspace", paramLabel = "NAME", description = "Only this workspace.")
          @Nullable String workspace,
      @Option(names = "--use-case", paramLabel = "NAME", description = "Only this use case.")
          @Nullable String useCase,
      @Option(names = "--feature", paramLabel = "NAME", description = "Only this feature.")
          @Nullable String feature,
      @Option(names = "--user", paramLabel = "U_ID", description = "Only this pseudonym.")
          @Nullable String user,
      @Option(names = "--model", paramLabel = "ID", description = "Only this model.")
          @Nullable String model,
      @Option(names = "--event-type", paramLabel = "TYPE", description = "Only this type.")
          @Nullable String eventType,
      @Option(names = "--session", paramLabel = "ID", description = "Only this session.")
          @Nullable String session,
      @Option(
              names = "--tag",
              paramLabel = "NAME[=VALUE]",
              description = "Only what rules gave this tag.")
          @Nullable String tag,
      @Option(
              names = "--with-content",
              description = "Take prompts and answers along where they are kept; needs --reason.")
          boolean content,
      @Option(names = "--reason", paramLabel = "CASE", description = "Why; stands in the entry.")
          @Nullable String reason,
      @Option(
              names = "--with-system",
              description = "Show all of _system; it names other tenants. Organization's key only.")
          boolean system,
      @Option(
              names = {"-o", "--output"},
              required = true,
              paramLabel = "FILE",
              description = "Appears whole or not at all.")
          Path file)
      throws Exception {
    var wish = JSON.createObjectNode().put("from", from).put("to", to);
    put(wish, "tenant", tenant);
    put(wish, "workspace", workspace);
    put(wish, "use_case", useCase);
    put(wish, "feature", feature);
    put(wish, "user", user);
    put(wish, "model", model);
    put(wish, "event_type", eventType);
    put(wish, "session", session);
    put(wish, "tag", tag);
    put(wish, "reason", reason);
    wish.put("with_content", content).put("with_system", system);
    try (var waiting = Waiting.on(terminal, "making the pack");
        var pack = server.api(terminal).evidencePack(wish)) {
      waiting.say("receiving " + pack.bytes() + " bytes");
      var digest = MessageDigest.getInstance("SHA-256");
      SavedFile.write(new DigestInputStream(pack.body(), digest), terminal.folder().resolve(file));
      var sha256 = HexFormat.of().formatHex(digest.digest());
      if (!sha256.equals(pack.sha256())) {
        terminal.err().println("The file does not have the SHA-256 that was recorded: try again.");
        return 1;
      }
      say(pack, file, format.format);
      return 0;
    }
  }

  private void say(Answers.Pack pack, Path file, Format format) {
    if (format == Format.TABLE) {
      terminal
          .out()
          .printf(
              "Wrote %s: %,d entries in the period, %,d hidden, %,d bytes.%nsha256 %s%n"
                  + "Recorded: %s%nCheck it: ledgerline verify %s --vkeys KEYS%n",
              file,
              pack.entries(),
              pack.hidden(),
              pack.bytes(),
              pack.sha256(),
              pack.receipt(),
              file);
      return;
    }
    var json =
        JSON.createObjectNode()
            .put("file", file.toString())
            .put("entries", pack.entries())
            .put("hidden", pack.hidden())
            .put("bytes", pack.bytes())
            .put("sha256", pack.sha256())
            .put("receipt", pack.receipt());
    terminal.out().println(Terminal.pretty(json));
  }

  @Command(name = "list", description = "List the packs that were made, newest first.")
  int list(
      @Mixin ServerOptions server,
      @Mixin FormatOption format,
      @Option(
              names = {"--tenant", "--brand"},
              paramLabel = "NAME",
              description = "Of this tenant.")
          @Nullable String tenant)
      throws Exception {
    var query = new HashMap<String, String>();
    FilterOptions.put(query, "tenant", tenant);
    var table =
        new Table(
            Column.text("exported"),
            Column.text("tenant"),
            Column.text("from"),
            Column.text("to"),
            Column.count("entries"),
            Column.text("key"),
            Column.text("sha256"));
    var json = JSON.createArrayNode();
    for (JsonNode each : server.api(terminal).safeguards("/evidence/packs", query)) {
      json.add(each);
      table.row(
          text(each, "exported_at"),
          text(each, "tenant"),
          text(each, "from"),
          text(each, "to"),
          each.path("entries").longValue(0),
          text(each, "key_id"),
          text(each, "sha256"));
    }
    terminal.print(table, json, format.format);
    return 0;
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }
}

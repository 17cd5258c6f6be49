package io.ledgerline.cli.command;

import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Format;
import io.ledgerline.cli.output.Table;
import io.ledgerline.cli.output.Terminal;
import io.ledgerline.verifier.ReportJson;
import io.ledgerline.verifier.ReportText;
import io.ledgerline.verifier.UnreadableException;
import io.ledgerline.verifier.Verify;
import io.ledgerline.verifier.VerifyCommand;
import io.ledgerline.verifier.VerifyOptions;
import io.ledgerline.verifier.VerifyReport;
import io.ledgerline.verifier.drill.Drill;
import io.ledgerline.verifier.drill.DrillCommand;
import io.ledgerline.verifier.trust.Trust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code ledgerline verify}: recomputes a ledger from its files; asks no server. */
@Command(
    name = "verify",
    description = "Recompute a ledger's folder: every leaf, tile, root and signature.")
public final class VerifyFolderCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Mixin FormatOption format = new FormatOption();

  @Parameters(paramLabel = "DIR", description = "A ledger's folder, or a data folder.")
  Path folder = Path.of("");

  @Option(
      names = "--last-signed",
      paramLabel = "DIR",
      description = "The node's store of what it signed last: shows data that went back in time.")
  @Nullable Path lastSigned;

  @Option(
      names = "--vkey",
      paramLabel = "VKEY",
      description = "A verifier key from outside the folder: shows who signed.")
  List<String> vkeys = List.of();

  @Option(
      names = "--vkeys",
      paramLabel = "FILE",
      description = "A file of such keys, one per line, as keys ledger export prints them.")
  @Nullable Path vkeysFile;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description =
          "Whom you trust outside: logs, witnesses and a quorum, time-stamping authorities.")
  @Nullable Path trust;

  @Option(
      names = "--anchors",
      paramLabel = "DIR",
      description = "Another anchor archive than the folder's own.")
  @Nullable Path anchors;

  @Option(
      names = "--drill",
      description = "Tamper with a copy in every way known, and show who sees each.")
  boolean drill;

  @Option(
      names = "--sample",
      paramLabel = "MIB",
      defaultValue = "64",
      description = "With --drill: the most that is copied, in MiB of streams (64).")
  int sampleMib;

  private final Terminal terminal;

  public VerifyFolderCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (drill) {
      return drilled();
    }
    long begin = System.nanoTime();
    var report = verified();
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (format.format == Format.TABLE) {
      ReportText.print(report, seconds, terminal.out());
    } else {
      terminal.print(table(report), JSON.readTree(ReportJson.of(report)), format.format);
    }
    return report.isConsistent() ? VerifyCommand.CONSISTENT : VerifyCommand.FINDINGS;
  }

  private int drilled() throws UsageException, InterruptedException {
    if (lastSigned != null
        || !vkeys.isEmpty()
        || vkeysFile != null
        || trust != null
        || anchors != null) {
      throw new UsageException(
          "--drill brings its own keys and store: leave out the other options");
    }
    if (sampleMib < 1) {
      throw new UsageException("--sample: " + sampleMib + " (expected: >= 1)");
    }
    try {
      var ledger = terminal.folder().resolve(folder);
      long bytes = (long) sampleMib << 20;
      if (format.format == Format.TABLE) {
        return DrillCommand.run(ledger, bytes, terminal.out()::println);
      }
      var report = Drill.run(ledger, bytes, row -> {});
      terminal.print(DrillTables.table(report), DrillTables.json(report), format.format);
      return report.isPassed() ? VerifyCommand.CONSISTENT : VerifyCommand.FINDINGS;
    } catch (IllegalArgumentException | UnreadableException unusable) {
      throw new UsageException(String.valueOf(unusable.getMessage()));
    }
  }

  private List<String> allVkeys() {
    var all = new ArrayList<>(vkeys);
    if (vkeysFile != null) {
      all.addAll(VerifyOptions.vkeysIn(terminal.folder().resolve(vkeysFile)));
    }
    return all;
  }

  private VerifyReport verified() throws UsageException, InterruptedException {
    try {
      var options = VerifyOptions.defaults().withVkeys(allVkeys());
      if (lastSigned != null) {
        options = options.withLastSigned(terminal.folder().resolve(lastSigned));
      }
      if (trust != null) {
        options = options.withTrust(Trust.read(terminal.folder().resolve(trust)));
      }
      if (anchors != null) {
        options = options.withAnchors(terminal.folder().resolve(anchors));
      }
      return Verify.run(terminal.folder().resolve(folder), options);
    } catch (IllegalArgumentException | UnreadableException unusable) {
      throw new UsageException(String.valueOf(unusable.getMessage()));
    }
  }

  private static Table table(VerifyReport report) {
    var table =
        new Table(
            Column.id("stream"),
            Column.count("entries"),
            Column.count("signed_up_to"),
            Column.count("unsigned"),
            Column.count("anchored_to"),
            Column.count("findings"),
            Column.id("root"));
    for (var stream : report.streams()) {
      var root = stream.root();
      table.row(
          stream.stream(),
          stream.size(),
          stream.signedUpTo(),
          stream.unsignedTail(),
          stream.size() - stream.unanchored(),
          (long) stream.findings().size(),
          root == null ? null : root.base64());
    }
    return table;
  }
}

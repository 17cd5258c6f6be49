package io.ledgerline.server;

import io.ledgerline.ledger.Adoption;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.server.assembly.LedgerAdoption;
import io.ledgerline.server.assembly.LedgerClosing;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.ConfigReader;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is done to a ledger on its own machine, while its node does not run. */
@Command(name = "ledger", description = "Work on a ledger whose node is stopped (docs/ledger.md).")
final class LedgerCommand implements Callable<Integer> {
  private static final int REFUSED = 1;
  private static final int UNUSABLE = 2;

  /** A disk that was restored may have every stream refused. */
  private static final int MOST_REFUSED = 100;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }

  @Command(
      name = "adopt",
      description = {
        "Go on with streams that are refused because what was signed of them is not all here.",
        "Without --confirm it only shows what is known and what would be given up (exit code 1 if"
            + " something is refused).",
        "Each stream goes on under a new origin; the old one is closed for ever."
      })
  int adopt(
      @Parameters(
              paramLabel = "STREAM",
              arity = "0..*",
              description = "The streams to go on with; _system must be among them if refused.")
          @Nullable List<String> streams,
      @Option(names = "--all", description = "All that are refused.") boolean all,
      @Mixin Decision decided) {
    try (var adoption = new LedgerAdoption(ConfigReader.read(decided.config), System.getenv())) {
      var findings = adoption.look();
      if (decided.installation == null) {
        show(findings);
        return findings.refused().isEmpty() ? 0 : REFUSED;
      }
      var chosen = chosen(findings, streams == null ? List.of() : streams, all);
      var adopted = adoption.adopt(decided.installation, chosen, decided.by(), decided.reason());
      adopted.forEach(
          each -> out().println(each.before().stream() + " goes on as " + each.origin()));
      out().flush();
      return 0;
    } catch (ConfigException | IllegalArgumentException e) {
      spec.commandLine().getErr().println("ledgerline ledger adopt: " + e.getMessage());
      return UNUSABLE;
    }
  }

  @Command(
      name = "close",
      description = {
        "End the logs of this node for ever, because it is retired.",
        "Without --confirm it only shows them, and which are refused and why (exit code 1 if some"
            + " are). Make its last evidence packs before, and move its"
            + " vault folder to where texts shall still be read.",
        "Entries say so, other nodes are told through the database, and this node does not start"
            + " again."
      })
  int close(@Mixin Decision decided) {
    try (var closing = new LedgerClosing(ConfigReader.read(decided.config), System.getenv())) {
      String confirmed = decided.installation;
      if (confirmed == null) {
        var look = closing.look();
        show(closing.installation(), look, out());
        return look.refused().isEmpty() ? 0 : REFUSED;
      }
      var closed = closing.close(confirmed, decided.by(), decided.reason());
      out().println("installation " + closing.installation());
      show(closed, out());
      out().flush();
      return 0;
    } catch (ConfigException | IllegalArgumentException e) {
      spec.commandLine().getErr().println("ledgerline ledger close: " + e.getMessage());
      return UNUSABLE;
    }
  }

  private static void show(List<LedgerClosing.Log> logs, PrintWriter out) {
    logs.forEach(
        each -> out.printf("%s: %d entries (%s)%n", each.stream(), each.size(), each.origin()));
  }

  /** What closing would end, and what is in its way: as much of that as somebody may read. */
  static void show(String installation, LedgerClosing.Look look, PrintWriter out) {
    out.println("installation " + installation);
    show(look.logs(), out);
    out.println();
    int refused = look.refused().size();
    look.refused().stream()
        .limit(MOST_REFUSED)
        .forEach(each -> out.println(each.stream() + " is refused: " + each.why()));
    if (refused > MOST_REFUSED) {
      out.println("… and " + (refused - MOST_REFUSED) + " more streams are refused");
    }
    out.println(
        refused > 0
            ? "Nothing was changed. Mend or adopt what is refused before the rest can be closed:"
            : "Nothing was changed. What is closed stays closed:");
    String asked = " --confirm " + installation + " --by ROLE --reason TICKET";
    out.println(refused > 0 ? "ledgerline ledger adopt" : "ledgerline ledger close" + asked);
    out.flush();
  }

  private static Set<String> chosen(Adoption.Findings findings, List<String> named, boolean all) {
    if (all == !named.isEmpty()) {
      throw new IllegalArgumentException("name the streams, or say --all");
    }
    var chosen = new LinkedHashSet<>(named);
    if (all) {
      findings.refused().forEach(each -> chosen.add(each.stream()));
    }
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException("no stream is refused: there is nothing to adopt");
    }
    return chosen;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private void show(Adoption.Findings findings) {
    out().println("installation " + findings.installation());
    if (findings.refused().isEmpty()) {
      out().println("no stream is refused: there is nothing to adopt");
    }
    findings.refused().forEach(this::show);
    if (!findings.refused().isEmpty()) {
      out().println();
      out().println("First try to bring back what is missing. What is adopted stays given up:");
      out()
          .println(
              "ledgerline ledger adopt --all --confirm "
                  + findings.installation()
                  + " --by ROLE --reason TICKET");
    }
    out().flush();
  }

  private void show(Adoption.Refused refused) {
    var root = refused.root();
    out().println();
    out().println(refused.stream() + " (" + refused.origin() + ")");
    out().println("  refused: " + refused.why());
    out()
        .println(
            "  here: "
                + refused.size()
                + " entries, root "
                + (root == null ? "unknown" : root.base64()));
    for (Checkpoint each : refused.signed()) {
      out()
          .println(
              each.size() == 0
                  ? "  signed: nothing is known of " + each.origin() + ", so anything may be lost"
                  : "  signed: "
                      + each.size()
                      + " entries, root "
                      + each.root().base64()
                      + " ("
                      + each.origin()
                      + ")");
    }
    out()
        .println(
            refused.obstacle() != null
                ? "  can't be adopted: " + refused.obstacle()
                : refused.lost() == 0
                    ? "  would be given up: nothing that is known of"
                    : "  would be given up: entries "
                        + refused.size()
                        + " to "
                        + (refused.size() + refused.lost() - 1));
  }
}

package io.ledgerline.verifier;

import io.ledgerline.verifier.drill.DrillCommand;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The command {@code ledgerline verify}, also the jar's own: arguments in, text out, an exit code.
 *
 * <p>0: nothing is wrong. 1: findings. 2: wrong arguments, or something can't be read.
 */
public final class VerifyCommand {
  public static final int CONSISTENT = 0;
  public static final int FINDINGS = 1;
  public static final int UNUSABLE = 2;

  private static final String USAGE =
      """
      Usage: verify DIR [--last-signed DIR] [--vkey VKEY]... [--vkeys FILE] [--threads N] [--any-entries]
        DIR            the folder of a ledger, or a data folder with a ledger in it
        --last-signed  the node's store of what it signed last: shows data that went back in time
        --vkey         a verifier key from outside the folder: shows who signed
        --vkeys        a file of such keys, one per line
        --any-entries  entries need not be canonical audit entries
             verify DIR --drill [--sample MIB]
        --drill        tampers with a copy in every way it knows and shows who sees each
        --sample       the most that is copied, in MiB of streams (64)
             verify proof FILE --vkey VKEY (--entry FILE | --receipt RECEIPT)
                       checks one entry's tlog-proof; needs no folder
      Exit codes: 0 nothing is wrong, 1 findings, 2 wrong usage or something can't be read.
      """;

  private VerifyCommand() {}

  /** Runs as a process. */
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(arguments, System.out, System.err));
  }

  /** Runs with those arguments, and returns the exit code. */
  public static int run(String[] arguments, PrintStream out, PrintStream err)
      throws InterruptedException {
    if (arguments.length > 0 && arguments[0].equals(ProofCommand.NAME)) {
      return ProofCommand.run(List.of(arguments).subList(1, arguments.length), out, err);
    }
    if (List.of(arguments).contains(DrillCommand.OPTION)) {
      return DrillCommand.run(List.of(arguments), out, err);
    }
    try {
      List<String> folders = new ArrayList<>();
      VerifyOptions options = parse(List.of(arguments), folders);
      if (folders.size() != 1) {
        err.print(USAGE);
        return UNUSABLE;
      }
      long start = System.nanoTime();
      VerifyReport report = Verify.run(Path.of(folders.getFirst()), options);
      print(report, (System.nanoTime() - start) / 1e9, out);
      return report.isConsistent() ? CONSISTENT : FINDINGS;
    } catch (IllegalArgumentException | UnreadableException e) {
      err.println(e.getMessage());
      return UNUSABLE;
    }
  }

  private static VerifyOptions parse(List<String> arguments, List<String> folders) {
    VerifyOptions options = VerifyOptions.defaults();
    List<String> vkeys = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      switch (argument) {
        case "--last-signed" -> options = options.withLastSigned(Path.of(value(arguments, ++i)));
        case "--vkey" -> vkeys.add(value(arguments, ++i));
        case "--vkeys" -> vkeys.addAll(VerifyOptions.vkeysIn(Path.of(value(arguments, ++i))));
        case "--any-entries" -> options = options.withAnyEntries();
        case "--threads" -> options = threads(options, value(arguments, ++i));
        default -> folders.add(folder(argument));
      }
    }
    return options.withVkeys(vkeys);
  }

  private static String folder(String argument) {
    if (argument.startsWith("-")) {
      throw new IllegalArgumentException("unknown option " + argument + "\n" + USAGE);
    }
    return argument;
  }

  private static VerifyOptions threads(VerifyOptions options, String count) {
    return new VerifyOptions(
        options.lastSigned(),
        options.vkeys(),
        options.entriesAreCanonical(),
        Integer.parseInt(count));
  }

  private static String value(List<String> arguments, int at) {
    if (at >= arguments.size()) {
      throw new IllegalArgumentException(arguments.get(at - 1) + " needs a value\n" + USAGE);
    }
    return arguments.get(at);
  }

  /** Prints a report for people. */
  public static void print(VerifyReport report, double seconds, PrintStream out) {
    out.printf("%-24s %12s %12s %9s  %s%n", "stream", "entries", "signed to", "unsigned", "root");
    for (StreamReport each : report.streams()) {
      var root = each.root();
      out.printf(
          "%-24s %12d %12d %9d  %s%n",
          each.stream(),
          each.size(),
          each.signedUpTo(),
          each.unsignedTail(),
          root == null ? "not recomputed: entries are missing" : root.base64());
      each.notes().forEach(note -> out.printf("%-24s %s%n", "", note));
    }
    report.findings().forEach(finding -> out.println(finding.line()));
    long own =
        report.streams().stream()
            .filter(each -> each.keyFrom() == StreamReport.KeySource.FOLDER)
            .count();
    if (own > 0) {
      out.printf(
          "Keys of %d of %d streams were taken from the folder itself: give --vkeys to see who"
              + " signed.%n",
          own, report.streams().size());
    }
    out.printf(
        Locale.ROOT,
        "%d entries, %d bytes, %d streams in %.2f s (%.0f entries/s): %s.%n",
        report.entries(),
        report.bytes(),
        report.streams().size(),
        seconds,
        report.entries() / Math.max(seconds, 1e-9),
        report.grade());
    out.println("No anchor outside this folder was checked.");
  }
}

package io.ledgerline.verifier;

import io.ledgerline.verifier.drill.DrillCommand;
import io.ledgerline.verifier.pack.PackCommand;
import io.ledgerline.verifier.trust.Trust;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command {@code ledgerline verify}, also the jar's own: arguments in, text out, an exit code.
 *
 * <p>0: nothing is wrong. 1: findings. 2: wrong arguments, or something can't be read.
 */
public final class VerifyCommand {
  public static final int CONSISTENT = 0;
  public static final int FINDINGS = 1;
  public static final int UNUSABLE = 2;

  private static final String JSON = "--json";
  private static final String USAGE =
      """
      Usage: verify DIR [--trust FILE] [--anchors DIR] [--last-signed DIR] [--vkey VKEY]... [--vkeys FILE]
                        [--threads N] [--any-entries] [--json]
        DIR            the folder of a ledger, or a data folder with a ledger in it
        --trust        whom you trust outside: logs, witnesses and a quorum, time-stamping authorities;
                       what they attest in the folder's archive makes the grade
        --anchors      another anchor archive than the folder's own
        --last-signed  the node's store of what it signed last: shows data that went back in time
        --vkey         a verifier key from outside the folder: shows who signed
        --vkeys        a file of such keys, one per line
        --json         prints one JSON document
        --any-entries  entries need not be canonical audit entries
             verify DIR --drill [--sample MIB]
        --drill        tampers with a copy in every way it knows and shows who sees each
        --sample       the most that is copied, in MiB of streams (64)
             verify pack FILE... [--vkey VKEY]... [--vkeys FILE] [--trust FILE] [--format json]
                       checks evidence packs; needs no folder
             verify proof FILE (--vkey VKEY | --trust FILE)... (--entry FILE | --receipt RECEIPT)
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
    if (arguments.length > 0 && arguments[0].equals(PackCommand.NAME)) {
      return PackCommand.run(List.of(arguments).subList(1, arguments.length), out, err);
    }
    if (List.of(arguments).contains(DrillCommand.OPTION)) {
      return DrillCommand.run(List.of(arguments), out, err);
    }
    try {
      List<String> rest = new ArrayList<>(List.of(arguments));
      boolean json = rest.removeIf(JSON::equals);
      List<String> folders = new ArrayList<>();
      VerifyOptions options = parse(rest, folders);
      if (folders.size() != 1) {
        err.print(USAGE);
        return UNUSABLE;
      }
      long start = System.nanoTime();
      VerifyReport report = Verify.run(Path.of(folders.getFirst()), options);
      if (json) {
        out.println(ReportJson.of(report));
      } else {
        ReportText.print(report, (System.nanoTime() - start) / 1e9, out);
      }
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
        case "--trust" -> options = options.withTrust(trust(value(arguments, ++i)));
        case "--anchors" -> options = options.withAnchors(Path.of(value(arguments, ++i)));
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

  private static Trust trust(String file) {
    return Trust.read(Path.of(file));
  }

  private static VerifyOptions threads(VerifyOptions options, String count) {
    return options.withThreads(Integer.parseInt(count));
  }

  private static String value(List<String> arguments, int at) {
    if (at >= arguments.size()) {
      throw new IllegalArgumentException(arguments.get(at - 1) + " needs a value\n" + USAGE);
    }
    return arguments.get(at);
  }
}

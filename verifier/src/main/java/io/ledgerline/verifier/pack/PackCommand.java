package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.verifier.UnreadableException;
import io.ledgerline.verifier.VerifyCommand;
import io.ledgerline.verifier.VerifyOptions;
import io.ledgerline.verifier.trust.Trust;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code pack FILE…}: checks evidence packs without the ledger. Keys and whom to trust come from
 * outside the packs.
 *
 * <p>0: nothing is wrong. 1: findings. 2: wrong arguments, or something can't be read.
 */
public final class PackCommand {
  /** The first argument. */
  public static final String NAME = "pack";

  private static final String USAGE =
      """
      Usage: verify pack FILE... [--vkey VKEY]... [--vkeys FILE] [--trust FILE] [--format text|json]
        FILE      evidence packs that belong together: one of each node
        --vkey    a verifier key, from somewhere else than the pack; counts for all logs of its node
        --vkeys   a file of such keys, one per line
        --trust   a trust file: logs, witnesses with a quorum, time-stamping authorities
        --format  text for people (default), json for programs
      Exit codes: 0 nothing is wrong, 1 findings, 2 wrong usage or something can't be read.
      """;

  private PackCommand() {}

  /** Runs with the arguments behind {@value #NAME}; relative paths are taken as they are. */
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      Asked asked = parse(arguments);
      long start = System.nanoTime();
      PackReport report = PackCheck.run(asked.files(), asked.options());
      if (asked.json()) {
        out.println(PackJson.of(report));
      } else {
        PackText.print(report, (System.nanoTime() - start) / 1e9, out);
      }
      return report.isConsistent() ? VerifyCommand.CONSISTENT : VerifyCommand.FINDINGS;
    } catch (IllegalArgumentException | UnreadableException e) {
      err.println(e.getMessage());
      return VerifyCommand.UNUSABLE;
    }
  }

  private record Asked(List<Path> files, PackOptions options, boolean json) {}

  private static Asked parse(List<String> arguments) {
    List<Path> files = new ArrayList<>();
    List<VerifierKey> keys = new ArrayList<>();
    Trust trust = Trust.nobody();
    boolean json = false;
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--vkey" -> keys.add(VerifierKey.parse(value(arguments, ++i)));
        case "--vkeys" ->
            VerifyOptions.vkeysIn(Path.of(value(arguments, ++i)))
                .forEach(vkey -> keys.add(VerifierKey.parse(vkey)));
        case "--trust" -> trust = Trust.read(Path.of(value(arguments, ++i)));
        case "--format" -> json = isJson(value(arguments, ++i));
        default -> files.add(file(arguments.get(i)));
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException(USAGE);
    }
    return new Asked(files, new PackOptions(trust, keys), json);
  }

  private static boolean isJson(String format) {
    return switch (format) {
      case "json" -> true;
      case "text" -> false;
      default ->
          throw new IllegalArgumentException("--format: " + format + " (expected: text or json)");
    };
  }

  private static Path file(String argument) {
    if (argument.startsWith("-")) {
      throw new IllegalArgumentException("unknown option " + argument + "\n" + USAGE);
    }
    Path file = Path.of(argument);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(file + " (expected: a file that is there)");
    }
    return file;
  }

  private static String value(List<String> arguments, int at) {
    if (at >= arguments.size()) {
      throw new IllegalArgumentException(arguments.get(at - 1) + " needs a value\n" + USAGE);
    }
    return arguments.get(at);
  }
}

package io.ledgerline.verifier.drill;

import io.ledgerline.verifier.UnreadableException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code verify DIR --drill}: arguments in, text out, an exit code.
 *
 * <p>0: every manipulation was caught where it must be. 1: one was missed or could not be done, or
 * the ledger had findings to begin with. 2: wrong arguments, or something can't be read.
 */
public final class DrillCommand {
  /** The option that asks for a drill. */
  public static final String OPTION = "--drill";

  private static final String SAMPLE = "--sample";
  private static final int MIB = 1 << 20;
  private static final int UNUSABLE = 2;

  private DrillCommand() {}

  /** Runs with those arguments, {@value #OPTION} among them. */
  public static int run(List<String> arguments, PrintStream out, PrintStream err)
      throws InterruptedException {
    try {
      List<String> rest = new ArrayList<>(arguments);
      rest.remove(OPTION);
      long bytes = sample(rest);
      if (rest.size() != 1 || rest.getFirst().startsWith("-")) {
        throw new IllegalArgumentException(
            "verify --drill: takes a folder and --sample MIB, nothing else (found: " + rest + ")");
      }
      return run(Path.of(rest.getFirst()), bytes, out::println);
    } catch (IllegalArgumentException | UnreadableException e) {
      err.println(e.getMessage());
      return UNUSABLE;
    }
  }

  /** Runs on that folder and gives each line to {@code out}. */
  public static int run(Path folder, long sampleBytes, Consumer<String> out)
      throws InterruptedException {
    DrillText text = new DrillText(out);
    text.begin();
    DrillReport report = Drill.run(folder, sampleBytes, text::row);
    text.end(report);
    return report.isPassed() ? 0 : 1;
  }

  private static long sample(List<String> arguments) {
    int at = arguments.indexOf(SAMPLE);
    if (at < 0) {
      return Drill.SAMPLE_BYTES;
    }
    arguments.remove(at);
    String value = at < arguments.size() ? arguments.remove(at) : "";
    if (!value.matches("[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException(
          SAMPLE + ": " + value + " (expected: MiB to copy at most, 1 to 999999)");
    }
    return Long.parseLong(value) * MIB;
  }
}

package io.ledgerline.benchmarks;

import io.ledgerline.benchmarks.hostile.HostileSearch;
import io.ledgerline.benchmarks.ledger.LedgerLoad;
import io.ledgerline.benchmarks.ledger.LedgerPlan;
import io.ledgerline.benchmarks.run.Page;
import io.ledgerline.benchmarks.run.Plan;
import io.ledgerline.benchmarks.run.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The benchmark command: {@code ./ledgerline benchmark}. */
public final class Benchmark {
  private static final String USAGE =
      """
      usage: ledgerline benchmark [--quick] [--rounds=N] [--write]
             ledgerline benchmark ledger [--quick] [--write]
             ledgerline benchmark hostile [--quick]
             ledgerline benchmark micro [PATTERN]

        (nothing)   about ten minutes: direct, bare nginx and Ledgerline with everything on, in turns
        --quick     at most 90 seconds, one round: shows what is plainly wrong
        --rounds=N  measures all N times and reports the median (3; with --quick 1)
        --write     puts the tables into docs/benchmarks.md
        ledger      64 producers on the ledger, alone and with the index following; 1,000 streams;
                    about three minutes, with --quick one and a half
        hostile     searches for the texts that detectors are slowest on: three minutes, with
                    --quick one
        micro       JMH benchmarks of the parts; PATTERN picks some
      """;

  private Benchmark() {}

  /** Runs; exits with 2 for a wrong option and 1 for a run that failed. */
  public static void main(String[] arguments) throws Exception {
    var words = Arrays.asList(arguments);
    if (!words.isEmpty() && words.getFirst().equals("micro")) {
      org.openjdk.jmh.Main.main(micro(words.subList(1, words.size())));
      return;
    }
    if (!words.isEmpty()
        && words.getFirst().equals("hostile")
        && List.of("hostile", "--quick").containsAll(words)) {
      System.out.print(HostileSearch.run(Duration.ofSeconds(words.contains("--quick") ? 20 : 60)));
      return;
    }
    if (!words.isEmpty()
        && words.getFirst().equals("ledger")
        && List.of("ledger", "--quick", "--write").containsAll(words)) {
      ledger(words.contains("--quick"), words.contains("--write"));
      return;
    }
    if (!words.stream()
        .allMatch(word -> word.matches("--quick|--write|--rounds=[1-9]|--rounds=1[0-9]"))) {
      System.err.print(USAGE);
      System.exit(2);
    }
    boolean quick = words.contains("--quick");
    new Session(home(), quick, plan -> rounds(plan, words), words.contains("--write")).run();
    System.exit(0);
  }

  private static Plan rounds(Plan plan, List<String> words) {
    return words.stream()
        .filter(word -> word.startsWith("--rounds="))
        .findFirst()
        .map(word -> plan.withRounds(Integer.parseInt(word.substring("--rounds=".length()))))
        .orElse(plan);
  }

  private static String[] micro(List<String> patterns) {
    var flags = "-jvmArgsAppend=--sun-misc-unsafe-memory-access=allow";
    var pattern = patterns.isEmpty() ? "io.ledgerline.benchmarks.micro" : patterns.getFirst();
    return new String[] {pattern, "-f", "1", flags};
  }

  private static void ledger(boolean quick, boolean write) throws Exception {
    var work = Files.createDirectories(home().resolve(".ledgerline"));
    var folder = Files.createTempDirectory(work, "ledger-load");
    try {
      var text = LedgerLoad.run(folder, quick ? LedgerPlan.quick() : LedgerPlan.usual());
      System.out.print(text);
      if (write) {
        new Page(home()).write("./ledgerline benchmark ledger --write", text);
      }
    } finally {
      Session.delete(folder);
    }
  }

  /** The checkout, given by the launcher; else the current folder. */
  private static Path home() {
    return Path.of(System.getProperty("ledgerline.home", "")).toAbsolutePath();
  }
}

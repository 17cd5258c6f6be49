package io.ledgerline.benchmarks.run;

import io.ledgerline.benchmarks.process.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.UnaryOperator;

/** One whole run: starts the peers, measures, prints, and leaves nothing behind but its reports. */
public final class Session {
  private final Path home;
  private final UnaryOperator<Plan> change;
  private final boolean quick;
  private final boolean write;

  /**
   * A session.
   *
   * @param home the checkout: its {@code .ledgerline} holds what the run needs, on the disk that a
   *     user's data would be on
   * @param quick at most 90 seconds
   * @param change what the command line asks for besides
   * @param write whether {@code docs/benchmarks.md} gets the tables
   */
  public Session(Path home, boolean quick, UnaryOperator<Plan> change, boolean write) {
    this.home = home;
    this.change = change;
    this.quick = quick;
    this.write = write;
  }

  /** Runs it; tables go to standard output, progress to standard error. */
  public void run() throws Exception {
    var work = Files.createDirectories(home.resolve(".ledgerline"));
    var folder = Files.createTempDirectory(work, "benchmark");
    try {
      report(work, measure(folder));
    } finally {
      delete(folder);
    }
  }

  private Outcome measure(Path folder) throws Exception {
    int limit = Machine.openFileLimit();
    try (var peers = Peers.start(home, folder)) {
      var suite =
          new Suite(
              change.apply(quick ? Plan.quick(limit) : Plan.full(limit)),
              peers.all(),
              folder,
              line -> System.err.println("benchmark: " + line));
      return suite.run(Machine.describe(), peers.startMillis());
    }
  }

  private void report(Path work, Outcome outcome) throws IOException {
    var text = new Markdown(outcome).text();
    System.out.print(text);
    var json = work.resolve("benchmark.json");
    Files.writeString(json, JsonReport.of(outcome));
    System.err.println("benchmark: every round is in " + json);
    if (write) {
      new Page(home).write("./ledgerline benchmark --write", text);
    }
  }

  /** Removes a folder and all in it. */
  public static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}

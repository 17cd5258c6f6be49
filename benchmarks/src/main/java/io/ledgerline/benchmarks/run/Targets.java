package io.ledgerline.benchmarks.run;

import java.util.List;
import java.util.Locale;

/** The numbers to reach of DESIGN.md, "Numbers to reach", beside what this run saw. */
final class Targets {
  private static final String US = "ledgerline";
  private static final String NGINX = "nginx";

  /**
   * One promise: reached when {@code seen} is at most (or at least) {@code bound}.
   *
   * @param most whether the bound is an upper one
   */
  record Target(String what, double seen, double bound, boolean most, String unit) {
    boolean reached() {
      return most ? seen <= bound : seen >= bound;
    }
  }

  private final Outcome outcome;

  Targets(Outcome outcome) {
    this.outcome = outcome;
  }

  List<Target> all() {
    var plain = Workload.PLAIN_THROUGHPUT;
    var paced = Workload.STREAM_PACED;
    double sync50 = 2 * outcome.rawSync().p50Millis();
    double sync99 = 2 * outcome.rawSync().p99Millis();
    double cpu = outcome.median(plain, US, Measured::cpuMicrosPerCall);
    double nginxCpu = outcome.median(plain, NGINX, Measured::cpuMicrosPerCall);
    return List.of(
        new Target("CPU per plain call, against nginx", cpu / nginxCpu, 4, true, "×"),
        new Target("calls per second of one proxy core", 1e6 / cpu, 10_000, false, "/s"),
        new Target("throughput of one core, against nginx", nginxCpu / cpu, 0.25, false, "×"),
        new Target("added latency p50 at 1,000/s", latency(50), 0.5 + sync50, true, " ms"),
        new Target("added latency p99 at 1,000/s", latency(99), 3 + sync99, true, " ms"),
        new Target(
            "CPU per paced event, against nginx",
            outcome.median(paced, US, Measured::cpuMicrosPerEvent)
                / outcome.median(paced, NGINX, Measured::cpuMicrosPerEvent),
            2,
            true,
            "×"),
        new Target(
            "first event later than direct",
            outcome.added(paced, US, m -> m.result().firstEventMillis(50)),
            1 + sync50,
            true,
            " ms"),
        new Target("memory with all streams open", streamsMemory(), 1024, true, " MiB"));
  }

  String markdown() {
    var out = new StringBuilder("| Target | bound | this run | |\n| --- | --- | --- | --- |\n");
    for (var target : all()) {
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %s %,.2f%s | %,.2f%s | %s |%n",
              target.what(),
              target.most() ? "≤" : "≥",
              target.bound(),
              target.unit(),
              target.seen(),
              target.unit(),
              target.reached() ? "reached" : "**not reached**"));
    }
    return out.toString();
  }

  private double latency(double percentile) {
    return outcome.added(Workload.PLAIN_LATENCY, US, m -> m.result().latencyMillis(percentile));
  }

  private double streamsMemory() {
    return outcome.openStreams().stream()
        .filter(held -> held.peer().equals(US))
        .mapToDouble(held -> held.peakResidentBytes() / 1024.0 / 1024.0)
        .findFirst()
        .orElse(Double.NaN);
  }
}
